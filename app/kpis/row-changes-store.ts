import { addByName } from '../../domain/kernel/add-by-name.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { countedAs, countingVersion } from '../../domain/kpis/counted-row.ts';
import { subtractCounts, type KpiRow } from '../../domain/kpis/kpi.ts';
import { countSteps } from '../../domain/kpis/step-counts.ts';
import { addDelivery, noDelivery } from '../../domain/sequences/delivery.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { customerPk } from '../people/customer-store.ts';
import { armCounters, changeArm } from './arm-store.ts';
import { changeCompanies, findCompanies, touchedCompanies, type Companies } from './company-store.ts';
import { noteCorrection } from './correction-store.ts';
import {
  addTo,
  addToCounters,
  counterPkOf,
  movedBy,
  sumOf,
  type Difference,
  type RowChange,
  type StoredKpiRow,
} from './counter-store.ts';
import { divisionCounters } from './division-store.ts';
import { counterSk, kpiRowPrefix } from './kpi-store.ts';
import { monthCounters } from './month-counters-store.ts';
import { changeLists } from './people-list-store.ts';
import { changeStepLists } from './step-list-store.ts';
import { timeCounters } from './time-counters-store.ts';

/** Counted beside: days, arms of control groups, months of the monthly mail, and parts of divisions. */
const beside = [timeCounters, armCounters, monthCounters, divisionCounters];

/** AWS takes 100 items in a transaction. */
const MOST_WRITES = 100;

/**
 * Transactions of changed rows and the difference that they make to the counters: counters are always the sum of the rows,
 * and what companies hold is the sum of theirs. Each of both is written once a transaction, whatever the number of rows.
 */
export async function changeRows(
  db: Database,
  changes: readonly RowChange[],
): Promise<readonly (readonly Write[])[]> {
  const companies = await findCompanies(db, changes);
  return packed(
    db,
    companies,
    changes.flatMap((each) => staged(db, companies, each)),
  ).map((pack) => {
    const moved = changeCompanies(db, companies, pack);
    const counters = pack.flatMap((change) => beside.flatMap((kind) => movedBy(kind, change)));
    return [
      ...pack.flatMap((change) => ownWrites(db, change)),
      ...moved.writes,
      ...addToMain(db, pack),
      ...addToCounters(db, counterPkOf(pack), [...counters, ...moved.counters]),
    ];
  });
}

/** Changes in packs of as many as a transaction takes, each row once. */
function packed(
  db: Database,
  companies: Companies,
  changes: readonly RowChange[],
): readonly (readonly RowChange[])[] {
  const packs: RowChange[][] = [];
  let [own, touched] = [0, new Set<string>()];
  for (const change of changes) {
    const pack = packs.at(-1);
    const size = ownWrites(db, change).length;
    const moves = touchedBy(companies, change);
    const hasRoom = own + size + new Set([...touched, ...moves]).size <= MOST_WRITES;
    if (pack !== undefined && hasRoom && !pack.some(({ after }) => isSameRow(after, change.after))) {
      pack.push(change);
      own += size;
      for (const each of moves) touched.add(each);
    } else {
      packs.push([change]);
      [own, touched] = [size, new Set(moves)];
    }
  }
  return packs;
}

/** What a change writes of its row alone. */
const ownWrites = (db: Database, change: RowChange): readonly Write[] => [
  putRow(db, change),
  ...changeLists(db, change),
  ...changeStepLists(db, change),
  ...changeArm(db, change),
  ...noteCorrection(db, change),
];

/** The items that a change moves together with others: counters, and what companies hold. */
const touchedBy = (companies: Companies, change: RowChange): readonly string[] => [
  counterSk(change.after),
  ...beside.flatMap((kind) => movedBy(kind, change).map(([sk]) => sk)),
  ...touchedCompanies(companies, change),
];

/** A change that moves more than a transaction takes leaves the divisions first, and enters them last. */
function staged(db: Database, companies: Companies, change: RowChange): readonly RowChange[] {
  const { before, after } = change;
  const size = ownWrites(db, change).length + new Set(touchedBy(companies, change)).size;
  if (size <= MOST_WRITES) return [change];
  const version = before?.version ?? 0;
  const [was, is] = [before === undefined ? undefined : undivided(before.row), undivided(after)];
  const leave = was === undefined ? [] : [{ before, after: was }];
  const later = (row: KpiRow): StoredKpiRow => ({
    row,
    version: version + leave.length,
    counting: countingVersion,
  });
  return [
    ...leave,
    { ...change, before: was === undefined ? undefined : later(was), after: is },
    { before: { ...later(is), version: version + leave.length + 1 }, after },
  ];
}

function undivided(row: KpiRow): KpiRow {
  const { parts: _divided, ...rest } = row;
  return rest;
}

const isSameRow = (a: KpiRow, b: KpiRow): boolean =>
  a.customerId === b.customerId && a.campaignId === b.campaignId;

const putRow = (db: Database, { before, after }: RowChange): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: {
      pk: customerPk(after.customerId),
      sk: `${kpiRowPrefix}${after.campaignId}`,
      row: after,
      version: (before?.version ?? 0) + 1,
      counting: countingVersion,
    },
    ConditionExpression: before === undefined ? 'attribute_not_exists(pk)' : 'version = :version',
    ...(before === undefined ? {} : { ExpressionAttributeValues: { ':version': before.version } }),
  },
});

/** Adds to the main counters what changed rows make different. */
const addToMain = (db: Database, pack: readonly RowChange[]): readonly Write[] =>
  [...grouped(pack, ({ after }) => counterSk(after))].flatMap(([sk, changes]) => {
    const [first] = changes;
    if (first === undefined) return [];
    const { campaignId, cohort, dormancy } = first.after;
    return addTo(db, { pk: counterPkOf(pack), sk }, sumOf(changes.map(differenceOf)), {
      campaignId,
      cohort,
      dormancy,
    });
  });

function differenceOf({ before, after }: RowChange): Difference {
  const is = countedAs(after, countingVersion);
  const was = countedAs(before?.row, before?.counting ?? countingVersion);
  return {
    ...subtractCounts(is.counts, was.counts),
    ...addByName(is.clocks, was.clocks, -1),
    ...addDelivery(after.delivery ?? noDelivery, before?.row.delivery ?? noDelivery, -1),
    ...addByName(countSteps(after), countSteps(before?.row), -1),
  };
}
