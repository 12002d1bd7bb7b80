import { hotDays, isOver, windowed, type ClockCounts, type ClockMeasure, type WonDays } from './clocks.ts';
import { isMature, type KpiCounts, type SharedKpi } from './kpi.ts';
import { clusteredRate } from './clustered-rate.ts';
import { isOfFewCompanies } from './few-companies.ts';
import { clustersOf } from './company-cases.ts';
import type { Sums } from '../kernel/add-by-name.ts';
import { effectOf, rateOf, rateOfAlike, type Rate } from './rate.ts';

export type SharedKpis = Readonly<Record<SharedKpi, Rate>>;

/** Rows whose window still runs: how many, and how many of them got there so far. */
export interface Unfinished {
  readonly done: number;
  readonly of: number;
}

/** The three rates of what is over, and beside each what is still being counted (集計途中). */
export interface KpiFigures {
  readonly kpis: SharedKpis;
  readonly unfinished: Readonly<Record<SharedKpi, Unfinished>>;
}

/** Counts of the enrolments of one month. */
export interface CountedCohort {
  readonly cohort: string;
  readonly counts: KpiCounts;
  readonly clocks: ClockCounts;
}

/**
 * How alike colleagues are among what is counted: by sums over its companies, or as alike as in a whole that it is a part of.
 * Absent: each case counts as one.
 */
export type Likeness =
  | { readonly kind: 'counted'; readonly sums: Sums }
  | { readonly kind: 'asIn'; readonly whole: SharedKpis };

/** The moment at which it is asked, and the company's choice. */
export interface AskedAt {
  /** The company's own day, YYYY-MM-DD. */
  readonly today: string;
  readonly nowEpochMs: number;
  readonly wonDays: WonDays;
}

/**
 * Each rate by its own clock, which is the same one above and below the line: 90 days from enrolment, 90 days from hot, and
 * `wonDays` from the opportunity. A deal that is still open then is not won. Ranges are as wide as colleagues are alike.
 */
export function sharedKpis(cohorts: readonly CountedCohort[], at: AskedAt, likeness?: Likeness): KpiFigures {
  const parts = {
    dormantToOpportunity: parted(cohorts, ({ cohort, counts }) =>
      isMature(cohort, at.today)
        ? [counts.opportunities, counts.enrolled, 0, 0]
        : [0, 0, counts.opportunities, counts.enrolled],
    ),
    hotToOpportunity: parted(cohorts, byClock('hotOpportunities', 'hot', hotDays, at)),
    opportunityToWon: parted(cohorts, byClock(`won${at.wonDays}`, 'deals', at.wonDays, at)),
  };
  const rate = (kpi: SharedKpi): Rate => ranged(kpi, parts[kpi], at, likeness);
  const unfinished = (kpi: SharedKpi): Unfinished => ({ done: parts[kpi][2], of: parts[kpi][3] });
  return { kpis: ofEach(rate), unfinished: ofEach(unfinished) };
}

const ofEach = <T>(of: (kpi: SharedKpi) => T): Readonly<Record<SharedKpi, T>> => ({
  dormantToOpportunity: of('dormantToOpportunity'),
  hotToOpportunity: of('hotToOpportunity'),
  opportunityToWon: of('opportunityToWon'),
});

function ranged(kpi: SharedKpi, [done, of]: Parts, at: AskedAt, likeness: Likeness | undefined): Rate {
  if (likeness === undefined) return rateOf(done, of);
  if (likeness.kind === 'asIn') return asIn(likeness.whole[kpi], done, of);
  const clusters = clustersOf(likeness.sums, kpi, { done, of }, windowOf(kpi, at));
  // Counters and sums are read moments apart: what has no company yet counts by itself.
  return clusters.clusters === 0 || clusters.ofSquared < of ? rateOf(done, of) : clusteredRate(clusters);
}

/** Where the whole is of too few companies to tell how alike colleagues are, so is each part of it. */
function asIn(whole: Rate, done: number, of: number): Rate {
  const rate = rateOfAlike(done, of, effectOf(whole));
  return of > 0 && isOfFewCompanies(whole) && whole.companies !== undefined
    ? { ...rate, companies: Math.min(whole.companies, of - 1) }
    : rate;
}

const windowOf = (kpi: SharedKpi, { today, nowEpochMs, wonDays }: AskedAt) => ({
  days: kpi === 'opportunityToWon' ? String(wonDays) : '',
  isOver: (month: string): boolean =>
    kpi === 'dormantToOpportunity'
      ? isMature(month, today)
      : isOver(month, kpi === 'hotToOpportunity' ? hotDays : wonDays, nowEpochMs),
});

/** Done and of where the window is over, then where it runs. */
type Parts = readonly [done: number, of: number, doneSoFar: number, ofSoFar: number];

const byClock =
  (done: ClockMeasure, of: ClockMeasure, days: number, { nowEpochMs }: AskedAt) =>
  ({ clocks }: CountedCohort): Parts => {
    const [above, below] = [done, of].map((measure) => windowed(clocks, measure, { days, nowEpochMs }));
    return [above?.over ?? 0, below?.over ?? 0, above?.running ?? 0, below?.running ?? 0];
  };

function parted(cohorts: readonly CountedCohort[], partsOf: (cohort: CountedCohort) => Parts): Parts {
  let [done, of, doneSoFar, ofSoFar] = [0, 0, 0, 0];
  for (const cohort of cohorts) {
    const parts = partsOf(cohort);
    done += parts[0];
    of += parts[1];
    doneSoFar += parts[2];
    ofSoFar += parts[3];
  }
  return [done, of, doneSoFar, ofSoFar];
}
