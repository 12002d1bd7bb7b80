import { isHeld, type Enrolment } from '../../domain/sequences/enrolment.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import type { Needs } from '../kernel/deps.ts';
import { putFact } from '../timeline/timeline-store.ts';
import { putEnrolment } from './campaign-store.ts';

/** Held, and no longer to be: the time is over, or the campaign is. Who waits for a paused one waits on. */
export const isToBeReleased = (enrolment: Enrolment, campaign: Campaign | undefined, now: string): boolean =>
  enrolment.state === 'held' &&
  (campaign === undefined ||
    campaign.state === 'ended' ||
    (!isHeld(enrolment, now) && !(campaign.state === 'paused' && campaign.control?.kind === 'delayed')));

/** Whose delayed start has come. */
export const startsLate = (enrolment: Enrolment | undefined, campaign: Campaign, now: string): boolean =>
  enrolment !== undefined &&
  campaign.control?.kind === 'delayed' &&
  enrolment.keptByOwner !== true &&
  isToBeReleased(enrolment, campaign, now);

/** Ends somebody's time in a control group: other campaigns may take them from now on. */
export async function releaseFromControl(
  { db, now }: Needs<'db' | 'now'>,
  enrolment: Enrolment,
): Promise<void> {
  const at = now().toISOString();
  const because = enrolment.keptByOwner === true ? 'keptByOwner' : 'controlOver';
  const { campaignId, customerId } = enrolment;
  // Whoever changed it meanwhile is looked at the next night.
  await transact(db, [
    putEnrolment(
      db,
      enrolment,
      { ...enrolment, state: 'ended', endedAt: at, endedBecause: because },
      undefined,
    ),
    putFact(db, { kind: 'enrolmentEnded', customerId, at, id: campaignId, campaignId, because }),
  ]);
}
