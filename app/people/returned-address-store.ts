import { addressKey } from '../../domain/people/names.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { getItem } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const key = { pk: 'OWNERS', sk: 'RETURNED' };
const prefix = 'at:';
const nameOf = (email: string): string => `${prefix}${addressKey(email)}`;

/** Notes that a mail to an address of the company's own came back for good. */
export const noteReturned = (db: Database, email: string, at: string): Promise<unknown> =>
  transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: key,
        UpdateExpression: 'SET #address = :at',
        ExpressionAttributeNames: { '#address': nameOf(email) },
        ExpressionAttributeValues: { ':at': at },
      },
    },
  ]);

/** Somebody says that an address works. */
export const forgetReturned = (db: Database, email: string): Promise<unknown> =>
  transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: key,
        UpdateExpression: 'REMOVE #address',
        ExpressionAttributeNames: { '#address': nameOf(email) },
      },
    },
  ]);

/** Which of the company's own addresses returned a mail, and were not said to work since. */
export async function findReturned(db: Database): Promise<(email: string | undefined) => boolean> {
  const item = (await getItem(db, key)) ?? {};
  return (email) => email !== undefined && nameOf(email) in item;
}
