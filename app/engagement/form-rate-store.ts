import type { Keyring } from '../../platform/keyring.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { type Database } from '../../platform/dynamodb/database.ts';
import { shardOf } from '../../platform/dynamodb/shard.ts';

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
  const key = { pk: `FORMRATE#${shardOf(keyring.idOf('source', source), COUNTERS)}`, sk: 'COUNT' };
  const hour = now.toISOString().slice(0, 13);
  const count = { TableName: db.customersTable, Key: key, ExpressionAttributeNames: { '#hour': 'hour' } };
  const counted = await transact(db, [
    {
      Update: {
        ...count,
        UpdateExpression: 'ADD forms :one',
        ConditionExpression: '#hour = :hour AND forms < :most',
        ExpressionAttributeValues: { ':one': 1, ':hour': hour, ':most': FORMS_PER_HOUR },
      },
    },
  ]);
  if (counted.kind === 'done') return true;
  const begun = await transact(db, [
    {
      Update: {
        ...count,
        UpdateExpression: 'SET #hour = :hour, forms = :one',
        ConditionExpression: 'attribute_not_exists(pk) OR #hour <> :hour',
        ExpressionAttributeValues: { ':one': 1, ':hour': hour },
      },
    },
  ]);
  return begun.kind === 'done';
}
