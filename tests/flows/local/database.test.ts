import * as z from 'zod';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDynamoDbCaller } from '../../../local/dynamodb/call-dynamodb.ts';
import { runDatabase } from '../../../local/dynamodb/run-database.ts';
import { findDynoxide } from '../../../local/dynamodb/run-dynoxide.ts';

const listTables = async (endpoint: string): Promise<unknown> => {
  const { call, close } = createDynamoDbCaller(endpoint, 'test');
  return call('DynamoDB_20120810', 'ListTables', {}).finally(close);
};

describe('the database of this machine', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  it.for(['dynoxide', 'dynamodb-local'])(
    'is %s where that is asked for, and gone when it is closed',
    async (engine, { skip }) => {
      skip(engine === 'dynoxide' && findDynoxide() === undefined, 'there is no Dynoxide for this machine');
      vi.stubEnv('REKINDLE_DATABASE', engine);
      const database = await runDatabase();

      const tables = await listTables(database.endpoint);
      await database.close();

      expect(tables).toMatchObject({ TableNames: [] });
      expect(database.isManyDatabases).toBe(engine === 'dynamodb-local');
      await expect(listTables(database.endpoint)).rejects.toThrow();
    },
  );

  it.skipIf(findDynoxide() === undefined)(
    'reads a table in parts as before, once it has its index',
    async () => {
      const database = await runDatabase({ engine: 'dynoxide' });
      const { call, close } = createDynamoDbCaller(database.endpoint, 'test');
      const ask = (operation: string, input: object) => call('DynamoDB_20120810', operation, input);
      const key = [
        { AttributeName: 'pk', KeyType: 'HASH', AttributeType: 'S' },
        { AttributeName: 'sk', KeyType: 'RANGE', AttributeType: 'S' },
      ];
      await ask('CreateTable', {
        TableName: 'People',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: key.map(({ AttributeName, KeyType }) => ({ AttributeName, KeyType })),
        AttributeDefinitions: key.map(({ AttributeName, AttributeType }) => ({
          AttributeName,
          AttributeType,
        })),
      });
      await database.indexTables();
      const names = ['a', 'b', 'c', 'd', 'e', 'f'];
      for (const name of names)
        await ask('PutItem', { TableName: 'People', Item: { pk: { S: name }, sk: { S: 'x' } } });
      const found: string[] = [];
      for (const Segment of [0, 1]) {
        const { Items } = z
          .object({ Items: z.array(z.object({ pk: z.object({ S: z.string() }) })) })
          .parse(await ask('Scan', { TableName: 'People', Segment, TotalSegments: 2 }));
        found.push(...Items.map(({ pk }) => pk.S));
      }
      close();
      await database.close();

      expect(found.toSorted()).toEqual(names);
    },
  );

  it('is none of a name that nobody knows', async () => {
    vi.stubEnv('REKINDLE_DATABASE', 'sqlite');

    await expect(runDatabase()).rejects.toThrow('"sqlite"; it takes dynoxide or dynamodb-local');
  });

  it('that is asked for and not there says what to do', async () => {
    vi.stubEnv('REKINDLE_DATABASE', 'dynoxide');
    vi.stubEnv('PATH', '');
    vi.spyOn(process, 'platform', 'get').mockReturnValue('aix');

    await expect(runDatabase()).rejects.toThrow('on the PATH, or leave the variable out');
  });
});
