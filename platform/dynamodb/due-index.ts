import type { Database, Key } from './database.ts';
import { queryAll } from './engine.ts';
import { shardName, shardOf } from './shard.ts';
import { tableSchema } from './table-schema.ts';
import { setAside } from './quarantine.ts';
import { updateReturning } from './transact.ts';

const dueShards = 8;

/** What can stand in the due index; a kind of many lanes names the lane, so that each is asked for by itself. */
export type DueKind =
  | 'enrolment'
  | `enrolment#${string}`
  | 'monthly'
  | 'monthlyByOwnClock'
  | 'monthlyAsked'
  | 'mail'
  | 'handoff'
  | 'waiting'
  | `cooling#${string}`;

/**
 * In how many shards a kind stands. Of some so few are written at a time that one holds them, and the minute asks for that
 * alone; nothing enters the one lane of all campaigns any more.
 */
function shardsOf(kind: DueKind): number {
  if (kind === 'enrolment') return 0;
  const isOfFew = kind === 'handoff' || kind === 'waiting' || kind === 'monthlyAsked';
  return isOfFew || kind.startsWith('cooling#') ? 1 : dueShards;
}

const dueKey = (kind: DueKind, shard: number): string => `${kind}#${shardName(shard)}`;

/** The attributes that put an item into the due index; none where it waits for nothing. */
export const dueAttributes = (kind: DueKind, id: string, dueAtEpochMs: number | undefined) =>
  dueAtEpochMs === undefined
    ? {}
    : { dueKey: dueKey(kind, shardOf(id, shardsOf(kind))), dueAt: dueAtEpochMs };

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
  const shards = [...shardsFrom(0, shardsOf(kind)), ...(await formerShards(db, kind))];
  const found = await Promise.all(
    shards.map((shard) => queryShard(db, dueKey(kind, shard), nowEpochMs, limit)),
  );
  return found.flat().toSorted((a, b) => a.dueAtEpochMs - b.dueAtEpochMs);
}

/** Whether anything at all stands in a lane, due or not. */
export const isLaneEmpty = (db: Database, kind: DueKind): Promise<boolean> =>
  areEmpty(db, kind, shardsFrom(0, dueShards));

async function areEmpty(db: Database, kind: DueKind, shards: readonly number[]): Promise<boolean> {
  const found = await Promise.all(
    shards.map((shard) => queryShard(db, dueKey(kind, shard), Number.MAX_SAFE_INTEGER, 1)),
  );
  return found.every((items) => items.length === 0);
}

const shardsFrom = (first: number, end: number): readonly number[] =>
  Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);

/** Asked every minute, so looked at once an hour. */
const ASKS_BETWEEN_LOOKS = 60;
const formerLooks = new WeakMap<Database, Map<DueKind, { asks: number; isEmpty: boolean }>>();

/**
 * The shards in which release 0.4 and before kept a kind that stands in fewer now: those, as long as anything stands in
 * them. That is looked at again, for functions of that release may still run while this one is deployed.
 */
async function formerShards(db: Database, kind: DueKind): Promise<readonly number[]> {
  const shards = shardsFrom(shardsOf(kind), dueShards);
  if (shards.length === 0) return [];
  const looks = formerLooks.get(db) ?? new Map<DueKind, { asks: number; isEmpty: boolean }>();
  formerLooks.set(db, looks);
  const { asks, isEmpty } = looks.get(kind) ?? { asks: 0, isEmpty: false };
  const isLook = asks % ASKS_BETWEEN_LOOKS === 0;
  const look = { asks: asks + 1, isEmpty: isLook ? await areEmpty(db, kind, shards) : isEmpty };
  looks.set(kind, look);
  return look.isEmpty ? [] : shards;
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

/** Puts off what is not due yet after all; nothing happens where it changed meanwhile. */
export const putOff = (db: Database, due: Due, untilEpochMs: number): Promise<unknown> =>
  updateReturning(db, {
    TableName: db.customersTable,
    Key: { pk: due.pk, sk: due.sk },
    UpdateExpression: 'SET dueAt = :until REMOVE leases',
    ConditionExpression: 'dueAt = :was AND attribute_exists(dueKey)',
    ExpressionAttributeValues: { ':until': untilEpochMs, ':was': due.dueAtEpochMs },
  });

/** So often an item is taken without any change by whoever works on it; then it is set aside. */
const MAXIMUM_LEASES = 20;

/** What became of the wish to take a due item. `lost`: somebody else took it, or it changed meanwhile. */
export type Lease = 'taken' | 'lost' | 'setAside';

/** Takes a due item for `leaseMs`; one that was taken too often in vain is set aside instead. */
export async function lease(db: Database, due: Due, nowEpochMs: number, leaseMs: number): Promise<Lease> {
  const leased = await updateReturning(db, {
    TableName: db.customersTable,
    Key: { pk: due.pk, sk: due.sk },
    UpdateExpression: 'SET dueAt = :until ADD leases :one',
    ConditionExpression: 'dueAt = :was AND attribute_exists(dueKey)',
    ExpressionAttributeValues: { ':until': nowEpochMs + leaseMs, ':was': due.dueAtEpochMs, ':one': 1 },
  });
  if (leased === undefined) return 'lost';
  if (Number(leased['leases']) <= MAXIMUM_LEASES) return 'taken';
  await setAside(db, due, 'taken in vain', new Date(nowEpochMs), leased['dueKey']);
  return 'setAside';
}

/** Due items that were taken, and how many were set aside instead. */
export interface Leased<T> {
  readonly taken: readonly T[];
  readonly setAside: number;
}

/** Takes each of some due items for `leaseMs`. */
export async function leaseEach<T extends Due>(
  db: Database,
  due: readonly T[],
  nowEpochMs: number,
  leaseMs: number,
): Promise<Leased<T>> {
  const leases = await Promise.all(due.map((each) => lease(db, each, nowEpochMs, leaseMs)));
  return {
    taken: due.filter((_, index) => leases[index] === 'taken'),
    setAside: leases.filter((each) => each === 'setAside').length,
  };
}

/** The item was no reason that nothing came of its leases: they count no more. It stays taken until its lease ends. */
export const forgiveLeases = (db: Database, { pk, sk }: Key): Promise<unknown> =>
  updateReturning(db, {
    TableName: db.customersTable,
    Key: { pk, sk },
    UpdateExpression: 'REMOVE leases',
    ConditionExpression: 'attribute_exists(leases)',
  });
