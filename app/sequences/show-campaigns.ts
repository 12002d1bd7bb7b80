import { addByName } from '../../domain/kernel/add-by-name.ts';
import { campaignRoutes, type CampaignView } from '../../contract/sequences.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { stepCounts } from '../../domain/kpis/step-counts.ts';
import { addCounts, noCounts } from '../../domain/kpis/kpi.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import { addDelivery, type Delivery } from '../../domain/sequences/delivery.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { contentTag } from '../kernel/write-over.ts';
import { findCounters, type KpiCounter } from '../kpis/kpi-store.ts';
import { findCampaign, findEarlierDelivery, listCampaigns as findCampaigns } from './campaign-store.ts';

type Deps = Needs<'db'>;
type StepSums = KpiCounter['steps'];

/** So many campaigns are read at once. */
const AT_ONCE = 16;

/** All campaigns, the newest first. */
export const listCampaigns =
  (deps: Deps): Serve<typeof campaignRoutes.listCampaigns> =>
  async () => {
    // The counters of all campaigns are read once, not once a campaign.
    const [campaigns, counters] = await Promise.all([findCampaigns(deps.db), findCounters(deps.db)]);
    const byCampaign = grouped(counters, ({ campaignId }) => campaignId);
    return {
      campaigns: [
        ...(await inParallel(campaigns, AT_ONCE, async (campaign) =>
          viewWith(
            campaign,
            byCampaign.get(campaign.id) ?? [],
            await findEarlierDelivery(deps.db, campaign.id),
          ),
        )),
      ],
    };
  };

/** One campaign. */
export const showCampaign =
  (deps: Deps): Serve<typeof campaignRoutes.showCampaign> =>
  async ({ params }, { tagged }) => {
    const campaign = await campaignOr404(deps, params.id);
    tagged(campaignTag(campaign));
    return viewOf(deps, campaign);
  };

/** Of whoever pauses, resumes or ends it: that nobody did since it was read. */
export const campaignTag = ({ state, stateChanged }: Campaign): string =>
  contentTag([state, stateChanged?.at]);

/** A campaign, what mail servers said of its mails, and how far its customers came. */
export async function viewOf({ db }: Deps, campaign: Campaign): Promise<CampaignView> {
  const [counters, earlier] = await Promise.all([
    findCounters(db, campaign.id),
    findEarlierDelivery(db, campaign.id),
  ]);
  return viewWith(campaign, counters, earlier);
}

const viewWith = (campaign: Campaign, counters: readonly KpiCounter[], earlier: Delivery): CampaignView => ({
  campaign,
  delivery: counters.reduce((sum, each) => addDelivery(sum, each.delivery), earlier),
  counts: counters.reduce((sum, each) => addCounts(sum, each.counts), noCounts),
  steps: [...stepCounts(counters.reduce<StepSums>((sum, each) => addByName(sum, each.steps), {}))].map(
    (each) => ({ ...each, passed: { ...each.passed }, left: { ...each.left } }),
  ),
});

export async function campaignOr404({ db }: Deps, id: string): Promise<Campaign> {
  const campaign = await findCampaign(db, id);
  if (campaign !== undefined) return campaign;
  throw new UserError(404, 'unknown-campaign', {
    ja: `施策「${id}」はありません。rekindle campaign status で一覧を見られます。`,
    en: `There is no campaign "${id}". See rekindle campaign status.`,
  });
}
