import {
  addCounts,
  countRow,
  kpiMeasures,
  kpiRowSchema,
  monthMeasures,
  noCounts,
  noMonth,
  subtractCounts,
  type KpiCounts,
  type KpiMonth,
  type KpiRow,
} from '../../domain/kpis/kpi.ts';
import { addByName, countSteps, stepsIn } from '../../domain/kpis/step-counts.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { addDelivery, deliveryIn, noDelivery, type Delivery } from '../../domain/sequences/delivery.ts';
import { findEarlierDelivery } from '../sequences/campaign-store.ts';
import { collect, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { type Database, type Item, type Write } from '../../platform/dynamodb/database.ts';
import { customerPk } from '../people/customer-store.ts';
import { shardName, shardOf } from '../../platform/dynamodb/shard.ts';

/** What every sort key of a row begins with. */
export const kpiRowPrefix = 'KPI#';
const counterShards = 4;
const counterPk = (shard: number): string => `COUNTERS#${shardName(shard)}`;
const counterPrefix = 'COUNTER#';

/** A stored row with the version that guards it. */
export interface StoredKpiRow {
  readonly row: KpiRow;
  readonly version: number;
}

export async function findKpiRows(db: Database, customerId: string): Promise<readonly StoredKpiRow[]> {
  const items = await collect(queryPrefix(db, db.customersTable, customerPk(customerId), kpiRowPrefix));
  return items.map((item) => ({ row: kpiRowSchema.parse(item['row']), version: Number(item['version']) }));
}

export const parseKpiRow = (item: Item): KpiRow => kpiRowSchema.parse(item['row']);

/** A row that is not what it was. */
export interface RowChange {
  readonly before: StoredKpiRow | undefined;
  readonly after: KpiRow;
}

/** AWS takes 100 items in a transaction. */
const MOST_WRITES = 100;

/**
 * Transactions of changed rows and the difference that they make to the counters: counters are always the sum of the rows.
 * Each counter is written once a transaction, whatever the number of rows.
 */
export function changeRows(db: Database, changes: readonly RowChange[]): readonly (readonly Write[])[] {
  const packs: RowChange[][] = [];
  let counters = new Set<string>();
  for (const change of changes) {
    const pack = packs.at(-1);
    const touched = [counterSk(change.after), ...monthDifferences(change).map(({ month }) => monthSk(month))];
    for (const counter of touched) counters.add(counter);
    if (pack !== undefined && pack.length + 1 + counters.size <= MOST_WRITES) pack.push(change);
    else {
      packs.push([change]);
      counters = new Set(touched);
    }
  }
  return packs.map((pack) => [
    ...pack.map((change) => putRow(db, change)),
    ...addToCounters(db, pack),
    ...addToMonths(db, pack),
  ]);
}

const putRow = (db: Database, { before, after }: RowChange): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: {
      pk: customerPk(after.customerId),
      sk: `${kpiRowPrefix}${after.campaignId}`,
      row: after,
      version: (before?.version ?? 0) + 1,
    },
    ConditionExpression: before === undefined ? 'attribute_not_exists(pk)' : 'version = :version',
    ...(before === undefined ? {} : { ExpressionAttributeValues: { ':version': before.version } }),
  },
});

function addToCounters(db: Database, pack: readonly RowChange[]): readonly Write[] {
  // Batches that run at once lie on different shards, but for chance.
  const pk = counterPk(shardOf(pack[0]?.after.customerId ?? '', counterShards));
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

/** Adds to the counts of each month of the monthly mail what changed rows make different. */
function addToMonths(db: Database, pack: readonly RowChange[]): readonly Write[] {
  const pk = counterPk(shardOf(pack[0]?.after.customerId ?? '', counterShards));
  const differences = pack.flatMap((change) => monthDifferences(change));
  return [...grouped(differences, ({ month }) => month)].flatMap(([month, of]) => {
    const changed = Object.entries(sumOf(of.map(({ by }) => by)));
    if (changed.length === 0) return [];
    return [
      {
        Update: {
          TableName: db.customersTable,
          Key: { pk, sk: monthSk(month) },
          UpdateExpression: `ADD ${changed.map(([measure]) => `${measure} :${measure}`).join(', ')}`,
          ExpressionAttributeValues: Object.fromEntries(changed.map(([measure, by]) => [`:${measure}`, by])),
        },
      },
    ];
  });
}

const monthPrefix = 'MONTH#';
const monthSk = (month: string): string => `${monthPrefix}${month}`;

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
  const shards = await Promise.all(
    Array.from({ length: counterShards }, (_, shard) =>
      collect(queryPrefix(db, db.customersTable, counterPk(shard), monthPrefix)),
    ),
  );
  return [...grouped(shards.flat(), ({ sk }) => String(sk).slice(monthPrefix.length))]
    .map(([month, items]) => {
      const sum = { ...noMonth };
      for (const item of items)
        for (const measure of monthMeasures) sum[measure] += Number(item[measure] ?? 0);
      return { month, ...sum };
    })
    .toSorted((a, b) => b.month.localeCompare(a.month));
}

const counterSk = ({ campaignId, cohort, dormancy }: KpiRow): string =>
  `${counterPrefix}${campaignId}#${cohort}#${dormancy}`;

type Difference = Readonly<Record<string, number>>;

const differenceOf = ({ before, after }: RowChange): Difference => ({
  ...subtractCounts(countRow(after), countRow(before?.row)),
  ...addDelivery(after.delivery ?? noDelivery, before?.row.delivery ?? noDelivery, -1),
  ...addByName(countSteps(after), countSteps(before?.row), -1),
});

/** Rows differ in which steps they name: whatever any of them names is in the sum. */
const sumOf = (differences: readonly Difference[]): Difference =>
  differences.reduce<Difference>((sum, each) => addByName(sum, each), {});

/** Counts of one campaign, cohort and kind of dormancy. */
export interface KpiCounter {
  readonly campaignId: string;
  readonly cohort: string;
  readonly dormancy: string;
  readonly counts: KpiCounts;
  readonly delivery: Delivery;
  /** How many are at each step, passed and left it (`stepCounts`). */
  readonly steps: Readonly<Record<string, number>>;
}

/** All counters, or those of one campaign, shards added up. Their number grows with campaigns and months, never with customers. */
export async function findCounters(db: Database, campaignId?: string): Promise<readonly KpiCounter[]> {
  const prefix = campaignId === undefined ? counterPrefix : `${counterPrefix}${campaignId}#`;
  const shards = await Promise.all(
    Array.from({ length: counterShards }, (_, shard) =>
      collect(queryPrefix(db, db.customersTable, counterPk(shard), prefix)),
    ),
  );
  const sums = new Map<string, KpiCounter>();
  for (const item of shards.flat()) {
    const key = String(item['sk']);
    const sum = sums.get(key);
    sums.set(key, {
      campaignId: String(item['campaignId']),
      cohort: String(item['cohort']),
      dormancy: String(item['dormancy']),
      counts: addCounts(sum?.counts ?? noCounts, countsIn(item)),
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

function countsIn(item: Item): KpiCounts {
  const counts: Record<string, number> = {};
  for (const measure of kpiMeasures) counts[measure] = Number(item[measure] ?? 0);
  return { ...noCounts, ...counts };
}
