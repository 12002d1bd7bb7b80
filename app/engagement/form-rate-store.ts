import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Keyring } from '../../platform/keyring.ts';
import { isConditionFailure, type Database } from '../../platform/dynamodb/database.ts';
import { formRateKey, shardOf } from '../../platform/dynamodb/keys.ts';

/** A fixed number of counters, so that nothing piles up and no address is kept: sources share one now and then. */
const COUNTERS = 4096;
const FORMS_PER_HOUR = 20;

/** Counts a form from a source; false when too many came from it within the hour. */
export async function isWithinRate(
  db: Database,
  keyring: Keyring,
  source: string,
  now: Date,
): Promise<boolean> {
  const key = formRateKey(shardOf(keyring.idOf('source', source), COUNTERS));
  const hour = now.toISOString().slice(0, 13);
  const count = { TableName: db.customersTable, Key: key, ExpressionAttributeNames: { '#hour': 'hour' } };
  try {
    await db.client.send(
      new UpdateCommand({
        ...count,
        UpdateExpression: 'ADD forms :one',
        ConditionExpression: '#hour = :hour AND forms < :most',
        ExpressionAttributeValues: { ':one': 1, ':hour': hour, ':most': FORMS_PER_HOUR },
      }),
    );
    return true;
  } catch (error) {
    if (!isConditionFailure(error)) throw error;
  }
  try {
    await db.client.send(
      new UpdateCommand({
        ...count,
        UpdateExpression: 'SET #hour = :hour, forms = :one',
        ConditionExpression: 'attribute_not_exists(pk) OR #hour <> :hour',
        ExpressionAttributeValues: { ':one': 1, ':hour': hour },
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}
