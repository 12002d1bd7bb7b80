import { addByName, type Sums } from '../../domain/kernel/add-by-name.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { clockOf, type ClockCounts } from '../../domain/kpis/clocks.ts';
import { companySumOf } from '../../domain/kpis/company-cases.ts';
import type { CorrectionReason } from '../../domain/kpis/correction.ts';
import { countedAs, countingVersion, type RowCounts } from '../../domain/kpis/counted-row.ts';
import { kpiMeasures, noCounts, type KpiCounts, type KpiRow } from '../../domain/kpis/kpi.ts';
import type { Database, Item, Key, Write } from '../../platform/dynamodb/database.ts';
import { collect, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { shardName, shardOf } from '../../platform/dynamodb/shard.ts';

/** Counters are spread over so many items, so that batches that are counted at once seldom write the same. */
const counterShards = 4;
const counterPk = (shard: number): string => `COUNTERS#${shardName(shard)}`;

/** Where what a pack of changes adds is counted: packs that run at once lie on different shards, but for chance. */
export const counterPkOf = (pack: readonly RowChange[]): string =>
  counterPk(shardOf(pack[0]?.after.customerId ?? '', counterShards));

/** The counters of all shards whose sort keys begin so. */
export async function collectCounters(db: Database, prefix: string): Promise<readonly Item[]> {
  const shards = await Promise.all(
    Array.from({ length: counterShards }, (_, shard) =>
      collect(queryPrefix(db, db.customersTable, counterPk(shard), prefix)),
    ),
  );
  return shards.flat();
}

/** The main counts among the attributes of a counter. */
export function countsIn(item: Item): KpiCounts {
  const counts: Record<string, number> = {};
  for (const measure of kpiMeasures) counts[measure] = Number(item[measure] ?? 0);
  return { ...noCounts, ...counts };
}

/** Those by clock. */
export const clocksIn = (item: Item): ClockCounts =>
  Object.fromEntries(Object.entries(numbersIn(item)).filter(([name]) => clockOf(name) !== undefined));

/** Sums over companies. */
export const companySumsIn = (item: Item): Sums =>
  Object.fromEntries(Object.entries(numbersIn(item)).filter(([name]) => companySumOf(name) !== undefined));

/** How much more of each measure. */
export type Difference = Readonly<Record<string, number>>;

/** Rows differ in what they name: whatever any of them names is in the sum. */
export const sumOf = (differences: readonly Difference[]): Difference =>
  differences.reduce<Difference>((sum, each) => addByName(sum, each), {});

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
  /** When it was found, and why: noted where a figure of a final month becomes another. */
  readonly found?: { readonly at: string; readonly because: CorrectionReason };
}

/** A kind of counter beside the main ones: by sort key, what a row that counts so adds there. Whoever only reads them holds none of the code that writes. */
export type CounterKind = (row: KpiRow, counts: RowCounts) => Readonly<Record<string, Difference>>;

/** What a change adds to the counters of a kind, each of which it moves. */
export function movedBy(
  kind: CounterKind,
  { before, after }: RowChange,
): readonly (readonly [string, Difference])[] {
  const is = kind(after, countedAs(after, countingVersion));
  const was = before === undefined ? {} : kind(before.row, countedAs(before.row, before.counting));
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((sk) => [sk, addByName(is[sk] ?? {}, was[sk] ?? {}, -1)] as const)
    .filter(([, by]) => Object.keys(by).length > 0);
}

/** Adds to counters, each of them once, whatever the number of differences. */
export const addToCounters = (
  db: Database,
  pk: string,
  moved: readonly (readonly [sk: string, by: Difference])[],
): readonly Write[] =>
  [...grouped(moved, ([sk]) => sk)].flatMap(([sk, of]) =>
    addTo(db, { pk, sk }, sumOf(of.map(([, by]) => by))),
  );

/** Adds to one counter, with what it is of; nothing where nothing is more or less. */
export function addTo(
  db: Database,
  key: Key,
  by: Difference,
  of: Readonly<Record<string, string>> = {},
): readonly Write[] {
  const changed = Object.entries(by);
  if (changed.length === 0) return [];
  return [
    {
      Update: {
        TableName: db.customersTable,
        Key: { ...key },
        UpdateExpression: `${setOf(Object.keys(of))}ADD ${changed.map((_, index) => `#m${index} :m${index}`).join(', ')}`,
        // What people named stands beside the expression.
        ExpressionAttributeNames: Object.fromEntries(changed.map(([name], index) => [`#m${index}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(Object.entries(of).map(([name, value]) => [`:${name}`, value])),
          ...Object.fromEntries(changed.map(([, more], index) => [`:m${index}`, more])),
        },
      },
    },
  ];
}

const setOf = (names: readonly string[]): string =>
  names.length === 0 ? '' : `SET ${names.map((name) => `${name} = :${name}`).join(', ')} `;

/** What a counter holds beside its key. */
export const numbersIn = (item: Item): Difference =>
  Object.fromEntries(
    Object.entries(item).filter((each): each is [string, number] => typeof each[1] === 'number'),
  );
