import * as z from 'zod';
import { factSchema, type FactOf } from '../../../domain/timeline/fact.ts';
import { getItem, getMany } from '../../../platform/dynamodb/engine.ts';
import { queryPage } from '../../../platform/dynamodb/calls.ts';
import { dueAttributes, findDue } from '../../../platform/dynamodb/due-index.ts';
import type { Database, Item, Key, Write } from '../../../platform/dynamodb/database.ts';
import { customerIdIn, customerPk } from '../../people/customer-store.ts';

const waitingSk = 'WAITING';
const waitingKey = (customerId: string) => ({ pk: customerPk(customerId), sk: waitingSk });
/** Release 0.2 and before kept all that wait in one partition, for room only. */
const formerPk = 'WAITING';
const formerKey = (customerId: string) => ({ pk: formerPk, sk: `LEAD#${customerId}` });
const queuePk = (queue: string): string => `WAITING#${queue}`;

/** Above any level of interest, so that the hottest stand first. */
const TOP = 1e10;
/** The place of a lead in its queue: of most interest first, and before the entries of release 0.3, which lie by customer. */
const placeOf = (level: number, customerId: string): string =>
  `!${(TOP - level).toFixed(6).padStart(20, '0')}#${customerId}`;

/** What made a lead hot while it could not be handed over. */
export type WaitingTrigger = FactOf<'crossing'> | FactOf<'requested'>;

/** Who has no owner of his own waits for anybody who may have him. */
export const poolQueue = 'pool';

/** A lead that waits: for room, in the queue of an owner or of the pool, or for a moment alone. */
export interface Waiting {
  readonly trigger: WaitingTrigger;
  readonly queue?: string | undefined;
  /** When it is tried again in any case. */
  readonly untilEpochMs: number;
  /** Its place in the queue: the level of its interest. */
  readonly level: number;
}

const waitingSchema = z.object({ trigger: factSchema, queue: z.string().optional() });

const triggerIn = (item: Item): readonly WaitingTrigger[] => {
  const { trigger } = waitingSchema.parse(item);
  return trigger.kind === 'crossing' || trigger.kind === 'requested' ? [trigger] : [];
};

/** Since when a customer waits for somebody in sales who has room, among items of one customer; a moment alone is no wait for sales. */
export function waitingSince(items: readonly Item[]): string | undefined {
  const item = items.find(({ sk }) => sk === waitingSk);
  if (item === undefined || waitingSchema.parse(item).queue === undefined) return undefined;
  return triggerIn(item)[0]?.at;
}

/** Keeps a lead until it can be handed over: its latest trigger, in one queue at a time. */
export async function keepWaiting(
  db: Database,
  { trigger, queue, untilEpochMs, level }: Waiting,
): Promise<readonly Write[]> {
  const { customerId } = trigger;
  const entry = queue === undefined ? undefined : { pk: queuePk(queue), sk: placeOf(level, customerId) };
  const left = (await queuesOf(db, customerId)).filter(({ pk, sk }) => pk !== entry?.pk || sk !== entry.sk);
  return [
    ...left.map((Key): Write => ({ Delete: { TableName: db.customersTable, Key } })),
    {
      Put: {
        TableName: db.customersTable,
        Item: {
          ...waitingKey(customerId),
          trigger,
          queue,
          place: entry?.sk,
          ...dueAttributes('waiting', customerId, untilEpochMs),
        },
      },
    },
    ...(entry === undefined
      ? []
      : [{ Put: { TableName: db.customersTable, Item: { ...entry, customerId } } }]),
  ];
}

/** It waits no longer. */
export async function endWaiting(db: Database, customerId: string): Promise<readonly Write[]> {
  const item = await getItem(db, waitingKey(customerId));
  const queues = await queuesOf(db, customerId, item);
  return [...(item === undefined ? [] : [waitingKey(customerId)]), ...queues].map((Key): Write => ({
    Delete: { TableName: db.customersTable, Key },
  }));
}

async function queuesOf(db: Database, customerId: string, known?: Item) {
  const item = known ?? (await getItem(db, waitingKey(customerId)));
  const queue: unknown = item?.['queue'];
  const place: unknown = item?.['place'];
  const former = await getItem(db, formerKey(customerId));
  return [
    ...(typeof queue === 'string'
      ? [{ pk: queuePk(queue), sk: typeof place === 'string' ? place : customerId }]
      : []),
    ...(former === undefined ? [] : [formerKey(customerId)]),
  ];
}

/** What one customer waits with. */
export async function findWaitingOf(db: Database, customerId: string): Promise<WaitingTrigger | undefined> {
  const item = await getItem(db, waitingKey(customerId));
  return item === undefined ? undefined : triggerIn(item)[0];
}

/** Those who wait in a queue, of most interest first: no more of it is read than `limit`. */
export async function findQueue(
  db: Database,
  queue: string,
  limit: number,
): Promise<readonly WaitingTrigger[]> {
  const { items: entries } = await queryPage(db, {
    TableName: db.customersTable,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': queuePk(queue) },
    ConsistentRead: true,
    Limit: limit,
  });
  const ids = entries.map(({ sk, customerId }) => String(customerId ?? sk));
  const items = await getMany(
    db,
    db.customersTable,
    ids.map((id) => waitingKey(id)),
  );
  const triggers = new Map(items.flatMap(triggerIn).map((trigger) => [trigger.customerId, trigger]));
  return ids.flatMap((id) => triggers.get(id) ?? []);
}

/** Whose moment has come. */
export const findDueWaiting = async (
  db: Database,
  nowEpochMs: number,
  limit: number,
): Promise<readonly (Key & { readonly customerId: string })[]> =>
  (await findDue(db, 'waiting', nowEpochMs, limit)).map(({ pk, sk }) => ({
    pk,
    sk,
    customerId: customerIdIn(pk),
  }));

/** Some of those whom release 0.2 and before put aside. */
export async function findFormerWaiting(db: Database, limit: number): Promise<readonly WaitingTrigger[]> {
  const { items } = await queryPage(db, {
    TableName: db.customersTable,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :lead)',
    ExpressionAttributeValues: { ':pk': formerPk, ':lead': 'LEAD#' },
    Limit: limit,
  });
  return items.flatMap(triggerIn);
}
