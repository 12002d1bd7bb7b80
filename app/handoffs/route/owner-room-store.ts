import type { Owner } from '../../../domain/people/customer.ts';
import type { Database, Write } from '../../../platform/dynamodb/database.ts';
import { getItem } from '../../../platform/dynamodb/engine.ts';
import { findOpenEntries } from '../open-entry-store.ts';

const roomKey = (ownerId: string) => ({ pk: 'ROOM', sk: ownerId });

/**
 * What a transaction that gives an owner one more handoff must write: it holds only if nobody gave him another since his
 * open ones were counted. `full` where he holds as many as he may by now.
 */
export async function takeRoom(
  db: Database,
  owner: Owner,
  limit: number,
): Promise<readonly Write[] | 'full'> {
  const version: unknown = (await getItem(db, roomKey(owner.id)))?.['version'];
  const open = await findOpenEntries(db, owner.id);
  if (open.filter(({ isDeal }) => !isDeal).length >= (owner.openHandoffs ?? limit)) return 'full';
  const next = (typeof version === 'number' ? version : 0) + 1;
  return [
    {
      Put: {
        TableName: db.customersTable,
        Item: { ...roomKey(owner.id), version: next },
        ConditionExpression: next === 1 ? 'attribute_not_exists(pk)' : 'version = :was',
        ...(next === 1 ? {} : { ExpressionAttributeValues: { ':was': next - 1 } }),
      },
    },
  ];
}
