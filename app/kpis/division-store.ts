import { addByName, type Sums } from '../../domain/kernel/add-by-name.ts';
import type { ClockCounts } from '../../domain/kpis/clocks.ts';
import type { RowCounts } from '../../domain/kpis/counted-row.ts';
import {
  countsMailed,
  dividedCells,
  enrolmentDimension,
  isWithinCampaign,
  type DividedCell,
  type RowDimension,
} from '../../domain/kpis/divisions.ts';
import { addCounts, type KpiCounts, type KpiRow } from '../../domain/kpis/kpi.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import {
  clocksIn,
  collectCounters,
  companySumsIn,
  countsIn,
  numbersIn,
  type CounterKind,
} from './counter-store.ts';

const prefix = 'DIVIDED#';
/** All campaigns together are counted beside each, so that neither reading grows with the other. */
const allCampaigns = '';
const partsOf = (campaignId: string, dimension: RowDimension): string =>
  `${prefix}${campaignId}#${dimension}#`;
/** Where a part and month is counted, of one campaign or of all (''). */
export const dividedSk = (campaignId: string, { dimension, value, cohort }: DividedCell): string =>
  `${partsOf(campaignId, dimension)}${cohort}#${value}`;

/** Counts of each part of each division, by month of enrolment. */
export const divisionCounters: CounterKind = ({ campaignId, cohort }, { counts, clocks, parts }) =>
  Object.fromEntries(
    dividedCells(cohort, parts).flatMap((cell) =>
      (isWithinCampaign(cell.dimension) ? [campaignId] : [allCampaigns, campaignId]).map((of) => [
        dividedSk(of, cell),
        { ...counts, ...(countsMailed(cell.dimension) ? {} : { mailed: 0 }), ...clocks },
      ]),
    ),
  );

/** Counts of one part and month. */
export interface DividedCounter extends DividedCell {
  readonly counts: KpiCounts;
  readonly clocks: ClockCounts;
  /** Sums over the companies of the part, where they are counted: of all its months, whichever month holds them. */
  readonly companies?: Sums;
}

/** The parts of a division, of one campaign or of all. Their number grows with values and months, never with customers. */
export async function findDivided(
  db: Database,
  dimension: RowDimension,
  campaignId = allCampaigns,
): Promise<readonly DividedCounter[]> {
  const begin = partsOf(campaignId, dimension);
  const sums = new Map<string, DividedCounter>();
  for (const item of await collectCounters(db, begin)) {
    const [cohort = '', ...value] = String(item['sk']).slice(begin.length).split('#');
    const sum = sums.get(String(item['sk']));
    sums.set(String(item['sk']), {
      dimension,
      cohort,
      value: value.join('#'),
      counts: sum === undefined ? countsIn(item) : addCounts(sum.counts, countsIn(item)),
      clocks: addByName(sum?.clocks ?? {}, clocksIn(item)),
      ...(enrolmentDimension(dimension) === undefined
        ? {}
        : { companies: addByName(sum?.companies ?? {}, companySumsIn(item)) }),
    });
  }
  return [...sums.values()];
}

/** Counts of a row in its divisions, or of all rows: `industry#enrolled`, whatever the part. */
export const dividedCounts = (row: KpiRow, counted: RowCounts): Sums =>
  byDimension(divisionCounters(row, counted));

export const findDividedCounts = async (db: Database): Promise<Sums> =>
  (await collectCounters(db, prefix))
    .map((item) => byDimension({ [String(item['sk'])]: numbersIn(item) }))
    .reduce<Sums>((sum, each) => addByName(sum, each), {});

const byDimension = (counters: Readonly<Record<string, Sums>>): Sums =>
  Object.entries(counters).reduce<Sums>((sum, [sk, counts]) => {
    const dimension = sk.split('#')[2] ?? '';
    const named = Object.entries(counts).map(([name, count]) => [`${dimension}#${name}`, count] as const);
    return addByName(sum, Object.fromEntries(named));
  }, {});
