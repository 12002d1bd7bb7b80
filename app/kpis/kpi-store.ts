import { addByName } from '../../domain/kernel/add-by-name.ts';
import { addCounts, kpiRowSchema, noCounts, type KpiCounts, type KpiRow } from '../../domain/kpis/kpi.ts';
import type { ClockCounts } from '../../domain/kpis/clocks.ts';
import { countingVersion } from '../../domain/kpis/counted-row.ts';
import { clocksIn, collectCounters, countsIn, type StoredKpiRow } from './counter-store.ts';
import { stepsIn } from '../../domain/kpis/step-counts.ts';
import { addDelivery, deliveryIn, noDelivery, type Delivery } from '../../domain/sequences/delivery.ts';
import { findEarlierDelivery } from '../sequences/campaign-store.ts';
import { collect, getMany, queryPrefix, scanPage } from '../../platform/dynamodb/engine.ts';
import { type Database, type Item } from '../../platform/dynamodb/database.ts';
import { customerPk } from '../people/customer-store.ts';

/** What every sort key of a row begins with. */
export const kpiRowPrefix = 'KPI#';
const counterPrefix = 'COUNTER#';
/** Where the rows of a campaign, month and kind of dormancy are counted. */
export const counterSk = ({ campaignId, cohort, dormancy }: KpiRow): string =>
  `${counterPrefix}${campaignId}#${cohort}#${dormancy}`;

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
