import { addByName, type Sums } from '../../domain/kernel/add-by-name.ts';
import { kpiRoutes, type Verification } from '../../contract/kpis.ts';
import { armPlaceOf } from '../../domain/kpis/arm-counts.ts';
import { foldInterest } from '../../domain/interest/fold-interest.ts';
import { interestAt } from '../../domain/interest/heat.ts';
import { scoringFor } from '../../domain/interest/scoring-model.ts';
import { noDelivery } from '../../domain/sequences/delivery.ts';
import { foldKpiRows } from '../../domain/kpis/fold-kpi-row.ts';
import { addCounts, countRow, kpiMeasures, type KpiRow } from '../../domain/kpis/kpi.ts';
import { clocksOf } from '../../domain/kpis/clocks.ts';
import { countedAs, countingVersion, noRowCounts, type RowCounts } from '../../domain/kpis/counted-row.ts';
import { timesOf } from '../../domain/kpis/times.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { Fact } from '../../domain/timeline/fact.ts';
import { relate } from '../../domain/people/relationship.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import { whyUnscored } from '../../domain/audience/exclusion.ts';
import { fitOf, thresholdOf } from '../../domain/interest/fit.ts';
import type { Account, Customer } from '../../domain/people/customer.ts';
import { findDeals } from '../people/deal-store.ts';
import { scanRecords, scanSegments } from '../audience/audience-store.ts';
import { findInterest } from '../interest/interest-store.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findEngagements, findFacts, penaltiesIn } from '../timeline/timeline-store.ts';
import { findCounted } from '../privacy/erasure-store.ts';
import { findArmCounts } from './arm-store.ts';
import { dividedCounts, findDividedCounts } from './division-store.ts';
import { findCounters, findKpiRows } from './kpi-store.ts';
import { companiesCounted, companiesHeld } from './verify-companies.ts';
import { findTimes } from './time-counters-store.ts';
import { findUnlisted } from './people-list-store.ts';
import { findUnlistedSteps } from './step-list-store.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;
type Difference = Verification['differences'][number];

/**
 * Recomputes one part of all customers from the timeline: interest to 1e-6 points, KPI rows to the letter. The rows of
 * all parts are given back, so that the caller can compare their sum with the counters, which `part` 0 brings along.
 */
export const verifyPart =
  (deps: Deps): Serve<typeof kpiRoutes.verifyPart> =>
  async ({ query: { part } }) => {
    const settings = await deps.freshSettings();
    const now = deps.now();
    const differences: Difference[] = [];
    let sums = nothing;
    let customers = 0;
    const accounts = new Set<string>();
    for await (const { customer, account } of scanRecords(
      deps.db,
      part,
      settings.model.id,
      now.toISOString(),
    )) {
      customers++;
      const facts = await findFacts(deps.db, customer.id);
      // What was done under a record that was merged counts for the one that is left.
      if (customer.mergedInto === undefined)
        differences.push(...(await interestDifferences(deps, customer, account, facts)));
      if (!accounts.has(account.id)) differences.push(...(await relationDifferences(deps, account)));
      accounts.add(account.id);
      const stored = (await findKpiRows(deps.db, customer.id)).map(({ row }) => row);
      const recomputed = foldKpiRows(facts);
      for (const row of recomputed) {
        const was = stored.find(({ campaignId }) => campaignId === row.campaignId);
        const counted = countedAs(row, countingVersion);
        sums = added(sums, { ...counted, divided: dividedCounts(row, counted) });
        if (
          !isSame(countRow(was), countRow(row)) ||
          !isSame(clocksOf(was), clocksOf(row)) ||
          !isSame(timesOf(was), timesOf(row)) ||
          !isSame(armPlaceOf(was), armPlaceOf(row)) ||
          !isSame(was?.delivery ?? noDelivery, row.delivery ?? noDelivery) ||
          !isSame(was?.months ?? {}, row.months ?? {}) ||
          !isSame(was?.parts ?? {}, row.parts ?? {}) ||
          !isSame(was?.steps ?? {}, row.steps ?? {})
        )
          differences.push({
            what: 'kpiRow',
            id: `${customer.id}/${row.campaignId}`,
            stored: was ?? null,
            recomputed: row,
          });
        else differences.push(...(await listDifferences(deps, row)));
      }
    }
    if (part === 0) sums = added(sums, await countedOfErased(deps.db));
    const companies = await companiesHeld(deps.db, part, scanSegments);
    const counters = part === 0 ? await allCounters(deps.db) : undefined;
    return {
      part,
      parts: scanSegments,
      customers,
      differences,
      sums: addByName(flat(sums), companies),
      counters,
      measures: [...kpiMeasures],
    };
  };

