import type { Counts } from '../../../platform/observability.ts';
import { factOfEvent } from '../../kernel/read-facts.ts';
import { createHandoff } from './create-handoff.ts';
import type { Fact } from '../../../domain/timeline/fact.ts';
import { findHandoff } from '../handoff-store.ts';
import { settleColleagues } from '../hold-colleagues.ts';
import type { Deps } from './deps.ts';
import { takeWaiting, type RoomFact } from './take-waiting.ts';
import { withdrawHandoff } from './withdraw-handoff.ts';

/**
 * Takes one event of our bus: a lead became hot or asked for something, or that was withdrawn. What ends a handoff or
 * passes it on gives an owner room for a lead that waits; colleagues for whom its transaction had no room follow it.
 */
export const takeHandoffEvent = (deps: Deps) => {
  const create = createHandoff(deps);
  const withdraw = withdrawHandoff(deps, create);
  const takeNext = takeWaiting(deps, create);
  return async (event: unknown): Promise<Counts> => {
    const fact = factOfEvent(event);
    const outcome = fact.kind === 'crossing' || fact.kind === 'requested' ? await create(fact) : undefined;
    if (fact.kind === 'crossingWithdrawn') await withdraw(fact);
    const handoff =
      givesRoom(fact) && 'handoffId' in fact ? await findHandoff(deps.db, fact.handoffId) : undefined;
    if (handoff !== undefined) await settleColleagues(deps.db, handoff, deps.now().toISOString());
    return {
      ...(outcome === undefined ? {} : { [`Handoff.${outcome.kind}`]: 1 }),
      ...(givesRoom(fact) ? { 'Handoff.takenFromWaiting': await takeNext(fact, handoff) } : {}),
    };
  };
};

const givesRoom = (fact: Fact): fact is RoomFact =>
  ['feedback', 'handoffReleased', 'handoffWithdrawn', 'crossingWithdrawn'].includes(fact.kind);
