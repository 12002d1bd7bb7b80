import type { Database } from '../../platform/dynamodb/database.ts';
import { UserError } from '../../platform/user-error.ts';
import { peopleLastNight } from '../sequences/monthly-store.ts';

/** Before the first night nobody knows how many people there are. */
const FEWEST = 4;
const MOST = 10_000;

/** Into how many parts all customers are cut, of `each` people; by how many the last night found. */
export const partsOf = async (db: Database, each: number): Promise<number> =>
  Math.min(MOST, Math.max(FEWEST, Math.ceil(((await peopleLastNight(db)) ?? 0) / each)));

/**
 * The part of all customers that a request is about, which must be answered within half a minute: of as many as it was
 * told before, else of `each` people.
 */
export async function partAsked(
  db: Database,
  { part, of }: { readonly part: number; readonly of?: number | undefined },
  each: number,
): Promise<{ readonly part: number; readonly of: number }> {
  const parts = of ?? (await partsOf(db, each));
  if (part < parts) return { part, of: parts };
  throw new UserError(422, 'part', {
    ja: `part は 0 から ${parts - 1} までの整数です。「${part}」は使えません。`,
    en: `part is a whole number from 0 to ${parts - 1}; "${part}" is not.`,
  });
}
