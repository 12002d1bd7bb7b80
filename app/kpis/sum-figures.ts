import { dayOf } from '../../domain/kernel/time-zone.ts';
import { addCounts, noCounts, type KpiCounts } from '../../domain/kpis/kpi.ts';
import {
  sharedKpis,
  type AskedAt,
  type CountedCohort,
  type Likeness,
} from '../../domain/kpis/shared-kpis.ts';
import type { ShownFigures } from '../../domain/kpis/shown-figures.ts';
import { monthlyId } from '../../domain/sequences/monthly-id.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { KpiCounter } from './kpi-store.ts';

/** The counts and the three rates of some counters together. */
export const figuresOf = (counters: readonly CountedCohort[], at: AskedAt, likeness?: Likeness) => ({
  counts: counters.reduce((sum, each) => addCounts(sum, each.counts), noCounts),
  ...sharedKpis(counters, at, likeness),
});

/** The moment of a question, by the company's own calendar and choice. */
export function askedAt({ calendar, kpis }: Pick<Settings, 'calendar' | 'kpis'>, now: Date): AskedAt {
  const nowEpochMs = now.getTime();
  return { today: dayOf(nowEpochMs, calendar.timeZone), nowEpochMs, wonDays: kpis.wonDays };
}

/** The figures at the head of the page. The monthly mail has a line of its own and is in none of them. */
export function shownFigures(
  counters: readonly KpiCounter[],
  settings: Pick<Settings, 'calendar' | 'kpis'>,
  now: Date,
  likeness: Likeness | undefined,
): ShownFigures {
  const campaigns = counters.filter(({ campaignId }) => campaignId !== monthlyId);
  const { kpis, unfinished, counts } = figuresOf(campaigns, askedAt(settings, now), likeness);
  return {
    kpis,
    unfinished,
    targets: settings.kpis.targets,
    wonDays: settings.kpis.wonDays,
    opportunityAmount: counts.opportunityAmount,
    wonAmount: counts.wonAmount,
  };
}

/** Counts by month of enrolment, of the same campaigns. */
export function countsByCohort(counters: readonly KpiCounter[]): ReadonlyMap<string, KpiCounts> {
  const sums = new Map<string, KpiCounts>();
  for (const { cohort, counts, campaignId } of counters)
    if (campaignId !== monthlyId) sums.set(cohort, addCounts(sums.get(cohort) ?? noCounts, counts));
  return sums;
}
