import { wordsOfNurtureMail } from '../../templates/mails/nurture-words.ts';
import { writerFor } from '../../domain/handoffs/route/choose-owner.ts';
import { campaignOf, type OutboxMail } from '../../domain/mail/mail.ts';
import type { SentText } from '../../domain/mail/own-words.ts';
import type { Needs } from '../kernel/deps.ts';
import { loadPerson } from '../people/load-person.ts';
import { findCampaign, findEnrolment } from '../sequences/campaign-store.ts';
import { customerUrls } from './customer-urls.ts';
import { assetOf, nurtureView } from './nurture-view.ts';

type Deps = Needs<'db' | 'linkKeys' | 'settings' | 'now'>;

/**
 * The words that a customer was sent: a reply may quote them without any mark. Undefined where they are no longer known;
 * then the marks of quotes alone tell. Links are told by their tokens, so that the site's address is not needed.
 */
export async function sentTextOf(deps: Deps, mail: OutboxMail): Promise<SentText | undefined> {
  const { db } = deps;
  const { customerId, subject } = mail;
  const campaignId = campaignOf(mail);
  if (campaignId === undefined || subject.kind !== 'nurture') return undefined;
  const [campaign, enrolment, person, settings, linkKeys] = await Promise.all([
    findCampaign(db, campaignId),
    findEnrolment(db, customerId, campaignId),
    loadPerson(db, customerId, deps.now().toISOString()),
    deps.settings(),
    deps.linkKeys(),
  ]);
  const step = campaign?.sequence.steps[subject.step];
  if (campaign === undefined || enrolment === undefined || person === undefined || step === undefined)
    return undefined;
  const { customer, account, owners } = person;
  return wordsOfNurtureMail(
    nurtureView({
      customer,
      account,
      owner: writerFor(owners, customer, account),
      dormancy: enrolment.dormancy,
      sequence: campaign.sequence,
      step,
      settings,
      urls: customerUrls(linkKeys, '', customerId, mail.id, assetOf(step, settings)),
    }),
  );
}
