import { inTable, sendingStateSchema, stoppedBy, type SendingState } from '../../domain/mail/sending.ts';
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

/** Goes on in a restored table, which is the table from now on; `perhapsSent`: what fell due since the backup is not sent. */
export const goOnRestored = (db: Database, since: string, perhapsSent: SendingState['perhapsSent']) =>
  transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: key,
        UpdateExpression: `${perhapsSent === undefined ? '' : 'SET perhapsSent = :sent '}REMOVE stop, tableId`,
        ConditionExpression: 'stop.since = :since',
        ExpressionAttributeValues: {
          ':since': since,
          ...(perhapsSent === undefined ? {} : { ':sent': perhapsSent }),
        },
      },
    },
  ]);

const FRESH_MS = 2000;

/** The state as it was at most two seconds ago, for each mail; `forget` reads it anew. */
export const sendingStateReader = ({
  db,
  now,
  tableId,
}: {
  readonly db: Database;
  readonly now: () => Date;
  readonly tableId: () => Promise<string>;
}): Remembered<void, SendingState> =>
  remembered(FRESH_MS, now, async () => {
    const [state, id] = await Promise.all([findSendingState(db), tableId()]);
    return inTable(state, id, now().toISOString());
  });
