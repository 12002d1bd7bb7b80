import {
  addCounts,
  countRow,
  kpiMeasures,
  kpiRowSchema,
  noCounts,
  subtractCounts,
  type KpiCounts,
  type KpiRow,
} from '../../domain/kpis/kpi.ts';
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

/** Writes a row and the difference it makes to its counter in one transaction: counters are always the sum of the rows. */
export function changeRow(db: Database, before: StoredKpiRow | undefined, after: KpiRow): readonly Write[] {
  const difference = subtractCounts(countRow(after), countRow(before?.row));
  const changed = kpiMeasures.filter((measure) => difference[measure] !== 0);
  const put: Write = {
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
  };
  if (changed.length === 0) return [put];
  const add: Write = {
    Update: {
      TableName: db.customersTable,
      Key: {
        pk: counterPk(shardOf(after.customerId, counterShards)),
        sk: `${counterPrefix}${after.campaignId}#${after.cohort}#${after.dormancy}`,
      },
      UpdateExpression: `SET campaignId = :campaign, cohort = :cohort, dormancy = :dormancy ADD ${changed.map((measure) => `${measure} :${measure}`).join(', ')}`,
      ExpressionAttributeValues: {
        ':campaign': after.campaignId,
        ':cohort': after.cohort,
        ':dormancy': after.dormancy,
        ...Object.fromEntries(changed.map((measure) => [`:${measure}`, difference[measure]])),
      },
    },
  };
  return [put, add];
}

/** Counts of one campaign, cohort and kind of dormancy. */
export interface KpiCounter {
  readonly campaignId: string;
  readonly cohort: string;
  readonly dormancy: string;
  readonly counts: KpiCounts;
}

/** All counters, shards added up. Their number grows with campaigns and months, never with customers. */
export async function findCounters(db: Database): Promise<readonly KpiCounter[]> {
  const shards = await Promise.all(
    Array.from({ length: counterShards }, (_, shard) =>
      collect(queryPrefix(db, db.customersTable, counterPk(shard), counterPrefix)),
    ),
  );
  const sums = new Map<string, KpiCounter>();
  for (const item of shards.flat()) {
    const key = String(item['sk']);
    const counts = addCounts(sums.get(key)?.counts ?? noCounts, countsIn(item));
    sums.set(key, {
      campaignId: String(item['campaignId']),
      cohort: String(item['cohort']),
      dormancy: String(item['dormancy']),
      counts,
    });
  }
  return [...sums.values()];
}

function countsIn(item: Item): KpiCounts {
  const counts: Record<string, number> = {};
  for (const measure of kpiMeasures) counts[measure] = Number(item[measure] ?? 0);
  return { ...noCounts, ...counts };
}
