import type { RawEngagement } from '../../domain/engagement/engagement.ts';
import type { Recorded, Work } from './work.ts';
import type { Deps } from './deps.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { countSources } from './count-sources.ts';
import { planRecording } from './plan-recording.ts';

const TRIES = 10;

/**
 * Records what one customer did and what it makes of the interest: the only writer of both. One transaction puts the
 * acts (each once), corrects verdicts, and updates the interest on condition that nobody changed it meanwhile;
 * losing that race means reading again. Safe to run twice: what is recorded already changes nothing. What comes for a
 * record that was merged is recorded for the one that speaks for its person.
 */
export const recordEngagement =
  (deps: Deps) =>
  async (work: Work): Promise<Recorded> => {
    let own = work;
    for (;;) {
      const plan = await untilWon(`the interest of customer ${own.customerId}`, TRIES, async () => {
        const next = await planRecording(deps, own);
        const isDone = next.writes.length === 0 || (await transact(deps.db, next.writes)).kind === 'done';
        return isDone ? next : 'lost';
      });
      if (plan.movedTo !== undefined) {
        own = movedTo(own, plan.movedTo);
        continue;
      }
      if (plan.writes.length > 0 && plan.isUnfinished) continue;
      await countSources(deps, own.customerId, plan.toCount);
      return plan.recorded;
    }
  };

/** The same work for the record that a merge has left; its mails are found where they were sent to. */
const movedTo = (work: Work, customerId: string): Work => ({
  ...work,
  customerId,
  sentTo: work.sentTo ?? work.customerId,
  acts: work.acts.map((act) => actMovedTo(act, customerId)),
});

/** An act of a record that was merged, as one of the record that is left. */
export const actMovedTo = <Act extends RawEngagement>(act: Act, customerId: string): Act => ({
  ...act,
  customerId,
  sentTo: act.sentTo ?? act.customerId,
});
