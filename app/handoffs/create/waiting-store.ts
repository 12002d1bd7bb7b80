import * as z from 'zod';
import { factSchema, type FactOf } from '../../../domain/timeline/fact.ts';
import { collect, queryPrefix } from '../../../platform/dynamodb/engine.ts';
import { type Database, type Write } from '../../../platform/dynamodb/database.ts';

const waitingPk = 'WAITING';
const waitingSk = (customerId: string): string => `LEAD#${customerId}`;

/** What made a lead hot while nobody had room for it. */
export type WaitingTrigger = FactOf<'crossing'> | FactOf<'requested'>;

const waitingSchema = z.object({ trigger: factSchema });

/** Keeps a lead until an owner has room: its latest trigger. */
export const keepWaiting = (db: Database, trigger: WaitingTrigger): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: { pk: waitingPk, sk: waitingSk(trigger.customerId), trigger },
  },
});

/** It waits no longer. */
export const endWaiting = (db: Database, customerId: string): Write => ({
  Delete: { TableName: db.customersTable, Key: { pk: waitingPk, sk: waitingSk(customerId) } },
});

/** Every lead that waits, in no order. Few: they wait only while all who may have them are full. */
export async function findWaiting(db: Database): Promise<readonly WaitingTrigger[]> {
  const items = await collect(queryPrefix(db, db.customersTable, waitingPk, waitingSk('')));
  return items.flatMap((item) => {
    const { trigger } = waitingSchema.parse(item);
    return trigger.kind === 'crossing' || trigger.kind === 'requested' ? [trigger] : [];
  });
}
