import type { ScoringModel } from '../../domain/interest/scoring-model.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { findInterest, putInterest, type StoredInterest } from '../interest/interest-store.ts';
import type { Deps } from './deps.ts';

const TRIES = 10;

/** Changes somebody's interest under the model in force and the candidate; read again where somebody else wrote it meanwhile. */
export async function changeInterests(
  { db, settings }: Deps,
  customerId: string,
  change: (interest: StoredInterest, model: ScoringModel) => StoredInterest | Promise<StoredInterest>,
): Promise<void> {
  const { model, candidateModel } = await settings();
  for (const each of candidateModel === undefined ? [model] : [model, candidateModel])
    await untilWon(`the interest of customer ${customerId}`, TRIES, async () => {
      const interest = await findInterest(db, customerId, each.id);
      if (interest === undefined) return undefined;
      const changed = await change(interest, each);
      if (isSame(changed, interest)) return undefined;
      return (await transact(db, [putInterest(db, interest, changed, each)])).kind === 'done'
        ? undefined
        : 'lost';
    });
}
