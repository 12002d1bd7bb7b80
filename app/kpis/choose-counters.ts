import { monthlyId } from '../../domain/sequences/monthly-id.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { UserError } from '../../platform/user-error.ts';
import { findCampaign } from '../sequences/campaign-store.ts';
import { findCounters, type KpiCounter } from './kpi-store.ts';

/** Counters of the page: of one campaign, or of all. */
export interface ChosenCounters {
  readonly campaigns: readonly KpiCounter[];
  /** The monthly mail follows a campaign: whoever gets both counts once, and it has a line of its own. */
  readonly monthly: readonly KpiCounter[];
}

/** Counters of a campaign; without one those of all, the monthly mail beside them. */
export async function chosenCounters(db: Database, campaignId: string | undefined): Promise<ChosenCounters> {
  if (
    campaignId !== undefined &&
    campaignId !== monthlyId &&
    (await findCampaign(db, campaignId)) === undefined
  )
    throw unknownCampaign(campaignId);
  const found = await findCounters(db);
  if (campaignId !== undefined)
    return { campaigns: found.filter((each) => each.campaignId === campaignId), monthly: [] };
  return {
    campaigns: found.filter((each) => each.campaignId !== monthlyId),
    monthly: found.filter((each) => each.campaignId === monthlyId),
  };
}

const unknownCampaign = (id: string): UserError =>
  new UserError(404, 'unknown-campaign', {
    ja: `施策「${id}」はありません。rekindle campaign status で一覧を見られます。`,
    en: `There is no campaign "${id}". See rekindle campaign status.`,
  });
