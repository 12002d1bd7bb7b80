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
import { batchesOf } from '../../platform/in-parallel.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import { whyUnscored } from '../../domain/audience/exclusion.ts';
import { fitOf, thresholdOf } from '../../domain/interest/fit.ts';
import type { Account, Customer } from '../../domain/people/customer.ts';
import { findDeals } from '../people/deal-store.ts';
import { scanRecords, type AudienceMember } from '../audience/audience-store.ts';
import { partAsked } from '../audience/parts-store.ts';
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

/** Each is recomputed from all that they ever did: a few seconds' work. */
const PEOPLE_A_PART = 1000;
const AT_ONCE = 8;

/**
 * Recomputes one part of all customers from the timeline: interest to 1e-6 points, KPI rows to the letter. The rows of
 * all parts are given back, so that the caller can compare their sum with the counters, which `part` 0 brings along.
 */
export const verifyPart =
  (deps: Deps): Serve<typeof kpiRoutes.verifyPart> =>
  async ({ query }) => {
    const { part, of } = await partAsked(deps.db, query, PEOPLE_A_PART);
    const settings = await deps.freshSettings();
    const found: Difference[] = [];
    let sums = nothing;
    let customers = 0;
    const accounts = new Set<string>();
    const all = scanRecords(deps.db, part, settings.model.id, deps.now().toISOString(), of);
    for await (const people of batchesOf(all, AT_ONCE)) {
      customers += people.length;
      const verified = await Promise.all(
        people.map((person) => {
          const isFirst = !accounts.has(person.account.id);
          accounts.add(person.account.id);
          return verifyPerson(deps, settings, person, isFirst);
        }),
      );
      for (const { differences, counted } of verified) {
        found.push(...differences);
        sums = counted.reduce(added, sums);
      }
    }
    if (part === 0) sums = added(sums, await countedOfErased(deps.db));
    const companies = await companiesHeld(deps.db, part, of);
    const counters = part === 0 ? await allCounters(deps.db) : undefined;
    return {
      part,
      parts: of,
      customers,
      differences: found,
      sums: addByName(flat(sums), companies),
      counters,
      measures: [...kpiMeasures],
    };
  };

/** One person, and with the first of a company its deals; `counted` is what each row of theirs should count as. */
async function verifyPerson(
  deps: Deps,
  settings: Settings,
  { customer, account }: AudienceMember,
  isFirstOfCompany: boolean,
): Promise<{ readonly differences: readonly Difference[]; readonly counted: readonly Counted[] }> {
  const [facts, rows, relation] = await Promise.all([
    findFacts(deps.db, customer.id),
    findKpiRows(deps.db, customer.id),
    isFirstOfCompany ? relationDifferences(deps, account) : [],
  ]);
  const differences: Difference[] = [...relation];
  // What was done under a record that was merged counts for the one that is left.
  if (customer.mergedInto === undefined)
    differences.push(...(await interestDifferences(deps, settings, customer, account, facts)));
  const stored = rows.map(({ row }) => row);
  const counted: Counted[] = [];
  for (const row of foldKpiRows(facts)) {
    const was = stored.find(({ campaignId }) => campaignId === row.campaignId);
    const counts = countedAs(row, countingVersion);
    counted.push({ ...counts, divided: dividedCounts(row, counts) });
    if (isSameRow(was, row)) differences.push(...(await listDifferences(deps, row)));
    else
      differences.push({
        what: 'kpiRow',
        id: `${customer.id}/${row.campaignId}`,
        stored: was ?? null,
        recomputed: row,
      });
  }
  return { differences, counted };
}

const isSameRow = (was: KpiRow | undefined, row: KpiRow): boolean =>
  isSame(countRow(was), countRow(row)) &&
  isSame(clocksOf(was), clocksOf(row)) &&
  isSame(timesOf(was), timesOf(row)) &&
  isSame(armPlaceOf(was), armPlaceOf(row)) &&
  isSame(was?.delivery ?? noDelivery, row.delivery ?? noDelivery) &&
  isSame(was?.months ?? {}, row.months ?? {}) &&
  isSame(was?.parts ?? {}, row.parts ?? {}) &&
  isSame(was?.steps ?? {}, row.steps ?? {});

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
  { db, now }: Deps,
  { model, calendar, exclusion }: Settings,
  customer: Customer,
  account: Account,
  facts: readonly Fact[],
): Promise<readonly Difference[]> {
  const customerId = customer.id;
  const [stored, acts] = await Promise.all([
    findInterest(db, customerId, model.id),
    findEngagements(db, customerId),
  ]);
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
  const folded = foldInterest(acts, penaltiesIn(facts), scoringFor(model, neverScores), calendar.timeZone);
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
