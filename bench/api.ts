import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDynamoDbLocal } from '../local/dynamodb/run-dynamodb-local.ts';
import { consoleReads, countsKept, readPage, readsOfAll } from '../tests/app/support/console-reads.ts';
import { createMeter } from '../tests/app/support/metered-database.ts';
import { openWorldOver, type World } from '../tests/app/support/world-over.ts';
import { segmentOf } from '../tests/support/rekindle.ts';
import { copierOf, type Copier } from './copy-customers.ts';
import { median, printLine } from './report.ts';

const CALLS = 40;
/** Rows of one request that imports. */
const ROWS = 250;
/** A company is imported up to here; a larger one is that of the first size, copied. */
const LARGEST_IMPORTED = 10_000;
const LARGEST_SHARE = 1.25;
const MEMORY = '/dev/shm';
const NAME = 'rekindle-bench-';
const SLACK_UNITS = 2;

/** Go through all, in parts, for a command and no page. */
const commands: ReadonlySet<string> = new Set(['verifyPart', 'replayVerdicts']);

interface Read {
  readonly p95: number;
  readonly units: number;
}

/**
 * Every reading route of the team, over HTTP in one process on DynamoDB Local, with a campaign over all customers of a
 * company that grows: what a page reads, and how long it takes in 95 of 100 calls. Beyond 10,000 customers those of the
 * first size are copied into DynamoDB Local's file, with all that stands about them: as many items, under other ids. What
 * goes through all is left out there (scans.ts has the pages): for each page of a scan DynamoDB Local sorts all it has not read.
 *
 * @param sizes numbers of customers, rising; by default 1,000 and 10,000; copied ones are multiples of the first
 */
export async function benchApi(sizes: readonly number[] = [1000, 10_000]): Promise<void> {
  const engine = await startEngine((sizes.at(-1) ?? 0) > LARGEST_IMPORTED);
  const meter = createMeter();
  const world = await openWorldOver(engine.endpoint, { isAlwaysOpen: true }, meter);
  const reads = new Map<string, (readonly [customers: number, Read])[]>();
  const [first = 1] = sizes;
  const odd = sizes.find((size) => size > LARGEST_IMPORTED && size % first !== 0);
  if (odd !== undefined) throw new Error(`${odd} customers are copies of ${first}: give a multiple of it`);
  let campaignId: string | undefined;
  let addresses: ReadonlyMap<string, string> = new Map();
  let people = 0;
  for (const size of sizes) {
    if (size <= LARGEST_IMPORTED) await grow(world, people, size);
    else await engine.copy(people / first, size / first);
    people = size;
    campaignId ??= await launchOnAll(world, size);
    // Copies are enrolled and mailed as those of the first size are, and counted when those were.
    if (size <= LARGEST_IMPORTED) {
      await takeIn(world);
      await countsKept(world);
    }
    if (addresses.size === 0) addresses = await consoleReads(world, { email: emailOf(7), campaignId });
    for (const [name, address] of addresses) {
      if (commands.has(name) || (size > LARGEST_IMPORTED && readsOfAll.has(name))) continue;
      const cost = await meter.during(() => readPage(world, address));
      const units = Object.values(cost).reduce((sum, { readUnits }) => sum + readUnits, 0);
      const of = reads.get(name) ?? [];
      const calls = readsOfAll.has(name) ? 1 : CALLS;
      reads.set(name, [...of, [size, { units, p95: await p95Of(() => readPage(world, address), calls) }]]);
    }
  }
  for (const [name, of] of reads) report(name, of);
  await world.close();
  await engine.close();
}

/** DynamoDB Local, in memory or in a file, where its customers can be copied while it rests. */
interface Engine {
  readonly endpoint: string;
  readonly copy: (from: number, to: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function startEngine(isLarge: boolean): Promise<Engine> {
  if (isLarge) process.env['JDK_JAVA_OPTIONS'] ??= '-Xmx4g';
  // Each write waits for the disk, and a company of the first size is written through the product: in memory first.
  let directory = isLarge ? await mkdtemp(join(existsSync(MEMORY) ? MEMORY : tmpdir(), NAME)) : undefined;
  let running = await runDynamoDbLocal(directory === undefined ? {} : { directory });
  const { endpoint } = running;
  let copier: Copier | undefined;
  return {
    endpoint,
    copy: async (from, to) => {
      if (directory === undefined) throw new Error('a company in memory cannot be copied');
      await running.close();
      if (copier === undefined) directory = await movedToDisk(directory);
      copier ??= copierOf(await databaseIn(directory));
      copier.copy(from, to);
      running = await runDynamoDbLocal({ directory, port: Number(new URL(endpoint).port) });
    },
    close: async () => {
      await running.close();
      if (directory !== undefined) await rm(directory, { recursive: true });
    },
  };
}

/** The world's file: each access key has one, and the look whether the engine answers had another. */
async function databaseIn(directory: string): Promise<string> {
  const files = (await readdir(directory)).filter((name) => name.startsWith('world') && name.endsWith('.db'));
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new Error(`one file was to be in ${directory}: ${files.join()}`);
  return join(directory, file);
}

async function movedToDisk(directory: string): Promise<string> {
  const moved = await mkdtemp(join(tmpdir(), NAME));
  await cp(directory, moved, { recursive: true });
  await rm(directory, { recursive: true });
  return moved;
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

export const emailOf = (n: number): string => `p${n}@grown${n}.example`;

/** Imports the customers numbered `from` to `to`. */
export async function grow(world: World, from: number, to: number): Promise<void> {
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

/** More than a few people are counted in the background first, as a marketer would wait for it. */
export async function launchOnAll(world: World, customers: number): Promise<string> {
  const launch = () =>
    world.call('POST', '/campaigns', {
      name: 'grown',
      segment: segmentOf('grown'),
      continuous: true,
      confirmCount: customers,
    });
  let answer = await launch();
  if (answer.status === 409) {
    await world.stack.settle();
    answer = await launch();
  }
  const { status, body } = answer;
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
export async function p95Of(call: () => Promise<void>, calls: number): Promise<number> {
  const took: number[] = [];
  for (let run = 0; run < calls; run++) {
    const began = performance.now();
    await call();
    took.push(performance.now() - began);
  }
  return took.toSorted((a, b) => a - b)[Math.floor(calls * 0.95)] ?? median(took);
}
