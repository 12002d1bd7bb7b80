import { wordsIn } from '../../../domain/kernel/locale.ts';
import { formatMoment } from '../../../contract/format.ts';
import { firstMailAt } from '../../../domain/sequences/waves.ts';
import { calledIn } from '../../../domain/people/names.ts';
import { linkToken } from '../../../platform/signed-links.ts';
import { renderReviewMail } from '../../../templates/mails/review-mail.ts';
import type { Needs } from '../../kernel/deps.ts';
import { nothingToTell, ownerGone, type StaffMailRenderers } from '../../kernel/staff-mail.ts';
import { listOwners } from '../../people/owner-store.ts';
import { findCampaign } from '../campaign-store.ts';
import { countNames, findReview } from './review-store.ts';

/** Asks an owner to look through the names of a campaign; once more shortly before the end, where no answer has come. */
export const reviewMails = ({
  db,
  settings: load,
  linkKeys,
  publicUrl,
  now,
}: Needs<'db' | 'settings' | 'linkKeys' | 'publicUrl' | 'now'>): StaffMailRenderers<'ownerReview'> => ({
  ownerReview: async ({ subject: { campaignId, ownerId, round } }) => {
    const [settings, owners, campaign, review] = await Promise.all([
      load(),
      listOwners(db),
      findCampaign(db, campaignId),
      findReview(db, campaignId, ownerId),
    ]);
    const owner = owners.find(({ id }) => id === ownerId);
    if (owner?.email === undefined || owner.retired) return ownerGone;
    const until = campaign?.ownerReview?.until;
    if (campaign === undefined || until === undefined || campaign.state === 'ended') return nothingToTell;
    if (Date.parse(until) <= now().getTime()) return nothingToTell;
    if (review === undefined || (round === 'remind' && review.answeredAt !== undefined)) return nothingToTell;
    const counted = await countNames(db, campaignId, ownerId);
    const { locale, calendar } = settings;
    const moment = (at: string): string => formatMoment(Date.parse(at), calendar.timeZone, locale);
    return {
      kind: 'ready',
      to: owner.email,
      mail: renderReviewMail({
        locale,
        round,
        toLastName: calledIn(owner.name, locale),
        campaignName: campaign.name,
        topic: wordsIn(campaign.sequence.topic, locale),
        ...counted,
        firstMailAt: moment(firstMailAt(campaign)),
        until: moment(until),
        url: `${publicUrl}/r/${linkToken(await linkKeys(), 'r', [campaignId, ownerId])}`,
      }),
    };
  },
});
