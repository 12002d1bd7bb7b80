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
