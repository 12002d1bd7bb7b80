import type { Database } from '../../platform/dynamodb/database.ts';
import { UserError } from '../../platform/user-error.ts';
import { peopleLastNight } from '../sequences/monthly-store.ts';

/** So many people are counted at once while somebody waits; of more the counts are kept. */
export const atOnce = 2000;

/** Whether the last night found people so few that one part of a scan reads all in a moment; false before the first. */
export const wereFew = async (db: Database): Promise<boolean> =>
  ((await peopleLastNight(db)) ?? Infinity) <= atOnce;

/** Somebody waits for it: ten seconds' work a part. */
const PEOPLE_A_PART = 5000;
/** Of how many nothing is known yet, as of a new company whose first file is large. */
const PARTS_OF_UNKNOWN = 32;

/** In how many parts so many people are looked through by messages: while somebody waits, where `each` is not said. */
export const partsFor = (people: number | undefined, each = PEOPLE_A_PART): number =>
  people === undefined ? PARTS_OF_UNKNOWN : cut(people, each, [1, 500]);

/** Into how many parts of `each` people all customers are cut, by how many the last night found; before the first into four. */
export const partsOf = async (db: Database, each: number): Promise<number> =>
  cut((await peopleLastNight(db)) ?? 0, each, [4, 10_000]);

const cut = (people: number, each: number, [fewest, most]: readonly [number, number]): number =>
  Math.min(most, Math.max(fewest, Math.ceil(people / each)));

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
