import * as z from 'zod';
import { tableSchema } from '../../../platform/dynamodb/table-schema.ts';

export const itemSchema = z.record(z.string(), z.unknown());
export type StoredItem = z.infer<typeof itemSchema>;

const [READ_UNIT, WRITE_UNIT] = [4096, 1024];

/** Bytes of an item by AWS's rule: names and values, a byte for each member of a list or map and three for itself. */
export const bytesOf = (item: StoredItem): number =>
  Object.entries(item).reduce(
    (sum, [name, value]) => (value === undefined ? sum : sum + Buffer.byteLength(name) + valueBytes(value)),
    0,
  );

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (value === null || typeof value === 'boolean') return 1;
  const members = Array.isArray(value) ? value : value instanceof Set ? [...value] : undefined;
  if (members !== undefined) return members.reduce<number>((sum, each) => sum + 1 + valueBytes(each), 3);
  const fields = itemSchema.parse(value);
  return 3 + bytesOf(fields) + Object.keys(fields).length;
}

/** Read units of so many bytes that are read together: 4 KB each when consistent, half of it when not. */
export const readUnits = (bytes: number, isConsistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT)) * (isConsistent ? 1 : 0.5);

/**
 * Write units of a write: of the larger of the item before and after, twice in a transaction; and one for each entry of an
 * index that is put in or taken out. An index whose keys stay costs nothing, for it holds keys only.
 */
export function writeUnits(
  before: StoredItem | undefined,
  after: StoredItem | undefined,
  isTransaction: boolean,
): number {
  const bytes = Math.max(
    1,
    ...[before, after].flatMap((item) => (item === undefined ? [] : [bytesOf(item)])),
  );
  return Math.ceil(bytes / WRITE_UNIT) * (isTransaction ? 2 : 1) + indexUnits(before, after);
}

const indexUnits = (before: StoredItem | undefined, after: StoredItem | undefined): number =>
  [tableSchema.leadsIndex, tableSchema.dueIndex].reduce((sum, { partitionKey, sortKey }) => {
    const [was, is] = [before, after].map((item) =>
      item?.[partitionKey] === undefined || item[sortKey] === undefined
        ? undefined
        : JSON.stringify([item[partitionKey], item[sortKey]]),
    );
    return was === is ? sum : sum + Number(was !== undefined) + Number(is !== undefined);
  }, 0);