/** What rows say together that are counted in nobody's name: their facts are erased. */
async function countedOfErased(db: Database): Promise<Counted> {
  let sums = nothing;
  for (const id of await findCounted(db))
    for (const { row, counting } of await findKpiRows(db, id)) {
      const counted = countedAs(row, counting);
      sums = added(sums, { ...counted, divided: dividedCounts(row, counted) });
    }
  return sums;
}

async function allCounters(db: Database): Promise<Sums> {
  const counted = await countersNow(db);
  return addByName(flat(counted), await companiesCounted(db, counted.counts, counted.clocks));
}

/** What all counters say, but those of companies. */
async function countersNow(db: Database): Promise<Counted> {
  const [counters, times, arms, divided] = await Promise.all([
    findCounters(db),
    findTimes(db),
    findArmCounts(db),
    findDividedCounts(db),
  ]);
  const days = times.map((each) => ({ ...nothing, times: each.times }));
  return [...counters.map((each) => ({ ...nothing, ...each })), ...days].reduce<Counted>(added, {
    ...nothing,
    arms,
    divided,
  });
}

/** What rows, or counters, say together. */
interface Counted extends Omit<RowCounts, 'parts'> {
  readonly divided: Sums;
}

const nothing: Counted = { ...noRowCounts, divided: {} };

const added = (a: Counted, b: Counted): Counted => ({
  counts: addCounts(a.counts, b.counts),
  clocks: addByName(a.clocks, b.clocks),
  times: addByName(a.times, b.times),
  arms: addByName(a.arms, b.arms),
  divided: addByName(a.divided, b.divided),
});

const flat = ({ counts, clocks, times, arms, divided }: Counted): Sums => ({
  ...counts,
  ...clocks,
  ...times,
  ...arms,
  ...divided,
});

/** Lists of the people behind a count that lack the customer of a row. */
async function listDifferences({ db }: Deps, row: KpiRow): Promise<readonly Difference[]> {
  const unlisted = [...(await findUnlisted(db, row)), ...(await findUnlistedSteps(db, row))];
  const id = `${row.customerId}/${row.campaignId}`;
  return unlisted.length === 0 ? [] : [{ what: 'kpiList', id, stored: null, recomputed: unlisted }];
}

/** What the deals of an account amount to, folded anew. */
async function relationDifferences({ db }: Deps, account: Account): Promise<readonly Difference[]> {
  const recomputed = relate(await findDeals(db, account.id));
  return isSame(account.relationship, recomputed)
    ? []
    : [{ what: 'relationship', id: account.id, stored: account.relationship, recomputed }];
}

/** Interest and threshold from what is known of the customer and the company now, not from what was stored with them. */
async function interestDifferences(
  { db, freshSettings, now }: Deps,
  customer: Customer,
  account: Account,
  facts: readonly Fact[],
): Promise<readonly Difference[]> {
  const { model, calendar, exclusion } = await freshSettings();
  const customerId = customer.id;
  const stored = await findInterest(db, customerId, model.id);
  const neverScores = whyUnscored(customer, account, exclusion) !== undefined;
  const threshold = thresholdOf(
    fitOf(
      {
        employees: customer.employees ?? account.employees,
        industry: customer.industry ?? account.industry,
        title: customer.title,
      },
      model,
    ),
    model,
  );
  const folded = foldInterest(
    await findEngagements(db, customerId),
    penaltiesIn(facts),
    scoringFor(model, neverScores),
    calendar.timeZone,
  );
  const at = now().getTime();
  const was = interestAt(stored?.heat ?? null, at, model.halfLifeDays);
  const is = interestAt(folded.heat, at, model.halfLifeDays);
  return [
    ...(Math.abs(was - is) <= 1e-6
      ? []
      : [{ what: 'interest' as const, id: customerId, stored: was, recomputed: is }]),
    ...(stored === undefined || stored.threshold === threshold
      ? []
      : [{ what: 'threshold' as const, id: customerId, stored: stored.threshold, recomputed: threshold }]),
  ];
}
