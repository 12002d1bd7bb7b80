import { runDynamoDbLocal } from '../local/dynamodb/run-dynamodb-local.ts';
import { consoleReads, countsKept, readPage } from '../tests/app/support/console-reads.ts';
import { createMeter } from '../tests/app/support/metered-database.ts';
import { openWorldOver } from '../tests/app/support/world-over.ts';
import { emailOf, grow, launchOnAll, p95Of } from './api.ts';
import { startEndlessScan } from './endless-scan.ts';
import { printLine } from './report.ts';

const CALLS = 20;
const LARGEST_SHARE = 1.25;
/** What looks at everybody only while they are few. */
const pages = ['listSegments', 'listSegmentValues'] as const;

/**
 * The pages that look at customers one by one until they have seen 2,000: what they read where a scan would go on through
 * a hundred thousand and a million. Scans are answered by a stub (endless-scan.ts); all else is DynamoDB Local's.
 *
 * @param sizes numbers of customers, rising, multiples of the first, which is imported; by default 2,500 to a million
 */
export async function benchScans(sizes: readonly number[] = [2500, 100_000, 1_000_000]): Promise<void> {
  const [first = 2500, ...larger] = sizes;
  const database = await runDynamoDbLocal();
  const stub = await startEndlessScan(database.endpoint);
  const meter = createMeter();
  const world = await openWorldOver(stub.endpoint, { isAlwaysOpen: true }, meter);
  await grow(world, 0, first);
  const campaignId = await launchOnAll(world, first);
  await countsKept(world);
  const addresses = await consoleReads(world, { email: emailOf(7), campaignId });
  for (const name of pages) {
    const address = addresses.get(name);
    if (address === undefined) throw new Error(`${name} is no route that is read`);
    const unitsOf = async (size: number): Promise<number> => {
      stub.pretend(size / first);
      const cost = await meter.during(() => readPage(world, address));
      return Object.values(cost).reduce((sum, { readUnits }) => sum + readUnits, 0);
    };
    const few = await unitsOf(first);
    for (const size of larger) {
      const many = await unitsOf(size);
      const p95 = await p95Of(() => readPage(world, address), CALLS);
      printLine({
        bench: 'scans',
        name: `${name}: read units at ${size} customers, beside ${first}`,
        unit: 'read units',
        product: many,
        anchor: few,
        ratio: many / few,
        budget: `at most ${LARGEST_SHARE} times`,
        met: many <= few * LARGEST_SHARE,
        runs: CALLS,
        note: `p95 ${p95.toFixed(0)} ms; scans answered by a stub`,
      });
    }
  }
  await world.close();
  stub.close();
  await database.close();
}
