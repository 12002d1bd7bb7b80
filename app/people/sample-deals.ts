import type { Deal } from '../../domain/people/relationship.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { scanDeals } from './deal-store.ts';

const PARTS = 8;
/** More companies change no figure by as much as its range; a scan in the order of hashes is a sample by lot. */
const COMPANIES = 10_000;

/**
 * What up to ten thousand companies with deals amount to, drawn by lot.
 * @param isSmall one scan reads all; several at once read a large table
 */
export async function sampleDeals<T>(
  db: Database,
  read: (deals: readonly Deal[]) => T,
  isSmall = false,
): Promise<readonly T[]> {
  const of = isSmall ? 1 : PARTS;
  const parts = Array.from({ length: of }, (_, part) => part);
  const found = await inParallel(parts, of, async (part) => {
    const some: T[] = [];
    for await (const deals of scanDeals(db, part, of)) {
      some.push(read(deals));
      if (some.length >= COMPANIES / of) break;
    }
    return some;
  });
  return found.flat();
}
