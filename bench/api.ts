import { runDynamoDbLocal } from '../local/dynamodb/run-dynamodb-local.ts';
import { consoleReads, countsKept, readPage, readsOfAll } from '../tests/app/support/console-reads.ts';
import { createMeter } from '../tests/app/support/metered-database.ts';
import { openWorldOver, type World } from '../tests/app/support/world-over.ts';
import { segmentOf } from '../tests/support/rekindle.ts';
import { median, printLine } from './report.ts';

const CALLS = 40;
/** Rows of one request that imports. */
const ROWS = 1000;
const LARGEST_SHARE = 1.25;
const SLACK_UNITS = 2;

/** Go through all, in parts, for a command and no page. */
const commands: ReadonlySet<string> = new Set(['verifyPart', 'replayVerdicts']);

interface Read {
  readonly p95: number;
  readonly units: number;
}

/**
 * Every reading route of the team, over HTTP in one process on DynamoDB Local, with a campaign over all customers of a
 * company that grows: what a page reads, and how long it takes in 95 of 100 calls.
 *
 * @param sizes numbers of customers, rising; by default 1,000 and 10,000
 */
export async function benchApi(sizes: readonly number[] = [1000, 10_000]): Promise<void> {
  const { endpoint, close } = await runDynamoDbLocal({});
  const meter = createMeter();
  const world = await openWorldOver(endpoint, { isAlwaysOpen: true }, meter);
  const reads = new Map<string, (readonly [customers: number, Read])[]>();
  let campaignId: string | undefined;
  let addresses: ReadonlyMap<string, string> = new Map();
  let people = 0;
  for (const size of sizes) {
    await grow(world, people, size);
    people = size;
    campaignId ??= await launchOnAll(world, size);
    await takeIn(world);
    await countsKept(world);
    if (addresses.size === 0) addresses = await consoleReads(world, { email: emailOf(7), campaignId });
    for (const [name, address] of addresses) {
      if (commands.has(name)) continue;
      const cost = await meter.during(() => readPage(world, address));
      const units = Object.values(cost).reduce((sum, { readUnits }) => sum + readUnits, 0);
      const of = reads.get(name) ?? [];
      const calls = readsOfAll.has(name) ? 1 : CALLS;
      reads.set(name, [...of, [size, { units, p95: await p95Of(() => readPage(world, address), calls) }]]);
    }
  }
  for (const [name, of] of reads) report(name, of);
  await world.close();
  await close();
}

function report(name: string, of: readonly (readonly [customers: number, Read])[]): void {
  const [few, many] = [of[0], of.at(-1)];
  if (few === undefined || many === undefined) return;
  const isOfAll = readsOfAll.has(name);
  printLine({
    bench: 'api',
    name: `${name}: read units at ${many[0]} customers, beside ${few[0]}`,
    unit: 'read units',
    product: many[1].units,
    anchor: few[1].units,
    ratio: many[1].units / Math.max(few[1].units, 0.5),
    budget: isOfAll
      ? 'none: goes through all, or looks at all while they are few'
      : `at most ${LARGEST_SHARE} times and ${SLACK_UNITS} more`,
    met: isOfAll || many[1].units <= few[1].units * LARGEST_SHARE + SLACK_UNITS,
    runs: isOfAll ? 1 : CALLS,
    note: of.map(([customers, { p95 }]) => `p95 ${p95.toFixed(0)} ms at ${customers}`).join(', '),
  });
}

const emailOf = (n: number): string => `p${n}@grown${n}.example`;

async function grow(world: World, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += ROWS) {
    await world.people(
      'grown',
      ...Array.from({ length: Math.min(ROWS, to - at) }, (_, index) => ({
        email: emailOf(at + index),
        name: `成長 ${at + index}`,
        account: `成長${at + index}株式会社`,
        ownerName: '佐藤 誠',
      })),
    );
    await world.stack.settle();
  }
}

async function launchOnAll(world: World, customers: number): Promise<string> {
  const { status, body } = await world.call('POST', '/campaigns', {
    name: 'grown',
    segment: segmentOf('grown'),
    continuous: true,
    ...(customers > 500 ? { confirmCount: customers } : {}),
  });
  if (status !== 201) throw new Error(`the launch answered ${status}: ${JSON.stringify(body)}`);
  return String(Object(body).campaign.id);
}

/** Who is new is enrolled as by night; one minute of mails goes out, as much as SES takes. */
async function takeIn(world: World): Promise<void> {
  await world.stack.invoke('AudienceSelectAudience', {});
  await world.stack.settle();
  await world.dispatch();
}

/** Milliseconds. */
async function p95Of(call: () => Promise<void>, calls: number): Promise<number> {
  const took: number[] = [];
  for (let run = 0; run < calls; run++) {
    const began = performance.now();
    await call();
    took.push(performance.now() - began);
  }
  return took.toSorted((a, b) => a - b)[Math.floor(calls * 0.95)] ?? median(took);
}
