import { chunked } from '../../domain/kernel/chunked.ts';
import type { Fact } from '../../domain/timeline/fact.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { findCustomer } from '../people/customer-store.ts';
import { findEngagements, findFacts, putFact } from '../timeline/timeline-store.ts';
import { changeInterests } from './change-interests.ts';
import type { Deps } from './deps.ts';
import { actMovedTo, recordEngagement } from './record-engagement.ts';

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
const closeInterests = (deps: Deps, customerId: string, into: string): Promise<void> =>
  changeInterests(deps, customerId, (interest) => {
    if (interest.movedTo === into && interest.heat === null) return interest;
    const { temperature, holdUntilEpochMs } = interest;
    return {
      ...interest,
      movedTo: into,
      closed: interest.closed ?? { temperature, holdUntilEpochMs },
      heat: null,
      temperature: 'cold',
      holdUntilEpochMs: 0,
    };
  });
