import { countKpis } from '../app/kpis/count-kpis.ts';
import { findDivided } from '../app/kpis/division-store.ts';
import { findCounters } from '../app/kpis/kpi-store.ts';
import { putFact } from '../app/timeline/timeline-store.ts';
import type { Fact } from '../domain/timeline/fact.ts';
import { transact } from '../platform/dynamodb/transact.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { contended } from '../tests/app/support/contended.ts';
import { openBenchDatabase } from './bench-database.ts';
import { countedRequests } from './count-requests.ts';
import { median, printLine } from './report.ts';

/** Facts of one batch of the stream, and batches at once: of a table that takes some million writes an hour. */
const BATCH = 100;
const BATCHES_AT_ONCE = 4;
/** A transaction holds its items so long, and cancels whoever meets it there: DynamoDB Local does not. */
const HOLD_MS = 5;
const MEASURED = 1000;
const VIEWS = 20;

/**
 * Facts of one campaign folded into rows and counters at growing numbers of leads, four batches at once where items are
 * held as AWS holds them; and what a view of the KPIs then asks.
 *
 * @param sizes numbers of leads, rising from 2,000, whose first half warms up; by default 2,000 and 20,000
 */
export async function benchKpi(sizes: readonly number[] = [2000, 20_000]): Promise<void> {
  const { db, close } = await openBenchDatabase();
  const held = contended(db, HOLD_MS);
  const count = countKpis({ db: held.db, now: () => new Date('2026-11-20T01:00:00.000Z') });
  const counted: { readonly leads: number; readonly cpu: number; readonly conflicts: number }[] = [];
  const views: { readonly leads: number; readonly requests: number; readonly ms: number }[] = [];
  let leads = 0;
  for (const size of sizes) {
    for (; leads < size - MEASURED; leads += MEASURED) await countAll(count, await keepFacts(db, leads));
    const facts = await keepFacts(db, leads);
    leads += MEASURED;
    const [before, cpu] = [held.conflicts(), process.cpuUsage()];
    await countAll(count, facts);
    const { user, system } = process.cpuUsage(cpu);
    counted.push({ leads, cpu: (user + system) / 1e6, conflicts: held.conflicts() - before });
    views.push({ leads, ...(await viewed(db)) });
  }
  const [few, many] = [counted[0], counted.at(-1)];
  const [fewViews, manyViews] = [views[0], views.at(-1)];
  if (few === undefined || many === undefined || fewViews === undefined || manyViews === undefined) return;
  const [sum] = await findCounters(db, 'c');
  if (sum?.counts.enrolled !== leads) throw new Error(`${sum?.counts.enrolled} of ${leads} were counted`);
  printLine({
    bench: 'kpi',
    name: `${MEASURED} facts counted at ${many.leads} leads, beside ${few.leads}: CPU`,
    unit: 's per 1,000 facts',
    product: many.cpu,
    anchor: few.cpu,
    ratio: many.cpu / few.cpu,
    budget: 'flat: at most 1.3 times',
    met: many.cpu / few.cpu <= 1.3,
    runs: 1,
    note: `${many.conflicts} of ${MEASURED / BATCH} batches met another at a counter, and tried again`,
  });
  printLine({
    bench: 'kpi',
    name: `a view at ${many.leads} leads, beside ${few.leads}`,
    unit: 'requests',
    product: manyViews.requests,
    anchor: fewViews.requests,
    ratio: manyViews.requests / fewViews.requests,
    budget: 'flat',
    met: manyViews.requests <= fewViews.requests,
    runs: VIEWS,
    note: views.map((each) => `${each.ms.toFixed(1)} ms at ${each.leads}`).join(', '),
  });
  await close();
}

/** Writes the facts of the next leads: each was enrolled, in one of 12 industries, 300 sites and 6 ways of having met; three people a company. */
async function keepFacts(db: Parameters<typeof putFact>[0], from: number): Promise<readonly Fact[]> {
  const facts = Array.from({ length: MEASURED }, (_, n): Fact => {
    const customerId = `lead${from + n}`;
    return {
      kind: 'enrolled',
      id: `enrolled${from + n}`,
      customerId,
      campaignId: 'c',
      dormancy: 'lapsed',
      cohort: '2026-11',
      industry: `industry ${n % 12}`,
      site: `site ${n % 300}`,
      route: `route ${n % 6}`,
      accountId: `company ${Math.floor((from + n) / 3)}`,
      at: '2026-11-20T00:00:00.000Z',
    };
  });
  await inParallel(facts, 32, (fact) => transact(db, [putFact(db, fact)]));
  return facts;
}

async function countAll(
  count: (facts: readonly Fact[]) => Promise<void>,
  facts: readonly Fact[],
): Promise<void> {
  const batches = Array.from({ length: facts.length / BATCH }, (_, index) =>
    facts.slice(index * BATCH, (index + 1) * BATCH),
  );
  await inParallel(batches, BATCHES_AT_ONCE, count);
}

async function viewed(db: Parameters<typeof findCounters>[0]) {
  const counting = countedRequests(db);
  const took: number[] = [];
  for (let view = 0; view < VIEWS; view++) {
    const began = performance.now();
    await findCounters(counting.db);
    await findDivided(counting.db, 'site');
    took.push(performance.now() - began);
  }
  return {
    requests: counting.perUnit(VIEWS).reduce((sum, [, each]) => sum + each, 0),
    ms: median(took),
  };
}
