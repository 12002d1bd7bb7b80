import { addByName } from '../../domain/kernel/add-by-name.ts';
import {
  addCounts,
  kpiRowSchema,
  noCounts,
  subtractCounts,
  type KpiCounts,
  type KpiRow,
} from '../../domain/kpis/kpi.ts';
import type { ClockCounts } from '../../domain/kpis/clocks.ts';
import { countedAs, countingVersion } from '../../domain/kpis/counted-row.ts';
import { noteCorrection } from './correction-store.ts';
import { armCounters, changeArm } from './arm-store.ts';
import { divisionCounters } from './division-store.ts';
import { monthCounters } from './month-counters-store.ts';
import { timeCounters } from './time-counters-store.ts';
import { changeLists } from './people-list-store.ts';
import { changeStepLists } from './step-list-store.ts';
import {
  addToKind,
  clocksIn,
  collectCounters,
  counterPkOf,
  countsIn,
  sumOf,
  touchedOf,
  type Difference,
  type RowChange,
  type StoredKpiRow,
} from './counter-store.ts';
import { countSteps, stepsIn } from '../../domain/kpis/step-counts.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { addDelivery, deliveryIn, noDelivery, type Delivery } from '../../domain/sequences/delivery.ts';
import { findEarlierDelivery } from '../sequences/campaign-store.ts';
import { collect, getMany, queryPrefix, scanPage } from '../../platform/dynamodb/engine.ts';
import { type Database, type Item, type Write } from '../../platform/dynamodb/database.ts';
import { customerPk } from '../people/customer-store.ts';

/** What every sort key of a row begins with. */
export const kpiRowPrefix = 'KPI#';
const counterPrefix = 'COUNTER#';
/** Counted beside: days, arms of control groups, months of the monthly mail, and parts of divisions. */
const beside = [timeCounters, armCounters, monthCounters, divisionCounters];

export async function findKpiRows(db: Database, customerId: string): Promise<readonly StoredKpiRow[]> {
  const items = await collect(queryPrefix(db, db.customersTable, customerPk(customerId), kpiRowPrefix));
  return items.map((item) => storedRow(item));
}

/** The rows of some customers in campaigns, in no order. */
export async function findRowsOf(
  db: Database,
  wanted: readonly { readonly customerId: string; readonly campaignId: string }[],
): Promise<readonly StoredKpiRow[]> {
  const keys = wanted.map(({ customerId, campaignId }) => ({
    pk: customerPk(customerId),
    sk: `${kpiRowPrefix}${campaignId}`,
  }));
  return (await getMany(db, db.customersTable, keys)).map((item) => storedRow(item));
}

/** Release 0.3 and before did not say how they counted. */
const storedRow = (item: Item): StoredKpiRow => ({
  row: parseKpiRow(item),
  version: Number(item['version']),
  counting: Number(item['counting'] ?? 1),
});

/** A page of the table: the rows in it that an earlier release counted. */
export async function findFormerlyCounted(
  db: Database,
  from: Item | undefined,
): Promise<{ readonly rows: readonly StoredKpiRow[]; readonly next: Item | undefined }> {
  const { items, next } = await scanPage(db, {
    TableName: db.customersTable,
    FilterExpression: 'begins_with(sk, :row) AND (attribute_not_exists(counting) OR counting < :counting)',
    ExpressionAttributeValues: { ':row': kpiRowPrefix, ':counting': countingVersion },
    ...(from === undefined ? {} : { ExclusiveStartKey: from }),
  });
  return { rows: items.map((item) => storedRow(item)), next };
}

export const parseKpiRow = (item: Item): KpiRow => kpiRowSchema.parse(item['row']);

/** AWS takes 100 items in a transaction. */
const MOST_WRITES = 100;

/**
 * Transactions of changed rows and the difference that they make to the counters: counters are always the sum of the rows.
 * Each counter is written once a transaction, whatever the number of rows.
 */
export function changeRows(db: Database, changes: readonly RowChange[]): readonly (readonly Write[])[] {
  const packs: { readonly changes: RowChange[]; readonly own: Write[] }[] = [];
  let counters = new Set<string>();
  for (const change of changes.flatMap((each) => staged(db, each))) {
    const pack = packs.at(-1);
    const { own, touched } = writesOf(db, change);
    for (const counter of touched) counters.add(counter);
    const hasRoom = pack !== undefined && pack.own.length + own.length + counters.size <= MOST_WRITES;
    if (hasRoom && !pack.changes.some(({ after }) => isSameRow(after, change.after))) {
      pack.changes.push(change);
      pack.own.push(...own);
    } else {
      packs.push({ changes: [change], own: [...own] });
      counters = new Set(touched);
    }
  }
  return packs.map((pack) => [
    ...pack.own,
    ...addToCounters(db, pack.changes),
    ...beside.flatMap((kind) => addToKind(db, kind, pack.changes)),
  ]);
}

