import type { kpiRoutes } from '../../contract/kpis.ts';
import type { ServedAnswer } from '../../contract/route.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { chosenCounters } from './choose-counters.ts';
import type { KpiCounter } from './kpi-store.ts';
import { isMature, sharedKpiNames } from '../../domain/kpis/kpi.ts';
import { allOf, ofKind, ofMonth, type CompanyScope } from '../../domain/kpis/company-cases.ts';
import type { AskedAt, KpiFigures, Likeness, SharedKpis } from '../../domain/kpis/shared-kpis.ts';
import type { Cell } from '../../domain/kpis/people-behind.ts';
import { besideTarget } from '../../domain/kpis/target.ts';
import type { KpiRules } from '../../domain/kpis/kpi-rules.ts';
import { besideOthers } from '../../domain/kpis/compare-rates.ts';
import type { Needs } from '../kernel/deps.ts';
import { addByName } from '../../domain/kernel/add-by-name.ts';
import { timesFrom, type TimeCounts } from '../../domain/kpis/times.ts';
import { monthlyId } from '../../domain/sequences/monthly-id.ts';
import { findLikeness } from './find-likeness.ts';
import { findTimes, type TimeCounter } from './time-counters-store.ts';
import { askedAt, figuresOf } from './sum-figures.ts';

/** The shared KPIs: all, then by kind of dormancy, cohort and campaign. */
export const showKpis =
  ({ db, freshSettings, now }: Needs<'db' | 'freshSettings' | 'now'>): Serve<typeof kpiRoutes.showKpis> =>
  async ({ query: { campaign } }) =>
    loadKpis(db, await freshSettings(), now(), campaign);

/** What the page shows. */
export type ShownKpis = ServedAnswer<typeof kpiRoutes.showKpis>;

/** The figures of the page, of one campaign or all. Counters only: flat in the number of customers. */
export async function loadKpis(
  db: Database,
  settings: Settings,
  now: Date,
  campaignId: string | undefined,
): Promise<ShownKpis> {
  const [{ campaigns: counters, monthly }, times, likenessOf] = await Promise.all([
    chosenCounters(db, campaignId),
    findTimes(db, campaignId),
    findLikeness(db, campaignId),
  ]);
  const at = askedAt(settings, now);
  const { today, wonDays } = at;
  const all = figuresOf(counters, at, likenessOf(allOf(campaignId)));
  const days = times.filter((each) => campaignId !== undefined || each.campaignId !== monthlyId);
  const divided = (
    keyOf: (cell: Cell) => string,
    scopeOf: (key: string, campaignId?: string) => CompanyScope,
  ) => split(counters, days, { at, all, likeness: (key) => likenessOf(scopeOf(key, campaignId)) }, keyOf);
  return {
    currency: settings.currency,
    wonDays,
    all,
    targets: beside(all.kpis, settings.kpis),
    byDormancy: divided(({ dormancy }) => dormancy, ofKind),
    byCohort: divided(({ cohort }) => cohort, ofMonth).map((row) => ({
      ...row,
      mature: isMature(row.key, today),
    })),
    times: timesOf(days, at),
    byCampaign: [
      { of: counters, whole: all },
      { of: monthly, whole: figuresOf(monthly, at) },
    ].flatMap(({ of, whole }) =>
      split(
        of,
        times,
        { at, all: whole, likeness: (key) => likenessOf(allOf(key)) },
        (cell) => cell.campaignId,
      ),
    ),
  };
}

/** The days of some counters together. */
const timesOf = (counters: readonly TimeCounter[], { nowEpochMs }: AskedAt) =>
  timesFrom(
    counters.reduce<TimeCounts>((sum, each) => addByName(sum, each.times), {}),
    nowEpochMs,
  );

/** The targets that are set, each with how the rate stands beside it. */
const beside = (kpis: SharedKpis, { targets }: KpiRules) =>
  Object.fromEntries(
    sharedKpiNames.flatMap((kpi) => {
      const target = targets[kpi];
      return target === undefined ? [] : [[kpi, { target, verdict: besideTarget(kpis[kpi], target) }]];
    }),
  );

/** The whole that is divided, and how alike colleagues are in each part. */
interface Beside {
  readonly at: AskedAt;
  readonly all: KpiFigures;
  readonly likeness: (key: string) => Likeness | undefined;
}

/** The parts of a division, each with its figures, its days, and how it stands beside the others. */
function split(
  counters: readonly KpiCounter[],
  times: readonly TimeCounter[],
  { at, all, likeness }: Beside,
  keyOf: (cell: Cell) => string,
) {
  const keys = [...new Set(counters.map((counter) => keyOf(counter)))].toSorted();
  return keys.map((key) => {
    const isOf = (cell: Cell): boolean => keyOf(cell) === key;
    const part = figuresOf(
      counters.filter((counter) => isOf(counter)),
      at,
      likeness(key),
    );
    const days = timesOf(
      times.filter((counter) => isOf(counter)),
      at,
    );
    return {
      key,
      ...part,
      times: days,
      beside: besideOthers(part.kpis.dormantToOpportunity, all.kpis.dormantToOpportunity),
    };
  });
}
