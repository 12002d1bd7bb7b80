import type { KpiRow } from '../../domain/kpis/kpi.ts';
import { shardName } from '../../platform/dynamodb/shard.ts';

/** Counters are spread over so many items, so that batches that are counted at once seldom write the same. */
export const counterShards = 4;
export const counterPk = (shard: number): string => `COUNTERS#${shardName(shard)}`;

/** How much more of each measure. */
export type Difference = Readonly<Record<string, number>>;

export const sumOf = (a: Difference, b: Difference): Difference => ({
  ...a,
  ...Object.fromEntries(Object.entries(b).map(([measure, by]) => [measure, (a[measure] ?? 0) + by])),
});

/** A stored row with the version that guards it. */
export interface StoredKpiRow {
  readonly row: KpiRow;
  readonly version: number;
  /** How it was counted (`countingVersion`). */
  readonly counting: number;
}

/** A row that is not what it was. */
export interface RowChange {
  readonly before: StoredKpiRow | undefined;
  readonly after: KpiRow;
}
