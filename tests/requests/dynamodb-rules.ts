import type { Check, Report } from './compile-shape.ts';
import { checkItem, checkKey, itemBytes, nameOfKey } from './dynamodb-items.ts';
import { checkExpressions } from './dynamodb-expressions.ts';
import { listAt, recordAt, textAt, type Fields } from './fields.ts';

const MAXIMUM_TRANSACTION_BYTES = 4 * 1024 * 1024;
const MAXIMUM_BATCH_BYTES = 16 * 1024 * 1024;
const MAXIMUM_GETS = 100;
const MAXIMUM_PUTS = 25;

/** One operation on one item, alone or in a transaction. */
function checkWrite(operation: Fields, path: string, report: Report): void {
  const [item, key] = [recordAt(operation, 'Item'), recordAt(operation, 'Key')];
  if (item !== undefined) checkItem(item, `${path}.Item`, report);
  if (key !== undefined) checkKey(key, `${path}.Key`, report);
  checkExpressions(operation, path, report);
}

const checkRead: Check = (input, path, report) => {
  const read = recordAt({ input }, 'input') ?? {};
  if (read['IndexName'] !== undefined && read['ConsistentRead'] === true)
    report(`${path}.ConsistentRead`, 'an index cannot be read consistently');
  const start = recordAt(read, 'ExclusiveStartKey');
  if (start !== undefined) checkItem(start, `${path}.ExclusiveStartKey`, report);
  const [segment, segments] = [read['Segment'], read['TotalSegments']];
  if ((segment === undefined) !== (segments === undefined) || Number(segment) >= Number(segments))
    report(`${path}.Segment`, `${String(segment)} of ${String(segments)} is no segment`);
  checkExpressions(read, path, report);
};

const single: Check = (input, path, report) => checkWrite(recordAt({ input }, 'input') ?? {}, path, report);

const transaction: Check = (input, path, report) => {
  const items = listAt(recordAt({ input }, 'input') ?? {}, 'TransactItems');
  const touched = new Set<string>();
  let bytes = 0;
  for (const [index, each] of items.entries()) {
    const kinds = Object.keys(each);
    const place = `${path}.TransactItems[${index}]`;
    if (kinds.length !== 1) report(place, `holds ${kinds.length} operations, and is to hold one`);
    for (const kind of kinds) {
      const operation = recordAt(each, kind) ?? {};
      checkWrite(operation, `${place}.${kind}`, report);
      const item = recordAt(operation, 'Item') ?? recordAt(operation, 'Key') ?? {};
      const name = `${textAt(operation, 'TableName')} ${nameOfKey(item)}`;
      if (touched.has(name)) report(place, `${name} is in the transaction twice`);
      touched.add(name);
      bytes += itemBytes(item) + itemBytes(recordAt(operation, 'ExpressionAttributeValues') ?? {});
    }
  }
  if (bytes > MAXIMUM_TRANSACTION_BYTES)
    report(`${path}.TransactItems`, `has ${bytes} bytes, more than ${MAXIMUM_TRANSACTION_BYTES}`);
};

const batchGet: Check = (input, path, report) => {
  const tables = recordAt(recordAt({ input }, 'input') ?? {}, 'RequestItems') ?? {};
  let count = 0;
  for (const table of Object.keys(tables)) {
    const asked = recordAt(tables, table) ?? {};
    const place = `${path}.RequestItems.${table}`;
    const keys = listAt(asked, 'Keys');
    for (const key of keys) checkKey(key, `${place}.Keys`, report);
    if (new Set(keys.map(nameOfKey)).size < keys.length) report(`${place}.Keys`, 'two keys are the same');
    checkExpressions(asked, place, report);
    count += keys.length;
  }
  if (count > MAXIMUM_GETS) report(`${path}.RequestItems`, `asks for ${count} items of ${MAXIMUM_GETS}`);
};

const batchWrite: Check = (input, path, report) => {
  const tables = recordAt(recordAt({ input }, 'input') ?? {}, 'RequestItems') ?? {};
  let [count, bytes] = [0, 0];
  for (const table of Object.keys(tables)) {
    const place = `${path}.RequestItems.${table}`;
    const writes = listAt(tables, table).map((write) => {
      const item = recordAt(recordAt(write, 'PutRequest') ?? {}, 'Item');
      const key = recordAt(recordAt(write, 'DeleteRequest') ?? {}, 'Key');
      if ((item === undefined) === (key === undefined)) report(place, 'a write is one put or one delete');
      if (item !== undefined) checkItem(item, place, report);
      if (key !== undefined) checkKey(key, place, report);
      return item ?? key ?? {};
    });
    if (new Set(writes.map(nameOfKey)).size < writes.length) report(place, 'two writes are of one item');
    count += writes.length;
    bytes += writes.reduce((sum, item) => sum + itemBytes(item), 0);
  }
  if (count > MAXIMUM_PUTS) report(`${path}.RequestItems`, `writes ${count} items of ${MAXIMUM_PUTS}`);
  if (bytes > MAXIMUM_BATCH_BYTES)
    report(`${path}.RequestItems`, `has ${bytes} bytes, more than ${MAXIMUM_BATCH_BYTES}`);
};

/** What DynamoDB refuses beyond its model: some of it DynamoDB Local takes. */
export const dynamodbRules: Readonly<Record<string, Check>> = {
  'dynamodb BatchGetItem': batchGet,
  'dynamodb BatchWriteItem': batchWrite,
  'dynamodb DeleteItem': single,
  'dynamodb GetItem': single,
  'dynamodb PutItem': single,
  'dynamodb Query': checkRead,
  'dynamodb Scan': checkRead,
  'dynamodb TransactGetItems': transaction,
  'dynamodb TransactWriteItems': transaction,
  'dynamodb UpdateItem': single,
};
