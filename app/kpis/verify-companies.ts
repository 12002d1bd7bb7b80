import { addByName, type Sums } from '../../domain/kernel/add-by-name.ts';
import type { ClockCounts } from '../../domain/kpis/clocks.ts';
import { casesByMeasure, companySums } from '../../domain/kpis/company-cases.ts';
import type { KpiCounts } from '../../domain/kpis/kpi.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { findCompanySums, scanCompanies } from './company-store.ts';

/** What the companies of one part of the table hold, by measure, and the sums over companies that follow from it. */
export async function companiesHeld(db: Database, part: number, parts: number): Promise<Sums> {
  let held: Sums = {};
  for await (const { group, cells } of scanCompanies(db, part, parts)) {
    if (group === undefined)
      for (const cases of Object.values(cells))
        held = addByName(held, named('companies', casesByMeasure(cases)));
    for (const [scope, sums] of companySums(group, cells))
      held = addByName(held, named(group?.dimension ?? scope, sums));
  }
  return held;
}

/** The same as the counters say it: every case is of one company. */
export async function companiesCounted(db: Database, counts: KpiCounts, clocks: ClockCounts): Promise<Sums> {
  const { enrolled, opportunities } = counts;
  const sums = [...(await findCompanySums(db))].map(([scope, of]) => named(scope, of));
  return [named('companies', addByName({ enrolled, opportunities }, clocks)), ...sums].reduce(
    (all, each) => addByName(all, each),
    {},
  );
}

const named = (what: string, sums: Sums): Sums =>
  Object.fromEntries(Object.entries(sums).map(([name, sum]) => [`${what}#${name}`, sum]));
