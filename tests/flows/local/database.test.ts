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
