import { addByName } from '../../domain/kernel/add-by-name.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { countedAs, countingVersion } from '../../domain/kpis/counted-row.ts';
import { subtractCounts, type KpiRow } from '../../domain/kpis/kpi.ts';
import { countSteps } from '../../domain/kpis/step-counts.ts';
import { addDelivery, noDelivery } from '../../domain/sequences/delivery.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { customerPk } from '../people/customer-store.ts';
import { armCounters, changeArm } from './arm-store.ts';
import {
  changeCompanies,
  findCompanies,
  movesOf,
  touchedCompanies,
  yearsOf,
  type Move,
  type Years,
} from './company-store.ts';
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
  const planned = changes.map((change) => plan(db, change));
  const all = planned.flatMap((each) => each.moves);
  const companies = await findCompanies(db, all);
  const years = yearsOf(companies, all);
  const stages = planned.flatMap((each) => staged(db, years, each));
  return packed(years, stages).map((pack) => {
    const ofPack = pack.map(({ change }) => change);
    const moved = changeCompanies(
      db,
      companies,
      pack.flatMap(({ moves }) => moves),
    );
    const counters = pack.flatMap((each) => each.counters);
    return [
      ...pack.flatMap(({ own }) => own),
      ...moved.writes,
      ...addToMain(db, ofPack),
      ...addToCounters(db, counterPkOf(ofPack), [...counters, ...moved.counters]),
    ];
  });
}

/** A change, and all that it writes. */
interface Planned {
  readonly change: RowChange;
  /** Of its row alone. */
  readonly own: readonly Write[];
  /** What it adds to the counters beside the main one, by sort key. */
  readonly counters: readonly (readonly [string, Difference])[];
  /** What it adds to the cases of its company. */
  readonly moves: readonly Move[];
}

const plan = (db: Database, change: RowChange): Planned => ({
  change,
  own: [
    putRow(db, change),
    ...changeLists(db, change),
    ...changeStepLists(db, change),
    ...changeArm(db, change),
    ...noteCorrection(db, change),
  ],
  counters: beside.flatMap((kind) => movedBy(kind, change)),
  moves: movesOf(change),
});

/** The items that a change writes together with others: counters, and what companies hold. */
const touchedBy = (years: Years, { change, counters, moves }: Planned): readonly string[] => [
  counterSk(change.after),
  ...counters.map(([sk]) => sk),
  ...touchedCompanies(years, moves),
];

/** Changes in packs of as many as a transaction takes, each row once. */
function packed(years: Years, stages: readonly Planned[]): readonly (readonly Planned[])[] {
  const packs: Planned[][] = [];
  let [own, touched] = [0, new Set<string>()];
  for (const stage of stages) {
    const pack = packs.at(-1);
    const moves = touchedBy(years, stage);
    const size = own + stage.own.length + new Set([...touched, ...moves]).size;
    if (pack !== undefined && size <= MOST_WRITES && !pack.some((each) => isSameRow(each, stage))) {
      pack.push(stage);
      own += stage.own.length;
      for (const each of moves) touched.add(each);
    } else {
      packs.push([stage]);
      [own, touched] = [stage.own.length, new Set(moves)];
    }
  }
  return packs;
}

/** A change that moves more than a transaction takes leaves the divisions first, and enters them last. */
function staged(db: Database, years: Years, planned: Planned): readonly Planned[] {
  if (planned.own.length + new Set(touchedBy(years, planned)).size <= MOST_WRITES) return [planned];
  const { before, after } = planned.change;
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
    { ...planned.change, before: was === undefined ? undefined : later(was), after: is },
    { before: { ...later(is), version: version + leave.length + 1 }, after },
  ].map((change) => plan(db, change));
}

function undivided(row: KpiRow): KpiRow {
  const { parts: _divided, ...rest } = row;
  return rest;
}

const isSameRow = ({ change: { after: a } }: Planned, { change: { after: b } }: Planned): boolean =>
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
