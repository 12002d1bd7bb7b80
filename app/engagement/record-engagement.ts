import type { Deps } from './deps.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import type { Act } from '../../domain/engagement/engagement.ts';
import { countSources } from './count-sources.ts';
import { planRecording } from './plan-recording.ts';

/** What is to be done for one customer: new acts, messages whose acts must be judged again, a fold of everything. */
export interface Work {
  readonly customerId: string;
  readonly acts: readonly Act[];
  /** Our ids of mails whose delivery has just become known. */
  readonly judgeAgain: readonly string[];
  readonly refold: boolean;
  /** Fill the interest under the model that is being tried from the whole timeline. */
  readonly replay?: boolean | undefined;
  /** Judge all that the customer ever did anew: by the rules in force, what sources show, and what sales disputes. */
  readonly rejudge?: boolean | undefined;
  /** When the handoff closed, if it did: the hold of requests made until then ends. ISO. */
  readonly releasedAt?: string | undefined;
}

/** What came of it. `duplicates` are acts that were recorded before. */
export interface Recorded {
  readonly added: number;
  readonly duplicates: number;
  readonly crossed: boolean;
}

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
