import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { getItem, getMany, queryPrefix, collect, scanAll } from '../../../platform/dynamodb/engine.ts';
import type { Database } from '../../../platform/dynamodb/database.ts';
import { transact, updateReturning } from '../../../platform/dynamodb/transact.ts';
import { openWire, wireOfEnvironment } from '../../../platform/dynamodb/wire.ts';
import { openTestDatabase } from '../support/test-database.ts';

const region = 'ap-northeast-1';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

let bySdk: Database;
let byWire: Database;
const closers: (() => void)[] = [];

beforeAll(async () => {
  const endpoint = inject('dynamodbEndpoint');
  bySdk = await openTestDatabase(endpoint, 'wire');
  byWire = { ...bySdk, wire: openWire({ endpoint, region, ...credentials }) };
});
afterAll(() => bySdk.client.destroy());
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** The database, whose wire leads to a server of the test. */
async function wiredTo(answer: RequestListener): Promise<Database> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server of the test has no port');
  return {
    ...bySdk,
    wire: openWire({ endpoint: `http://127.0.0.1:${address.port}`, region, ...credentials }),
  };
}

/** A scan of all that finds one partition. */
const scanOf = (pk: string) => ({
  TableName: bySdk.customersTable,
  FilterExpression: 'pk = :pk',
  ExpressionAttributeValues: { ':pk': pk },
});

/** The SDK's own conversion loses `__proto__`. */
const keyOfMap = fc.string({ minLength: 1 }).filter((given) => given !== '__proto__');
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'grapheme' }),
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
      .filter((n) => Math.abs(n) > 1e-100 || n === 0),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(keyOfMap, tie('any'), { maxKeys: 4 }),
  ),
})).any;

