import type { Deal } from '../../domain/people/relationship.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { scanDeals } from './deal-store.ts';

const PARTS = 8;
/** More companies change no figure by as much as its range; a scan in the order of hashes is a sample by lot. */
const COMPANIES = 10_000;

/** What up to ten thousand companies with deals amount to, drawn by lot. */
export async function sampleDeals<T>(
  db: Database,
  read: (deals: readonly Deal[]) => T,
): Promise<readonly T[]> {
  const parts = Array.from({ length: PARTS }, (_, part) => part);
  const found = await inParallel(parts, PARTS, async (part) => {
    const some: T[] = [];
    for await (const deals of scanDeals(db, part, PARTS)) {
      some.push(read(deals));
      if (some.length >= COMPANIES / PARTS) break;
    }
    return some;
  });
  return found.flat();
}
