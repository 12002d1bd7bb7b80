import { grouped } from '../../domain/kernel/grouped.ts';
import { monthMeasures, noMonth, type KpiMonth } from '../../domain/kpis/kpi.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import {
  addTo,
  collectCounters,
  counterPkOf,
  sumOf,
  type Difference,
  type RowChange,
} from './counter-store.ts';

/** Adds to the counts of each month of the monthly mail what changed rows make different. */
export function addToMonths(db: Database, pack: readonly RowChange[]): readonly Write[] {
  const pk = counterPkOf(pack);
  const differences = pack.flatMap((change) => monthDifferences(change));
  return [...grouped(differences, ({ month }) => month)].flatMap(([month, of]) =>
    addTo(db, { pk, sk: monthSk(month) }, sumOf(of.map(({ by }) => by))),
  );
}

const monthPrefix = 'MONTH#';
const monthSk = (month: string): string => `${monthPrefix}${month}`;

/** Sort keys of the months that a change counts in. */
export const touchedMonths = (change: RowChange): readonly string[] =>
  monthDifferences(change).map(({ month }) => monthSk(month));

function monthDifferences({ before, after }: RowChange): readonly { month: string; by: Difference }[] {
  const [was, is] = [before?.row.months ?? {}, after.months ?? {}];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((month) => ({
      month,
      by: Object.fromEntries(
        monthMeasures.map((measure) => [measure, (is[month]?.[measure] ?? 0) - (was[month]?.[measure] ?? 0)]),
      ),
    }))
    .filter(({ by }) => Object.values(by).some((each) => each !== 0));
}

/** What became of each month of the monthly mail, the latest first. */
export async function findMonths(db: Database): Promise<readonly (KpiMonth & { readonly month: string })[]> {
  const counters = await collectCounters(db, monthPrefix);
  return [...grouped(counters, ({ sk }) => String(sk).slice(monthPrefix.length))]
    .map(([month, items]) => {
      const sum = { ...noMonth };
      for (const item of items)
        for (const measure of monthMeasures) sum[measure] += Number(item[measure] ?? 0);
      return { month, ...sum };
    })
    .toSorted((a, b) => b.month.localeCompare(a.month));
}
