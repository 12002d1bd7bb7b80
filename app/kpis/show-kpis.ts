import { scanAudience, scanSegments } from '../audience/audience-store.ts';
import { findInterest } from '../interest/interest-store.ts';
import { findCounters, findKpiRows, type KpiCounter } from './kpi-store.ts';
import { findEngagements, findFacts, penaltiesIn } from '../timeline/timeline-store.ts';
import { foldInterest } from '../../domain/interest/fold-interest.ts';
import { foldKpiRows } from '../../domain/kpis/fold-kpi-row.ts';
import { interestAt } from '../../domain/interest/heat.ts';
import {
  addCounts,
  countRow,
  isMature,
  kpiMeasures,
  noCounts,
  sharedKpis,
  type KpiCounts,
} from '../../domain/kpis/kpi.ts';
import { scoringFor } from '../../domain/interest/scoring-model.ts';
import { dayOf } from '../../domain/kernel/local-date.ts';
import { json, type RouteHandler } from '../../platform/http-pipeline.ts';
import type { Needs } from '../kernel/deps.ts';

type Deps = Needs<'db' | 'freshSettings' | 'keyring' | 'audienceQueue' | 'engagementQueue' | 'now'>;

/** The shared KPIs: all, then by kind of dormancy, cohort and campaign. Counters only: flat in the number of customers. */
export const showKpis =
  (deps: Deps): RouteHandler =>
  async (request) => {
    const settings = await deps.freshSettings();
    const campaignId = request.query['campaign'];
    const counters = (await findCounters(deps.db)).filter(
      (counter) => campaignId === undefined || counter.campaignId === campaignId,
    );
    const today = dayOf(deps.now().getTime(), settings.calendar.utcOffsetMinutes);
    return json({
      currency: settings.currency,
      all: figures(counters),
      byDormancy: split(counters, ({ dormancy }) => dormancy),
      byCohort: split(counters, ({ cohort }) => cohort).map((row) => ({
        ...row,
        mature: isMature(row.key, today),
      })),
      byCampaign: split(counters, (counter) => counter.campaignId),
    });
  };

function figures(counters: readonly KpiCounter[]): {
  readonly counts: KpiCounts;
  readonly kpis: ReturnType<typeof sharedKpis>;
} {
  const counts = counters.reduce((sum, each) => addCounts(sum, each.counts), noCounts);
  return { counts, kpis: sharedKpis(counts) };
}

function split(counters: readonly KpiCounter[], keyOf: (counter: KpiCounter) => string) {
  const keys = [...new Set(counters.map((counter) => keyOf(counter)))].toSorted();
  return keys.map((key) => ({ key, ...figures(counters.filter((counter) => keyOf(counter) === key)) }));
}

/** One thing that is stored and not what the timeline says. */
interface Difference {
  readonly what: 'interest' | 'kpiRow' | 'counter';
  readonly id: string;
  readonly stored: unknown;
  readonly recomputed: unknown;
}

/**
 * Recomputes one part of all customers from the timeline: interest to 1e-6 points, KPI rows to the letter. The rows of
 * all parts are given back, so that the caller can compare their sum with the counters, which `part` 0 brings along.
 */
export const verifyPart =
  (deps: Deps): RouteHandler =>
  async (request) => {
    const part = Number(request.query['part'] ?? 0);
    const settings = await deps.freshSettings();
    const now = deps.now();
    const differences: Difference[] = [];
    let sums: KpiCounts = noCounts;
    let customers = 0;
    for await (const { customer } of scanAudience(deps.db, part, settings.model.id, now.toISOString())) {
      customers++;
      const facts = await findFacts(deps.db, customer.id);
      differences.push(...(await interestDifferences(deps, customer.id, facts)));
      const stored = (await findKpiRows(deps.db, customer.id)).map(({ row }) => row);
      const recomputed = foldKpiRows(facts);
      for (const row of recomputed) {
        const was = stored.find(({ campaignId }) => campaignId === row.campaignId);
        sums = addCounts(sums, countRow(row));
        if (JSON.stringify(countRow(was)) !== JSON.stringify(countRow(row)))
          differences.push({
            what: 'kpiRow',
            id: `${customer.id}/${row.campaignId}`,
            stored: was ?? null,
            recomputed: row,
          });
      }
    }
    const counters =
      part === 0
        ? (await findCounters(deps.db)).reduce((sum, each) => addCounts(sum, each.counts), noCounts)
        : undefined;
    return json({ part, parts: scanSegments, customers, differences, sums, counters, measures: kpiMeasures });
  };

async function interestDifferences(
  { db, freshSettings, now }: Deps,
  customerId: string,
  facts: Awaited<ReturnType<typeof findFacts>>,
): Promise<readonly Difference[]> {
  const { model, calendar } = await freshSettings();
  const stored = await findInterest(db, customerId, model.id);
  const folded = foldInterest(
    await findEngagements(db, customerId),
    penaltiesIn(facts),
    scoringFor(model, stored?.neverScores),
    calendar.utcOffsetMinutes,
  );
  const at = now().getTime();
  const was = interestAt(stored?.heat ?? null, at, model.halfLifeDays);
  const is = interestAt(folded.heat, at, model.halfLifeDays);
  return Math.abs(was - is) <= 1e-6
    ? []
    : [{ what: 'interest', id: customerId, stored: was, recomputed: is }];
}
