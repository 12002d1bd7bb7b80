import type { campaignRoutes } from '../../../contract/sequences.ts';
import { inParallel } from '../../../platform/in-parallel.ts';
import { UserError } from '../../../platform/user-error.ts';
import type { Needs } from '../../kernel/deps.ts';
import type { Serve } from '../../kernel/serve-routes.ts';
import { findCustomers } from '../../people/customer-store.ts';
import { listOwners } from '../../people/owner-store.ts';
import { campaignOr404 } from '../show-campaigns.ts';
import { countNames, findReviews } from './review-store.ts';

/** So many owners are read at once. */
const AT_ONCE = 8;

/** Whom owners were asked about before the first mail of a campaign, who has answered, and who is kept back and why. */
export const showOwnerReview =
  ({ db, now }: Needs<'db' | 'now'>): Serve<typeof campaignRoutes.showOwnerReview> =>
  async ({ params }) => {
    const campaign = await campaignOr404({ db }, params.id);
    if (campaign.ownerReview === undefined) throw notAsked(campaign.name);
    const { until } = campaign.ownerReview;
    const [reviews, owners] = await Promise.all([findReviews(db, campaign.id), listOwners(db)]);
    const customers = await findCustomers(
      db,
      reviews.flatMap(({ kept }) => kept.map(({ customerId }) => customerId)),
    );
    const asked = await inParallel(reviews, AT_ONCE, async ({ ownerId, answeredAt, kept }) => ({
      ownerId,
      name: owners.find(({ id }) => id === ownerId)?.name ?? '',
      ...(await countNames(db, campaign.id, ownerId)),
      ...(answeredAt === undefined ? {} : { answeredAt }),
      kept: kept.map((each) => ({ ...each, name: customers.get(each.customerId)?.fullName ?? '' })),
    }));
    return { until, isOver: Date.parse(until) <= now().getTime(), owners: [...asked] };
  };

const notAsked = (name: string): UserError =>
  new UserError(404, 'no-owner-review', {
    ja: `施策「${name}」は営業確認なしで始めました。営業確認をするには、開始するときに日数を指定します（--review 3）。`,
    en: `"${name}" was launched without asking its owners. To ask them, give the days at the launch (--review 3).`,
  });
