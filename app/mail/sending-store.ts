import { sendingStateSchema, stoppedBy, type SendingState } from '../../domain/mail/sending.ts';
import { type StopReason } from '../../domain/kernel/sending-account.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { getItem } from '../../platform/dynamodb/engine.ts';
import { remembered, type Remembered } from '../../platform/remembered.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const key = { pk: 'SENDING', sk: 'STATE' };

/** How sending stands now. */
export const findSendingState = async (db: Database): Promise<SendingState> =>
  sendingStateSchema.parse((await getItem(db, key)) ?? {});

/** Keeps what a check of the account found, as long as nobody stopped or freed sending meanwhile. */
export const keepSendingState = (db: Database, before: SendingState, after: SendingState) =>
  transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { ...key, ...after },
        ...(before.stop === undefined
          ? { ConditionExpression: 'attribute_not_exists(stop)' }
          : {
              ConditionExpression: 'stop.since = :since',
              ExpressionAttributeValues: { ':since': before.stop.since },
            }),
      },
    },
  ]);

/** Opens the breaker: no mail of its scope is tried until it is closed. The first reason stands. */
export const stopSending = (db: Database, reason: StopReason, says: string, now: string) =>
  transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: key,
        UpdateExpression: 'SET stop = :stop REMOVE allowsSandbox',
        ConditionExpression: 'attribute_not_exists(stop) OR stop.#scope = :customers',
        ExpressionAttributeNames: { '#scope': 'scope' },
        ExpressionAttributeValues: { ':stop': stoppedBy(reason, says, now), ':customers': 'customers' },
      },
    },
  ]);

/** Every recipient is verified: the sandbox stops nothing, until SES refuses one for it. */
export const allowSandbox = (db: Database) =>
  transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: key,
        UpdateExpression: 'SET allowsSandbox = :yes',
        ExpressionAttributeValues: { ':yes': true },
      },
    },
  ]);

/** Closes it: a mail was taken. */
export const resumeSending = (db: Database) =>
  transact(db, [{ Update: { TableName: db.customersTable, Key: key, UpdateExpression: 'REMOVE stop' } }]);

const FRESH_MS = 2000;

/** The state as it was at most two seconds ago, for each mail; `forget` reads it anew. */
export const sendingStateReader = (db: Database, now: () => Date): Remembered<void, SendingState> =>
  remembered(FRESH_MS, now, () => findSendingState(db));
