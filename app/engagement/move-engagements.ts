import { chunked } from '../../domain/kernel/chunked.ts';
import type { Fact } from '../../domain/timeline/fact.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { findInterest, putInterest } from '../interest/interest-store.ts';
import { findCustomer } from '../people/customer-store.ts';
import { findEngagements, findFacts, putFact } from '../timeline/timeline-store.ts';
import type { Deps } from './deps.ts';
import { actMovedTo, recordEngagement } from './record-engagement.ts';

const TRIES = 10;
/** What one transaction of a recording holds. */
const ACTS_AT_ONCE = 20;

/**
 * What was done by a record that was merged counts for the one that is left. First its interest is closed, so that no
 * act is recorded there any more; then acts and penalties are copied, silently: nobody is asked or told about what is
 * known already. Safe to run twice.
 */
export const moveEngagements =
  (deps: Deps) =>
  async (customerId: string, into: string): Promise<void> => {
    const { db } = deps;
    const customer = await findCustomer(db, customerId);
    if (customer?.mergedInto !== into) return;
    await closeInterests(deps, customerId, into);
    const [acts, facts] = await Promise.all([findEngagements(db, customerId), findFacts(db, customerId)]);
    for (const fact of facts.filter(isOfPenalty))
      await transact(db, [putFact(db, { ...fact, customerId: into })]);
    const record = recordEngagement(deps);
    const parts = chunked(
      acts.map((act) => actMovedTo(act, into)),
      ACTS_AT_ONCE,
    );
    const work = { customerId: into, judgeAgain: [], isMove: true };
    for (const part of parts) await record({ ...work, acts: part, recompute: false });
    if (facts.some(isOfPenalty)) await record({ ...work, acts: [], recompute: true });
  };

/** Whether a fact lowers the interest, or says that it no longer does. */
export const isOfPenalty = ({ kind }: Fact): boolean => kind === 'penalty' || kind === 'penaltyLifted';

/** Under every model: cold, among no leads, and with the record at which the person is found. */
async function closeInterests({ db, settings }: Deps, customerId: string, into: string): Promise<void> {
  const { model, candidateModel } = await settings();
  for (const each of candidateModel === undefined ? [model] : [model, candidateModel])
    await untilWon(`the interest of customer ${customerId}`, TRIES, async () => {
      const interest = await findInterest(db, customerId, each.id);
      if (interest === undefined || (interest.movedTo === into && interest.heat === null)) return undefined;
      const { temperature, holdUntilEpochMs } = interest;
      const closed = {
        ...interest,
        movedTo: into,
        closed: interest.closed ?? { temperature, holdUntilEpochMs },
        heat: null,
        temperature: 'cold',
        holdUntilEpochMs: 0,
      } as const;
      return (await transact(db, [putInterest(db, interest, closed, each)])).kind === 'done'
        ? undefined
        : 'lost';
    });
}
