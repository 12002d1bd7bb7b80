import { guardTrips } from '../../domain/sequences/campaign.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { changeCampaignState, findCampaign } from '../sequences/campaign-store.ts';
import { monthlyId } from '../../domain/sequences/monthly-id.ts';
import { changeMonthlyState, findMonthlyState } from '../sequences/monthly-state-store.ts';
import { findDelivery } from './kpi-store.ts';

/** A campaign, or the monthly mail, whose bounces or complaints are too many pauses itself (R15). */
export async function guardCampaign(db: Database, campaignId: string, at: string): Promise<void> {
  if (campaignId === monthlyId) return guardMonthly(db);
  const [delivery, campaign] = await Promise.all([
    findDelivery(db, campaignId),
    findCampaign(db, campaignId),
  ]);
  const trips = guardTrips(delivery, campaign?.guardedFrom);
  if (trips !== null)
    await changeCampaignState(db, campaignId, { from: ['running'], to: 'paused', because: trips, at });
}

async function guardMonthly(db: Database): Promise<void> {
  const [delivery, state] = await Promise.all([findDelivery(db, monthlyId), findMonthlyState(db)]);
  const trips = guardTrips(delivery, state.guardedFrom);
  if (trips !== null && state.state === 'running')
    await changeMonthlyState(db, { to: 'paused', because: trips });
}
