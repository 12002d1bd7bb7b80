import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Database } from '../../platform/dynamodb/database.ts';

/** A command of the document client. */
export interface Command {
  readonly input: unknown;
}

/** The same database, whose every command goes through `send`, none by the wire; `sendOn` sends it. */
export function databaseThrough(
  db: Database,
  send: (command: Command, sendOn: () => Promise<unknown>) => Promise<unknown>,
): Database {
  const through = (command: Command): Promise<unknown> =>
    send(command, () => Reflect.apply(db.client.send.bind(db.client), undefined, [command]));
  const client: DynamoDBDocumentClient = new Proxy(db.client, {
    get: (target, name): unknown => (name === 'send' ? through : Reflect.get(target, name)),
  });
  return { ...db, client, wire: undefined };
}

/** Names of operations on the wire; the document client's commands have shorter ones. */
const operations: Readonly<Record<string, string>> = {
  BatchGetCommand: 'BatchGetItem',
  BatchWriteCommand: 'BatchWriteItem',
  DeleteCommand: 'DeleteItem',
  GetCommand: 'GetItem',
  PutCommand: 'PutItem',
  QueryCommand: 'Query',
  ScanCommand: 'Scan',
  TransactGetCommand: 'TransactGetItems',
  TransactWriteCommand: 'TransactWriteItems',
  UpdateCommand: 'UpdateItem',
};

/** The operation of a command, as AWS names it. */
export const operationOf = (command: Command): string =>
  operations[command.constructor.name] ?? command.constructor.name;
