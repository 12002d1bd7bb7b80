import { transact } from '../../../platform/dynamodb/transact.ts';
import { findInterests } from '../../interest/interest-store.ts';
import { endWaiting, findWaiting } from './waiting-store.ts';
import { levelOf, temperatureAt } from '../../../domain/interest/interest.ts';
import type { createHandoff } from './create-handoff.ts';
import type { Deps } from './deps.ts';

/** So many are tried at most when one owner has room again. */
const TRIED_AT_ONCE = 20;

/** Somebody may have room: the leads that wait are tried, those of most interest first; who has cooled waits no longer. */
export const takeWaiting =
  (deps: Deps, create: ReturnType<typeof createHandoff>) => async (): Promise<number> => {
    const { db } = deps;
    const waiting = await findWaiting(db);
    if (waiting.length === 0) return 0;
    const { model } = await deps.settings();
    const interests = await findInterests(
      db,
      waiting.map(({ customerId }) => customerId),
      model.id,
    );
    const level = (customerId: string): number => {
      const interest = interests.get(customerId);
      return interest === undefined || interest.heat === null
        ? -Infinity
        : levelOf(interest.heat, interest.threshold);
    };
    const bestFirst = waiting.toSorted((a, b) => level(b.customerId) - level(a.customerId));
    let taken = 0;
    for (const trigger of bestFirst.slice(0, TRIED_AT_ONCE)) {
      const interest = interests.get(trigger.customerId);
      const isCold =
        interest === undefined || temperatureAt(interest, deps.now().getTime(), model) === 'cold';
      const outcome = isCold ? undefined : await create(trigger);
      if (outcome?.kind === 'held' && outcome.because === 'ownersFull') continue;
      await transact(db, [endWaiting(db, trigger.customerId)]);
      if (outcome?.kind === 'created') taken++;
    }
    return taken;
  };
