import { addByName, type Sums } from '../kernel/add-by-name.ts';
import { monthlyId } from '../sequences/monthly-id.ts';
import type { ClockCounts } from './clocks.ts';
import { noClusters, type ClusterSums } from './clustered-rate.ts';
import type { EnrolmentDimension } from './divisions.ts';
import type { KpiCounts, SharedKpi } from './kpi.ts';

/**
 * Cases of one company by cell (`campaign#month of enrolment#kind`): what its rows there add to the three rates, by the month
 * in which each clock began (`enrolledIn202611`, `hotIn202612`).
 */
export type CompanyCells = Readonly<Record<string, Sums>>;

/** Which cases of a company are counted together: all of them, or those in one part of a division. */
export type CaseGroup = { readonly dimension: EnrolmentDimension; readonly value: string } | undefined;

/** A cell of a company; the kind of dormancy is left out in a part of a division. */
export interface CaseCell {
  readonly campaignId: string;
  readonly cohort: string;
  readonly dormancy?: string | undefined;
}

export const cellKey = ({ campaignId, cohort, dormancy = '' }: CaseCell): string =>
  `${campaignId}#${cohort}#${dormancy}`;

/** What a row adds to the cases of its company. */
export const casesOf = (cohort: string, counts: KpiCounts, clocks: ClockCounts): Sums => {
  const { enrolled, opportunities } = counts;
  const month = cohort.replace('-', '');
  return addByName({ [`enrolledIn${month}`]: enrolled, [`opportunitiesIn${month}`]: opportunities }, clocks);
};

/** Cases by measure alone where a month names the cohort; those of clocks keep theirs, as counters do. */
export const casesByMeasure = (cases: Sums): Sums =>
  Object.entries(cases).reduce<Sums>((sum, [name, count]) => {
    const [, measure] = /^(enrolled|opportunities)In/.exec(name) ?? [];
    return addByName(sum, { [measure ?? name]: count });
  }, {});

/** By rate, in short since they stand in every counter: its clock, what is counted of what, and which choice of days. */
const clocks = [
  { letter: 'e', of: 'enrolled', done: { '': 'opportunities' } },
  { letter: 'h', of: 'hot', done: { '': 'hotOpportunities' } },
  { letter: 'd', of: 'deals', done: { '90': 'won90', '180': 'won180', '365': 'won365' } },
] as const;

/** The clocks of some cases, by their letters. */
export const clockLettersIn = (cases: Sums): readonly string[] =>
  clocks
    .filter(({ of, done }) =>
      [of, ...Object.values(done)].some((measure) =>
        Object.keys(cases).some((name) => name.startsWith(`${measure}In`)),
      ),
    )
    .map(({ letter }) => letter);

/** Of whom sums over companies are held: a campaign, or all (''), and within it all, a kind of dormancy or a month. */
export interface CompanyScope {
  readonly campaignId: string;
  readonly within: string;
}
export const allOf = (campaignId = ''): CompanyScope => ({ campaignId, within: '' });
export const ofKind = (dormancy: string, campaignId = ''): CompanyScope => ({ campaignId, within: dormancy });
export const ofMonth = (cohort: string, campaignId = ''): CompanyScope => ({ campaignId, within: cohort });
export const scopeKey = ({ campaignId, within }: CompanyScope): string => `${campaignId}#${within}`;

/** The scopes that a cell belongs to. The monthly mail is in no total. */
function scopesOf(group: CaseGroup, key: string): readonly CompanyScope[] {
  const [campaignId = '', cohort = '', dormancy = ''] = key.split('#');
  return (campaignId === monthlyId ? [campaignId] : ['', campaignId]).flatMap((of) =>
    group === undefined ? [allOf(of), ofKind(dormancy, of), ofMonth(cohort, of)] : [allOf(of)],
  );
}

/**
 * What one company adds to the sums over companies, by scope: `eKIn202611` (companies), `eNIn202611` (squares of cases),
 * `eXIn202611` (cases times done) and `eYIn202611` (squares of done). Each month holds by how much the sum over all months up
 * to it grows, so that months whose time is over add up to the sums of those months together.
 */
export function companySums(group: CaseGroup, cells: CompanyCells): ReadonlyMap<string, Sums> {
  const cases = new Map<string, { readonly scope: CompanyScope; readonly sums: Sums }>();
  for (const [key, own] of Object.entries(cells))
    for (const scope of scopesOf(group, key)) {
      const name = scopeKey(scope);
      cases.set(name, { scope, sums: addByName(cases.get(name)?.sums ?? {}, own) });
    }
  return new Map([...cases].map(([name, { sums }]) => [name, growth(sums)]));
}

function growth(cases: Sums): Sums {
  const grown: Record<string, number> = {};
  for (const { letter, of, done } of clocks) {
    let cumulated = 0;
    const soFar: Record<string, number> = {};
    for (const month of monthsOf(cases, of)) {
      const more = cases[`${of}In${month}`] ?? 0;
      const total = cumulated + more;
      const put = (name: string, value: number): void => {
        if (value !== 0) grown[`${letter}${name}In${month}`] = value;
      };
      put('K', cumulated === 0 ? 1 : 0);
      put('N', total ** 2 - cumulated ** 2);
      for (const [days, measure] of Object.entries(done)) {
        const was = soFar[days] ?? 0;
        const is = was + (cases[`${measure}In${month}`] ?? 0);
        put(`X${days}`, is * total - was * cumulated);
        put(`Y${days}`, is ** 2 - was ** 2);
        soFar[days] = is;
      }
      cumulated = total;
    }
  }
  return grown;
}

const monthsOf = (cases: Sums, measure: string): readonly string[] =>
  Object.keys(cases)
    .filter((name) => name.startsWith(`${measure}In`))
    .map((name) => name.slice(measure.length + 2))
    .toSorted();

/** The parts of the name of a sum over companies; undefined of whatever is none. */
export function companySumOf(name: string): { readonly sum: string; readonly month: string } | undefined {
  const [, sum, year, month] = /^([ehd][KNXY]\d*)In(\d{4})(\d{2})$/.exec(name) ?? [];
  return sum === undefined ? undefined : { sum, month: `${year}-${month}` };
}

const letters: Readonly<Record<SharedKpi, string>> = {
  dormantToOpportunity: 'e',
  hotToOpportunity: 'h',
  opportunityToWon: 'd',
};

/** The sums of a rate over its companies, of the months whose window is over. */
export function clustersOf(
  sums: Sums,
  kpi: SharedKpi,
  { done, of }: { readonly done: number; readonly of: number },
  { days, isOver }: { readonly days: string; readonly isOver: (month: string) => boolean },
): ClusterSums {
  const letter = letters[kpi];
  const total = { K: 0, N: 0, X: 0, Y: 0 };
  for (const [name, value] of Object.entries(sums)) {
    const known = companySumOf(name);
    if (known === undefined || !isOver(known.month)) continue;
    if (known.sum === `${letter}K`) total.K += value;
    if (known.sum === `${letter}N`) total.N += value;
    if (known.sum === `${letter}X${days}`) total.X += value;
    if (known.sum === `${letter}Y${days}`) total.Y += value;
  }
  return {
    ...noClusters,
    clusters: total.K,
    of,
    done,
    doneSquared: total.Y,
    doneTimesOf: total.X,
    ofSquared: total.N,
  };
}