/** What a change writes of its row alone, and the counters that it moves. */
const writesOf = (
  db: Database,
  change: RowChange,
): { readonly own: readonly Write[]; readonly touched: readonly string[] } => ({
  own: [
    putRow(db, change),
    ...changeLists(db, change),
    ...changeStepLists(db, change),
    ...changeArm(db, change),
    ...noteCorrection(db, change),
  ],
  touched: [counterSk(change.after), ...beside.flatMap((kind) => touchedOf(kind, change))],
});

/** A change that moves more than a transaction takes leaves the divisions first, and enters them then. */
function staged(db: Database, change: RowChange): readonly RowChange[] {
  const { own, touched } = writesOf(db, change);
  if (own.length + touched.length <= MOST_WRITES) return [change];
  const { parts: _divided, ...row } = change.after;
  const version = (change.before?.version ?? 0) + 1;
  return [
    { ...change, after: row },
    { before: { row, version, counting: countingVersion }, after: change.after },
  ];
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

function addToCounters(db: Database, pack: readonly RowChange[]): readonly Write[] {
  const pk = counterPkOf(pack);
  return [...grouped(pack, ({ after }) => counterSk(after))].flatMap(([sk, changes]) => {
    const changed = Object.entries(sumOf(changes.map(differenceOf)));
    const [first] = changes;
    if (changed.length === 0 || first === undefined) return [];
    const { campaignId, cohort, dormancy } = first.after;
    return [
      {
        Update: {
          TableName: db.customersTable,
          Key: { pk, sk },
          UpdateExpression: `SET campaignId = :campaign, cohort = :cohort, dormancy = :dormancy ADD ${changed.map((_, index) => `#m${index} :m${index}`).join(', ')}`,
          // Steps are named by people: as names they stand beside the expression.
          ExpressionAttributeNames: Object.fromEntries(
            changed.map(([measure], index) => [`#m${index}`, measure]),
          ),
          ExpressionAttributeValues: {
            ':campaign': campaignId,
            ':cohort': cohort,
            ':dormancy': dormancy,
            ...Object.fromEntries(changed.map(([, by], index) => [`:m${index}`, by])),
          },
        },
      },
    ];
  });
}

const counterSk = ({ campaignId, cohort, dormancy }: KpiRow): string =>
  `${counterPrefix}${campaignId}#${cohort}#${dormancy}`;

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

/** Counts of one campaign, cohort and kind of dormancy. */
export interface KpiCounter {
  readonly campaignId: string;
  readonly cohort: string;
  readonly dormancy: string;
  readonly counts: KpiCounts;
  readonly clocks: ClockCounts;
  readonly delivery: Delivery;
  /** How many are at each step, passed and left it (`stepCounts`). */
  readonly steps: Readonly<Record<string, number>>;
}

/** All counters, or those of one campaign, shards added up. Their number grows with campaigns and months, never with customers. */
export async function findCounters(db: Database, campaignId?: string): Promise<readonly KpiCounter[]> {
  const prefix = campaignId === undefined ? counterPrefix : `${counterPrefix}${campaignId}#`;
  const items = await collectCounters(db, prefix);
  const sums = new Map<string, KpiCounter>();
  for (const item of items) {
    const key = String(item['sk']);
    const sum = sums.get(key);
    sums.set(key, {
      campaignId: String(item['campaignId']),
      cohort: String(item['cohort']),
      dormancy: String(item['dormancy']),
      counts: addCounts(sum?.counts ?? noCounts, countsIn(item)),
      clocks: addByName(sum?.clocks ?? {}, clocksIn(item)),
      delivery: addDelivery(sum?.delivery ?? noDelivery, deliveryIn(item)),
      steps: addByName(sum?.steps ?? {}, stepsIn(item)),
    });
  }
  return [...sums.values()];
}

/** What SES and mail servers said of a campaign's mails: what is folded, and what earlier releases counted. */
export async function findDelivery(db: Database, campaignId: string): Promise<Delivery> {
  const [counters, earlier] = await Promise.all([
    findCounters(db, campaignId),
    findEarlierDelivery(db, campaignId),
  ]);
  return counters.map(({ delivery }) => delivery).reduce((sum, each) => addDelivery(sum, each), earlier);
}
