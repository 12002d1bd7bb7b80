import type { Recorded, Work } from './work.ts';
import type { Deps } from './deps.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { countSources } from './count-sources.ts';
import { planRecording } from './plan-recording.ts';

const TRIES = 10;

/**
 * Records what one customer did and what it makes of the interest: the only writer of both. One transaction puts the
 * acts (each once), corrects verdicts, and updates the interest on condition that nobody changed it meanwhile;
 * losing that race means reading again. Safe to run twice: what is recorded already changes nothing.
 */
export const recordEngagement =
  (deps: Deps) =>
  async (work: Work): Promise<Recorded> => {
    for (;;) {
      const plan = await untilWon(`the interest of customer ${work.customerId}`, TRIES, async () => {
        const next = await planRecording(deps, work);
        const isDone = next.writes.length === 0 || (await transact(deps.db, next.writes)).kind === 'done';
        return isDone ? next : 'lost';
      });
      if (plan.writes.length > 0 && plan.isUnfinished) continue;
      await countSources(deps, work.customerId, plan.toCount);
      return plan.recorded;
    }
  };
