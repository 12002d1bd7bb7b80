import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailure, queryAll, type Database, type Key } from './database.ts';
import { dueKey, dueShards, type DueKind } from './keys.ts';
import { tableSchema } from './table-schema.ts';

/** Something whose time has come. `dueAtEpochMs` is what the lease is conditional on. */
export interface Due extends Key {
  readonly dueAtEpochMs: number;
}

/** What is due of a kind, the most overdue of each shard first; at most `limit` a shard. */
export async function findDue(
  db: Database,
  kind: DueKind,
  nowEpochMs: number,
  limit: number,
): Promise<readonly Due[]> {
  const shards = await Promise.all(
    Array.from({ length: dueShards }, (_, shard) => queryShard(db, dueKey(kind, shard), nowEpochMs, limit)),
  );
  return shards.flat().toSorted((a, b) => a.dueAtEpochMs - b.dueAtEpochMs);
}

async function queryShard(db: Database, key: string, nowEpochMs: number, limit: number): Promise<Due[]> {
  const found: Due[] = [];
  const items = queryAll(db, {
    TableName: db.customersTable,
    IndexName: tableSchema.dueIndex.name,
    KeyConditionExpression: 'dueKey = :key AND dueAt <= :now',
    ExpressionAttributeValues: { ':key': key, ':now': nowEpochMs },
    Limit: limit,
  });
  for await (const item of items) {
    found.push({ pk: String(item['pk']), sk: String(item['sk']), dueAtEpochMs: Number(item['dueAt']) });
    if (found.length >= limit) break;
  }
  return found;
}

/** Takes a due item for `leaseMs`: false when somebody else took it or it changed meanwhile. */
export async function lease(db: Database, due: Due, nowEpochMs: number, leaseMs: number): Promise<boolean> {
  try {
    await db.client.send(
      new UpdateCommand({
        TableName: db.customersTable,
        Key: { pk: due.pk, sk: due.sk },
        UpdateExpression: 'SET dueAt = :until',
        ConditionExpression: 'dueAt = :was AND attribute_exists(dueKey)',
        ExpressionAttributeValues: { ':until': nowEpochMs + leaseMs, ':was': due.dueAtEpochMs },
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}
