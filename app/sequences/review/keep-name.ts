import { sendingMoment } from '../../../domain/mail/send-decision.ts';
import { dayOf } from '../../../domain/kernel/time-zone.ts';
import { withKept, type Kept } from '../../../domain/sequences/owner-review.ts';
import { isUnderWay } from '../../../domain/sequences/enrolment.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import { transact, untilWon } from '../../../platform/dynamodb/transact.ts';
import type { Needs } from '../../kernel/deps.ts';
import { loadStanding, putStanding } from '../../people/customer-store.ts';
import { findEnrolment, putEnrolment } from '../campaign-store.ts';

type Deps = Needs<'db' | 'now'>;

const TRIES = 5;

/**
 * Writes an owner's word for one customer into the enrolment and, for longer than this campaign, into the standing; `kept`
 * undefined takes it back. Nothing is written where it stands so already, or the campaign has ended for them; true where something was.
 */
export const keepName = (
  { db, now }: Deps,
  { calendar }: Pick<Settings, 'calendar'>,
  campaignId: string,
  customerId: string,
  kept: Kept | undefined,
): Promise<boolean> =>
  untilWon(`the enrolment of customer ${customerId}`, TRIES, async () => {
    const at = now();
    const [enrolment, standing] = await Promise.all([
      findEnrolment(db, customerId, campaignId),
      loadStanding(db, customerId, at.toISOString()),
    ]);
    if (enrolment === undefined || !isUnderWay(enrolment)) return false;
    const isKept = enrolment.keptByOwner === true;
    const { keptByOwner: _, ...plain } = enrolment;
    const next = kept === undefined ? plain : { ...plain, keptByOwner: true as const };
    const stands = withKept(standing, campaignId, kept, dayOf(at.getTime(), calendar.timeZone));
    if (isKept === (kept !== undefined) && stands === standing) return false;
    const due = sendingMoment(Math.max(enrolment.sinceEpochMs ?? 0, at.getTime()), calendar);
    const outcome = await transact(db, [
      putEnrolment(db, enrolment, next, enrolment.state === 'held' ? undefined : due),
      ...(stands === standing ? [] : [putStanding(db, standing, stands)]),
    ]);
    return outcome.kind === 'lost' ? 'lost' : true;
  });
