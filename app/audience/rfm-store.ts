import { rfmBoundsSchema, type RfmBounds } from '../../domain/audience/rfm.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { getItem } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const key = { pk: 'RFM', sk: 'BOUNDS' };

/** The bounds of the last night; undefined before the first, or while too few have bought. */
export async function findRfmBounds(db: Database): Promise<RfmBounds | undefined> {
  const item = await getItem(db, key);
  return item === undefined ? undefined : rfmBoundsSchema.parse(item);
}

export const keepRfmBounds = (db: Database, bounds: RfmBounds): Promise<unknown> =>
  transact(db, [{ Put: { TableName: db.customersTable, Item: { ...key, ...bounds } } }]);
