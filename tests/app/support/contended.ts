import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createItemLocks } from '../../../local/dynamodb/item-locks.ts';
import type { Database } from '../../../platform/dynamodb/database.ts';
import { struckBy } from './faults-in-process.ts';

const operations: Readonly<Record<string, string>> = {
  TransactWriteCommand: 'TransactWriteItems',
  PutCommand: 'PutItem',
  UpdateCommand: 'UpdateItem',
  DeleteCommand: 'DeleteItem',
};

/** The same database, where a write holds its items as long as AWS does, and cancels whoever meets it there. */
export function contended(db: Database, holdMilliseconds: number) {
  const locks = createItemLocks();
  let conflicts = 0;
  const send = async (command: { readonly input: unknown }): Promise<unknown> => {
    const operation = operations[command.constructor.name] ?? command.constructor.name;
    const lock = locks.take(operation, command.input);
    if ('refused' in lock) {
      conflicts++;
      struckBy(() => lock.refused, { service: 'dynamodb', operation, body: command.input, phase: 'before' });
      return undefined;
    }
    try {
      if (operation in locksOf) await wait(holdMilliseconds);
      return await Reflect.apply(db.client.send.bind(db.client), undefined, [command]);
    } finally {
      lock.release();
    }
  };
  const client: DynamoDBDocumentClient = new Proxy(db.client, {
    get: (target, name): unknown => (name === 'send' ? send : Reflect.get(target, name)),
  });
  return { db: { ...db, client }, conflicts: () => conflicts };
}

const locksOf: Readonly<Record<string, true>> = {
  TransactWriteItems: true,
  PutItem: true,
  UpdateItem: true,
  DeleteItem: true,
};
