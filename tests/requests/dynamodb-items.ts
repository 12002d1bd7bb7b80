import { tableSchema } from '../../platform/dynamodb/table-schema.ts';
import type { Report } from './compile-shape.ts';
import { isFields, recordAt, type Fields } from './fields.ts';

const MAXIMUM_ITEM_BYTES = 400 * 1024;
const MAXIMUM_DEPTH = 32;
const MAXIMUM_PARTITION_KEY = 2048;
const MAXIMUM_SORT_KEY = 1024;
const MAXIMUM_DIGITS = 38;
/** An attribute's name and the like; AWS counts one byte for each member of a list or map. */
const MEMBER_OVERHEAD = 1;

const { partitionKey, sortKey, leadsIndex, dueIndex } = tableSchema;
const indexes = [leadsIndex, dueIndex];

/** The key of an item in words. */
export const nameOfKey = (item: Fields): string =>
  `${String(recordAt(item, partitionKey)?.['S'])} ${String(recordAt(item, sortKey)?.['S'])}`;

/** A key is the two attributes of the table's key, and neither is empty. */
export function checkKey(key: Fields, path: string, report: Report): void {
  const others = Object.keys(key).filter((name) => name !== partitionKey && name !== sortKey);
  if (others.length > 0) report(path, `${others.join(', ')} is no part of the key`);
  checkKeyAttributes(key, path, report);
}

/** A whole item: its keys, the keys of indexes that it stands in, its values and its size. */
export function checkItem(item: Fields, path: string, report: Report): void {
  checkKeyAttributes(item, path, report);
  for (const index of indexes) {
    const [hash, range] = [recordAt(item, index.partitionKey), recordAt(item, index.sortKey)];
    if (hash !== undefined && !isText(hash['S'], MAXIMUM_PARTITION_KEY))
      report(`${path}.${index.partitionKey}`, 'the key of an index is to be a text that is not empty');
    if (range !== undefined && range['N'] === undefined)
      report(`${path}.${index.sortKey}`, 'the key of an index is to be a number');
  }
  for (const name in item) checkValue(item[name], `${path}.${name}`, 1, report);
  const bytes = itemBytes(item);
  if (bytes > MAXIMUM_ITEM_BYTES) report(path, `has ${bytes} bytes, more than ${MAXIMUM_ITEM_BYTES}`);
}

function checkKeyAttributes(item: Fields, path: string, report: Report): void {
  checkKeyText(recordAt(item, partitionKey)?.['S'], MAXIMUM_PARTITION_KEY, `${path}.${partitionKey}`, report);
  checkKeyText(recordAt(item, sortKey)?.['S'], MAXIMUM_SORT_KEY, `${path}.${sortKey}`, report);
}

function checkKeyText(value: unknown, most: number, path: string, report: Report): void {
  if (typeof value === 'string' && Buffer.byteLength(value) > most)
    report(path, `has more than ${most} bytes`);
  else if (!isText(value, most)) report(path, `is to be a text of 1 to ${most} bytes`);
}

/** Of these AWS says that a size is exceeded: somebody gave more than can be stored. */
export const isAboutSize = (problem: string): boolean => /: has (?:more than )?\d+ bytes/.test(problem);

const isText = (value: unknown, maximumBytes: number): boolean =>
  typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= maximumBytes;

/** One attribute: exactly one type, numbers that DynamoDB can hold, sets that are none of nothing. */
export function checkValue(value: unknown, path: string, depth: number, report: Report): void {
  if (!isFields(value)) return report(path, 'is no value of DynamoDB');
  const types = Object.keys(value);
  const [type = ''] = types;
  if (types.length !== 1) return report(path, `has ${types.length} types, and is to have one`);
  if (depth > MAXIMUM_DEPTH) return report(path, `is deeper than ${MAXIMUM_DEPTH} levels`);
  const held = value[type];
  if (type === 'N') checkNumber(held, path, report);
  else if (type.length === 2 && Array.isArray(held)) checkSet(type, held, path, report);
  else if (type === 'L' && Array.isArray(held))
    for (const [index, each] of held.entries()) checkValue(each, `${path}[${index}]`, depth + 1, report);
  else if (type === 'M' && isFields(held))
    for (const name in held) checkValue(held[name], `${path}.${name}`, depth + 1, report);
}

function checkNumber(value: unknown, path: string, report: Report): void {
  const text = String(value);
  const magnitude = Math.abs(Number(text));
  const digits = /^-?0*(\d*)\.?(\d*?)0*(?:e[+-]?\d+)?$/i.exec(text);
  if (digits === null || !Number.isFinite(magnitude)) return report(path, `"${text}" is no number`);
  if (`${digits[1]}${digits[2]}`.replace(/^0+/, '').length > MAXIMUM_DIGITS)
    report(path, `"${text}" has more than ${MAXIMUM_DIGITS} digits`);
  if (magnitude !== 0 && (magnitude < 1e-130 || magnitude > 9.99e125))
    report(path, `"${text}" is too near to nothing or too large`);
}

function checkSet(type: string, members: readonly unknown[], path: string, report: Report): void {
  if (members.length === 0) report(path, 'a set is never empty');
  if (new Set(members).size < members.length) report(path, 'a set holds nothing twice');
  if (type === 'NS') for (const each of members) checkNumber(each, path, report);
}

/** About as AWS counts: names and values in UTF-8, two digits a byte, three bytes for a list or map. */
export const itemBytes = (item: Fields): number =>
  Object.keys(item).reduce((sum, name) => sum + lengthOf(name) + valueBytes(item[name]), 0);

function valueBytes(value: unknown): number {
  if (!isFields(value)) return 0;
  const [type = ''] = Object.keys(value);
  const held = value[type];
  if (type === 'S' && typeof held === 'string') return lengthOf(held);
  if (type === 'N') return Math.ceil(String(held).length / 2) + 1;
  if (type === 'B') return Math.ceil((String(held).length * 3) / 4);
  if (Array.isArray(held))
    return held.reduce<number>(
      (sum, each) => sum + MEMBER_OVERHEAD + (type === 'L' ? valueBytes(each) : lengthOf(String(each))),
      3,
    );
  return type === 'M' && isFields(held) ? 3 + itemBytes(held) + Object.keys(held).length : 1;
}

const lengthOf = (text: string): number => Buffer.byteLength(text);
