import { findKpiRows } from '../../../app/kpis/kpi-store.ts';
import { changeRows } from '../../../app/kpis/row-changes-store.ts';
import { routes } from '../../../contract/api.ts';
import type { KpiRow } from '../../../domain/kpis/kpi.ts';
import type { Item } from '../../../platform/dynamodb/database.ts';
import { collect, deleteMany, scanAll } from '../../../platform/dynamodb/engine.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import type { World } from './world.ts';

/** KPI rows as they are stored, without the facts behind them, and the lists of people as they are read. */
export function kpiRowsIn(world: World) {
  async function pageOf(asked: Asked) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value);
    return routes.listKpiPeople.answer.parse(
      (await world.call('GET', `/kpis/people?${query.toString()}`)).body,
    );
  }

  /** All pages of a list, and the count that stands beside it. */
  async function listed(asked: Asked) {
    const people: string[] = [];
    let page = await pageOf({ limit: '4', ...asked });
    people.push(...page.people.map((each) => `${each.campaignId}/${each.customerId}`));
    while (page.next !== undefined) {
      page = await pageOf({ limit: '4', ...asked, after: page.next });
      people.push(...page.people.map((each) => `${each.campaignId}/${each.customerId}`));
    }
    return { people: people.toSorted(), total: page.total };
  }

  async function storeRow(after: KpiRow): Promise<void> {
    const { db } = world.deps;
    const before = (await findKpiRows(db, after.customerId)).find(
      ({ row }) => row.campaignId === after.campaignId,
    );
    // A row keeps what was frozen at the enrolment.
    const row =
      before === undefined
        ? after
        : { ...after, cohort: before.row.cohort, enrolledAt: before.row.enrolledAt };
    for (const writes of await changeRows(db, [{ before, after: row }])) await transact(db, writes);
  }

  /** Forgets all rows, counters and lists. */
  async function forgetAll(): Promise<void> {
    const { db } = world.deps;
    const keys = (await stored()).map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
    await deleteMany(db, db.customersTable, keys);
  }

  /** All that is stored of rows, counters and lists. */
  async function stored(): Promise<readonly Item[]> {
    const { db } = world.deps;
    const items = await collect(scanAll(db, { TableName: db.customersTable, ConsistentRead: true }));
    return items.filter(({ pk, sk }) =>
      ['KPI#', 'BEHIND#', 'ATSTEP#', 'COUNTERS#'].some(
        (each) => String(pk).startsWith(each) || String(sk).startsWith(each),
      ),
    );
  }

  return { pageOf, listed, storeRow, stored, forgetAll };
}

/** What is asked of the people behind a count, as it stands in the address. */
export type Asked = Readonly<Record<string, string | undefined>>;
