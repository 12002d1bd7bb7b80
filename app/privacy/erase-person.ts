import type { Customer } from '../../domain/people/customer.ts';
import type { Erasure } from '../../domain/privacy/erasure.ts';
import type { EraseMessage } from '../../domain/privacy/fading-message.ts';
import { itemKindOf } from '../../domain/privacy/person-items.ts';
import type { Database, Item } from '../../platform/dynamodb/database.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import { countKpis } from '../kpis/count-kpis.ts';
import { findKpiRows } from '../kpis/kpi-store.ts';
import { passRow } from '../kpis/pass-row-store.ts';
import { erasureSk, findCustomer, findCustomers, profileSk } from '../people/customer-store.ts';
import { findFacts, putFact } from '../timeline/timeline-store.ts';
import { endRelations } from './end-relations.ts';
import { endErasure, findErasure, noteCounted } from './erasure-store.ts';
import { forgetElsewhere } from './forget-elsewhere.ts';
import { keepConsents, refuseForGood } from './keep-what-must-stay.ts';
import { deleteItems, findPartition } from './person-store.ts';

export type EraseDeps = Needs<'db' | 'keyring' | 'settings' | 'fadingQueue' | 'now'>;

/** Whatever was on its way when the person was erased has come by then: what it left is cleared away. */
const SWEEP_AFTER_SECONDS = 900;
const TRIES = 8;

/**
 * Erases one person, whose erasure was begun: what must stay is kept first, the profile goes last. Broken off anywhere and
 * done again it comes to the same end; done twice it does nothing more.
 */
export async function erasePerson(deps: EraseDeps, { customerId, isSweep }: EraseMessage): Promise<Counts> {
  const { db, now } = deps;
  const erasure = await findErasure(db, customerId);
  if (erasure === undefined) return {};
  if (erasure.state === 'done') {
    if (isSweep === true) await sweep(deps, erasure);
    return {};
  }
  const known = await findCustomers(db, erasure.records);
  const people = erasure.records.flatMap((id) => known.get(id) ?? []);
  for (const id of erasure.records) await endRelations(deps, id);
  for (const id of erasure.records) await markErased(deps, id, erasure);
  await refuseForGood(deps, erasure, people);
  await keepConsents(deps, erasure, people);
  await keepFigures(db, erasure);
  await forgetElsewhere(deps, people);
  for (const id of erasure.records) await clear(db, id, id === customerId ? [profileSk, erasureSk] : []);
  await transact(db, endErasure(db, erasure, now().toISOString()));
  await deps.fadingQueue.sendAll(
    [{ kind: 'erase', customerId, isSweep: true } satisfies EraseMessage],
    SWEEP_AFTER_SECONDS,
  );
  return { PeopleErased: 1 };
}

/** Counts what is not counted yet, then says that nothing before counts any more: from then on no rows are folded of it. */
async function markErased({ db, now }: EraseDeps, customerId: string, { at }: Erasure): Promise<void> {
  const facts = await findFacts(db, customerId);
  if (facts.some((fact) => fact.kind === 'erased' && fact.at >= at)) return;
  const [any] = facts.filter(({ kind }) => kind !== 'mailReturned');
  if (any !== undefined) await countKpis({ db, now })([any]);
  await transact(db, [putFact(db, { kind: 'erased', customerId, at: now().toISOString(), id: 'erasure' })]);
}

/** The rows of the KPIs go on under ids made by chance. */
async function keepFigures(db: Database, { records, countedAs = [] }: Erasure): Promise<void> {
  for (const [place, id] of records.entries()) {
    const other = countedAs[place];
    if (other === undefined) continue;
    await untilWon(`the rows of ${id}`, TRIES, async () => {
      const rows = await findKpiRows(db, id);
      if (rows.length > 0) await noteCounted(db, [other]);
      for (const row of rows) if (!(await passRow(db, row, other))) return 'lost';
      return undefined;
    });
  }
}

/** Everything of one record in both tables, but for what says that it was erased. */
async function clear(db: Database, customerId: string, stays: readonly string[]): Promise<void> {
  const { customers, timeline } = await findPartition(db, customerId);
  await deleteItems(db, {
    customers: customers.filter(({ sk }) => !stays.includes(String(sk))),
    timeline: timeline.filter((item) => !isErased(item)),
  });
}

const isErased = ({ sk }: Item): boolean =>
  itemKindOf(String(sk)) === 'FACT' && String(sk).includes('#erased#');

/** What came late is cleared away, unless the person has come back by their own doing since. */
async function sweep({ db }: EraseDeps, { customerId, records }: Erasure): Promise<void> {
  const back: Customer | undefined = await findCustomer(db, customerId);
  if (back !== undefined) return;
  for (const id of records) await clear(db, id, [erasureSk]);
}
