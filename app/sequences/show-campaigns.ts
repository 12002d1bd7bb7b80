import { campaignRoutes, type CampaignView } from '../../contract/sequences.ts';
import { addCounts, noCounts } from '../../domain/kpis/kpi.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findCounters, findDelivery } from '../kpis/kpi-store.ts';
import { findCampaign, listCampaigns as findCampaigns } from './campaign-store.ts';

type Deps = Needs<'db'>;

/** All campaigns, the newest first. */
export const listCampaigns =
  (deps: Deps): Serve<typeof campaignRoutes.listCampaigns> =>
  async () => ({
    campaigns: await Promise.all((await findCampaigns(deps.db)).map((campaign) => viewOf(deps, campaign))),
  });

/** One campaign. */
export const showCampaign =
  (deps: Deps): Serve<typeof campaignRoutes.showCampaign> =>
  async ({ params }) =>
    viewOf(deps, await campaignOr404(deps, params.id));

/** A campaign, what mail servers said of its mails, and how far its customers came. */
export async function viewOf({ db }: Deps, campaign: Campaign): Promise<CampaignView> {
  const [delivery, counters] = await Promise.all([
    findDelivery(db, campaign.id),
    findCounters(db, campaign.id),
  ]);
  const counts = counters.reduce((sum, each) => addCounts(sum, each.counts), noCounts);
  return { campaign, delivery, counts };
}

export async function campaignOr404({ db }: Deps, id: string): Promise<Campaign> {
  const campaign = await findCampaign(db, id);
  if (campaign !== undefined) return campaign;
  throw new UserError(404, 'unknown-campaign', {
    ja: `施策「${id}」はありません。rekindle campaign status で一覧を見られます。`,
    en: `There is no campaign "${id}". See rekindle campaign status.`,
  });
}