describe('the wire to DynamoDB', () => {
  it('reads and writes what the SDK does', async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.dictionary(keyOfMap, value, { maxKeys: 6 }), async (fields) => {
        const [a, b] = [
          { pk: `WIRE#${++number}`, sk: 'a' },
          { pk: `WIRE#${number}`, sk: 'b' },
        ];
        const put = (key: typeof a) => ({
          Put: { TableName: bySdk.customersTable, Item: { ...key, fields } },
        });
        await transact(byWire, [put(a), { ...put({ ...a, sk: 'c' }) }]);
        await transact(bySdk, [put(b)]);

        const both = [a, b];
        const stored = (await Promise.all(both.map((key) => getItem(bySdk, key)))).map(
          (item) => item?.['fields'],
        );
        expect(stored[0]).toEqual(stored[1]);
        const read = await getMany(byWire, byWire.customersTable, both);
        expect(read.map((item) => item['fields'])).toEqual(stored);
        expect((await getItem(byWire, b))?.['fields']).toEqual(stored[1]);
        const queried = await collect(queryPrefix(byWire, byWire.customersTable, a.pk, ''));
        expect(queried).toEqual(await collect(queryPrefix(bySdk, bySdk.customersTable, a.pk, '')));
        expect(await collect(scanAll(byWire, scanOf(a.pk)))).toEqual(
          await collect(scanAll(bySdk, scanOf(a.pk))),
        );
      }),
      { numRuns: 40, examples: [[{ constructor: ' ', company: { constructor: 'ゼネコン' } }]] },
    );
  });

  it('follows a query over its pages', async () => {
    const Item = (index: number) => ({
      pk: 'PAGES',
      sk: `${index}`.padStart(3, '0'),
      text: 'あ'.repeat(60_000),
    });
    for (let index = 0; index < 12; index++)
      await transact(byWire, [{ Put: { TableName: byWire.customersTable, Item: Item(index) } }]);

    expect(await collect(queryPrefix(byWire, byWire.customersTable, 'PAGES', ''))).toHaveLength(12);
    expect(await collect(scanAll(byWire, { ...scanOf('PAGES'), Limit: 5 }))).toHaveLength(12);
  });

  it('tells a lost condition as the SDK does, and does not ask twice', async () => {
    const TableName = bySdk.customersTable;
    const Item = { pk: 'ONCE', sk: 'x', count: 1 };
    const once = { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
    const unconnected = { ...byWire, client: brokenClient(bySdk) };
    expect(await transact(unconnected, [once])).toEqual({ kind: 'done' });

    expect(await transact(unconnected, [once])).toEqual({ kind: 'lost', failed: [0] });
    const second = { Put: { TableName, Item: { pk: 'ONCE', sk: 'y' } } };
    expect(await transact(unconnected, [second, once])).toEqual({ kind: 'lost', failed: [1] });
    const raised = await updateReturning(unconnected, {
      TableName,
      Key: { pk: 'ONCE', sk: 'x' },
      UpdateExpression: 'ADD #c :one',
      ConditionExpression: '#c = :was',
      ExpressionAttributeNames: { '#c': 'count' },
      ExpressionAttributeValues: { ':one': 1, ':was': 1 },
    });
    expect(raised).toEqual({ ...Item, count: 2 });
  });

  it.each<{ failure: string; answer: RequestListener }>([
    {
      failure: 'answers with an error of its own',
      answer: (_, response) => response.writeHead(500).end('{}'),
    },
    {
      failure: 'throttles',
      answer: (_, response) =>
        response
          .writeHead(400)
          .end('{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"}'),
    },
    { failure: 'answers with no JSON', answer: (_, response) => response.writeHead(400).end('<html>') },
    { failure: 'hangs up', answer: (request) => request.socket.destroy() },
  ])('leaves a request to the SDK where DynamoDB $failure', async ({ failure, answer }) => {
    const db = await wiredTo(answer);
    const key = { pk: `LEFT#${failure}`, sk: 'x' };
    const write = { Put: { TableName: db.customersTable, Item: key } };

    expect(await transact(db, [write, { Put: { ...write.Put, Item: { ...key, sk: 'y' } } }])).toEqual({
      kind: 'done',
    });
    expect(await getItem(db, key)).toEqual(key);
    expect(await getMany(db, db.customersTable, [key])).toEqual([key]);
    expect(await collect(queryPrefix(db, db.customersTable, key.pk, ''))).toHaveLength(2);
    expect(await collect(scanAll(db, scanOf(key.pk)))).toHaveLength(2);
  });

  it('does a transaction once, whose answer was lost on the way', async () => {
    const endpoint = inject('dynamodbEndpoint');
    const db = await wiredTo((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', async () => {
        const headers = Object.fromEntries(
          Object.entries(request.headers).flatMap(([name, text]) =>
            typeof text === 'string' && !['host', 'connection', 'content-length'].includes(name)
              ? [[name, text]]
              : [],
          ),
        );
        await fetch(endpoint, { method: 'POST', headers, body: Buffer.concat(chunks) });
        response.destroy();
      });
    });
    const TableName = db.customersTable;
    const Key = { pk: 'LOST-ANSWER', sk: 'x' };
    const add = {
      Update: { TableName, Key, UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': 1 } },
    };

    await transact(db, [add, { Put: { TableName, Item: { ...Key, sk: 'y' } } }]);

    expect(await getItem(bySdk, Key)).toEqual({ ...Key, n: 1 });
  });

  it('goes to the endpoint of the region, with the credentials of the function, or not at all', () => {
    const env = { AWS_REGION: region, AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
    expect(wireOfEnvironment(env)).toBeDefined();
    expect(wireOfEnvironment({ ...env, AWS_REGION: 'cn-north-1' })).toBeUndefined();
    expect(wireOfEnvironment({ AWS_REGION: region })).toBeUndefined();
  });
});

/** A client that nobody may use. */
const brokenClient = (db: Database): Database['client'] =>
  new Proxy(db.client, {
    get: () => () => {
      throw new TransactionCanceledException({ message: 'the SDK was asked', $metadata: {} });
    },
  });
