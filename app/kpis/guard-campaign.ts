import { guardTrips } from '../../domain/sequences/campaign.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { changeCampaignState, findCampaign } from '../sequences/campaign-store.ts';
import { findDelivery } from './kpi-store.ts';

/** A campaign whose bounces or complaints are too many pauses itself (R15). */
export async function guardCampaign(db: Database, campaignId: string): Promise<void> {
  const [delivery, campaign] = await Promise.all([
    findDelivery(db, campaignId),
    findCampaign(db, campaignId),
  ]);
  const trips = guardTrips(delivery, campaign?.guardedFrom);
  if (trips !== null)
    await changeCampaignState(db, campaignId, { from: ['running'], to: 'paused', because: trips });
}
