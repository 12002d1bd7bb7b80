import { grouped } from '../../domain/kernel/grouped.ts';
import { monthMeasures, noMonth, type KpiMonth } from '../../domain/kpis/kpi.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collectCounters, type CounterKind } from './counter-store.ts';

const monthPrefix = 'MONTH#';

/** Counts of each month of the monthly mail. */
export const monthCounters: CounterKind = ({ months = {} }) =>
  Object.fromEntries(Object.entries(months).map(([month, counts]) => [`${monthPrefix}${month}`, counts]));

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
