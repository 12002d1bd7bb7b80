import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { openWire } from '../../platform/dynamodb/wire.ts';
import { installEmulator, region, startEmulator } from './emulator.ts';

const lacking = await installEmulator();

describe.skipIf(lacking !== undefined)('the wire to DynamoDB, on an emulator of AWS', () => {
  it('is signed as AWS asks, and is refused with another key', async () => {
    const emulator = await startEmulator({ sesUrl: 'http://127.0.0.1:9' });
    const { endpoint } = emulator.client;
    const { Credentials: given } = await new STSClient(emulator.client).send(new GetSessionTokenCommand({}));
    const credentials = {
      accessKeyId: given?.AccessKeyId ?? '',
      secretAccessKey: given?.SecretAccessKey ?? '',
      sessionToken: given?.SessionToken,
    };
    const table = { TableName: 'there', BillingMode: 'PAY_PER_REQUEST' as const };
    await new DynamoDBClient(emulator.client).send(
      new CreateTableCommand({
        ...table,
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      }),
    );
    const there = { TableName: table.TableName, Key: { pk: { S: 'a' } } };
    const right = await openWire({ endpoint, region, ...credentials })('GetItem', there);
    const wrong = await openWire({ endpoint, region, ...credentials, secretAccessKey: 'another' })(
      'GetItem',
      there,
    );
    await emulator.stop();

    expect(right).toBe('{}');
    expect(wrong).toBeUndefined();
  });
});
