import * as z from 'zod';
import { factSchema, type FactOf } from '../../../domain/timeline/fact.ts';
import { collect, getItem, getMany, queryPrefix } from '../../../platform/dynamodb/engine.ts';
import { dueAttributes, findDue } from '../../../platform/dynamodb/due-index.ts';
import type { Database, Item, Key, Write } from '../../../platform/dynamodb/database.ts';
import { customerIdIn, customerPk } from '../../people/customer-store.ts';

const waitingKey = (customerId: string) => ({ pk: customerPk(customerId), sk: 'WAITING' });
/** Release 0.2 and before kept all that wait in one partition, for room only. */
const formerPk = 'WAITING';
const formerKey = (customerId: string) => ({ pk: formerPk, sk: `LEAD#${customerId}` });
const queueKey = (queue: string, customerId: string) => ({ pk: `WAITING#${queue}`, sk: customerId });

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

/** Keeps a lead until it can be handed over: its latest trigger, in one queue at a time. */
export async function keepWaiting(
  db: Database,
  { trigger, queue, untilEpochMs, level }: Waiting,
): Promise<readonly Write[]> {
  const { customerId } = trigger;
  const left = (await queuesOf(db, customerId)).filter((key) => key.pk !== `WAITING#${queue ?? ''}`);
  return [
    ...left.map((Key): Write => ({ Delete: { TableName: db.customersTable, Key } })),
    {
      Put: {
        TableName: db.customersTable,
        Item: {
          ...waitingKey(customerId),
          trigger,
          queue,
          ...dueAttributes('waiting', customerId, untilEpochMs),
        },
      },
    },
    ...(queue === undefined
      ? []
      : [{ Put: { TableName: db.customersTable, Item: { ...queueKey(queue, customerId), level } } }]),
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
  const former = await getItem(db, formerKey(customerId));
  return [
    ...(typeof queue === 'string' ? [queueKey(queue, customerId)] : []),
    ...(former === undefined ? [] : [formerKey(customerId)]),
  ];
}

/** What one customer waits with. */
export async function findWaitingOf(db: Database, customerId: string): Promise<WaitingTrigger | undefined> {
  const item = await getItem(db, waitingKey(customerId));
  return item === undefined ? undefined : triggerIn(item)[0];
}

/** Those who wait in a queue, of most interest first. Few: one owner's, or those whom anybody may have. */
export async function findQueue(
  db: Database,
  queue: string,
  limit: number,
): Promise<readonly WaitingTrigger[]> {
  const entries = await collect(queryPrefix(db, db.customersTable, `WAITING#${queue}`, ''));
  const best = entries.toSorted((a, b) => Number(b['level']) - Number(a['level'])).slice(0, limit);
  const items = await getMany(
    db,
    db.customersTable,
    best.map((entry) => waitingKey(String(entry['sk']))),
  );
  const triggers = new Map(items.flatMap(triggerIn).map((trigger) => [trigger.customerId, trigger]));
  return best.flatMap((entry) => triggers.get(String(entry['sk'])) ?? []);
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

/** Those whom release 0.2 and before put aside. */
export async function findFormerWaiting(db: Database): Promise<readonly WaitingTrigger[]> {
  const items = await collect(queryPrefix(db, db.customersTable, formerPk, 'LEAD#'));
  return items.flatMap(triggerIn);
}
