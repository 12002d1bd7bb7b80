import type { Counts } from '../../../platform/observability.ts';
import { factOfEvent } from '../../kernel/read-facts.ts';
import { createHandoff } from './create-handoff.ts';
import type { Deps } from './deps.ts';
import { takeWaiting } from './take-waiting.ts';
import { withdrawHandoff } from './withdraw-handoff.ts';

/**
 * Takes one event of our bus: a lead became hot or asked for something, or that was withdrawn. Any event, also that an
 * answer came, may mean that an owner has room for a lead that waits.
 */
export const takeHandoffEvent = (deps: Deps) => {
  const create = createHandoff(deps);
  const withdraw = withdrawHandoff(deps);
  const takeNext = takeWaiting(deps, create);
  return async (event: unknown): Promise<Counts> => {
    const fact = factOfEvent(event);
    const outcome = fact.kind === 'crossing' || fact.kind === 'requested' ? await create(fact) : undefined;
    if (fact.kind === 'crossingWithdrawn') await withdraw(fact);
    return {
      ...(outcome === undefined ? {} : { [`Handoff.${outcome.kind}`]: 1 }),
      'Handoff.takenFromWaiting': await takeNext(),
    };
  };
};
