import { hotDays, windowed, type ClockCounts, type ClockMeasure, type WonDays } from './clocks.ts';
import { isMature, type KpiCounts, type SharedKpi } from './kpi.ts';
import { rateOf, type Rate } from './rate.ts';

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

/** The moment at which it is asked, and the company's choice. */
export interface AskedAt {
  /** The company's own day, YYYY-MM-DD. */
  readonly today: string;
  readonly nowEpochMs: number;
  readonly wonDays: WonDays;
}

/**
 * Each rate by its own clock, which is the same one above and below the line: 90 days from enrolment, 90 days from hot, and
 * `wonDays` from the opportunity. A deal that is still open then is not won.
 */
export function sharedKpis(cohorts: readonly CountedCohort[], at: AskedAt): KpiFigures {
  const rates = {
    dormantToOpportunity: parted(cohorts, ({ cohort, counts }) =>
      isMature(cohort, at.today)
        ? [counts.opportunities, counts.enrolled, 0, 0]
        : [0, 0, counts.opportunities, counts.enrolled],
    ),
    hotToOpportunity: parted(cohorts, byClock('hotOpportunities', 'hot', hotDays, at)),
    opportunityToWon: parted(cohorts, byClock(`won${at.wonDays}`, 'deals', at.wonDays, at)),
  };
  return {
    kpis: {
      dormantToOpportunity: rates.dormantToOpportunity.rate,
      hotToOpportunity: rates.hotToOpportunity.rate,
      opportunityToWon: rates.opportunityToWon.rate,
    },
    unfinished: {
      dormantToOpportunity: rates.dormantToOpportunity.unfinished,
      hotToOpportunity: rates.hotToOpportunity.unfinished,
      opportunityToWon: rates.opportunityToWon.unfinished,
    },
  };
}

/** Done and of where the window is over, then where it runs. */
type Parts = readonly [done: number, of: number, doneSoFar: number, ofSoFar: number];

const byClock =
  (done: ClockMeasure, of: ClockMeasure, days: number, { nowEpochMs }: AskedAt) =>
  ({ clocks }: CountedCohort): Parts => {
    const [above, below] = [done, of].map((measure) => windowed(clocks, measure, { days, nowEpochMs }));
    return [above?.over ?? 0, below?.over ?? 0, above?.running ?? 0, below?.running ?? 0];
  };

function parted(
  cohorts: readonly CountedCohort[],
  partsOf: (cohort: CountedCohort) => Parts,
): { readonly rate: Rate; readonly unfinished: Unfinished } {
  let [done, of, doneSoFar, ofSoFar] = [0, 0, 0, 0];
  for (const cohort of cohorts) {
    const parts = partsOf(cohort);
    done += parts[0];
    of += parts[1];
    doneSoFar += parts[2];
    ofSoFar += parts[3];
  }
  return { rate: rateOf(done, of), unfinished: { done: doneSoFar, of: ofSoFar } };
}
