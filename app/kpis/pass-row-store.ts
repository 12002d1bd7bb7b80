import type { Database } from '../../platform/dynamodb/database.ts';
import { deleteMany, putMany } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { customerPk } from '../people/customer-store.ts';
import { passArm } from './arm-store.ts';
import type { StoredKpiRow } from './counter-store.ts';
import { kpiRowPrefix } from './kpi-store.ts';
import { listKeysOf } from './people-list-store.ts';
import { stepListKeysOf } from './step-list-store.ts';

/**
 * Puts a row into another name, with its places in lists and arms: counters stay as they are, for they name nobody. What
 * broke off is done again; a row that somebody wrote meanwhile is left, and answered with false.
 */
export async function passRow(db: Database, stored: StoredKpiRow, customerId: string): Promise<boolean> {
  const { row, version, counting } = stored;
  const to = { ...row, customerId };
  const keysOf = (of: typeof row) => [...listKeysOf(of, counting), ...stepListKeysOf(of, counting)];
  await putMany(
    db,
    db.customersTable,
    keysOf(to).map((key) => ({ ...key })),
  );
  await deleteMany(db, db.customersTable, keysOf(row));
  const TableName = db.customersTable;
  const sk = `${kpiRowPrefix}${row.campaignId}`;
  const outcome = await transact(db, [
    {
      Delete: {
        TableName,
        Key: { pk: customerPk(row.customerId), sk },
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': version },
      },
    },
    { Put: { TableName, Item: { pk: customerPk(customerId), sk, row: to, version: 1, counting } } },
    ...passArm(db, row, to),
  ]);
  return outcome.kind === 'done';
}
