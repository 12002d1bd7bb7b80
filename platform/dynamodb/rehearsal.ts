import {
  BatchWriteCommand,
  DeleteCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Database, Item } from './database.ts';

/** A database that reads as another does and writes nothing, with what would have been put. */
export interface Rehearsal {
  readonly db: Database;
  readonly puts: readonly Item[];
}

/**
 * Lets a use case run without a trace: every write succeeds and is dropped. What it wrote it does not read again, so it
 * suits what merges in memory and writes last.
 */
export function rehearsalOf(db: Database): Rehearsal {
  const puts: Item[] = [];
  const send = (command: unknown): Promise<unknown> => {
    const written = putsOf(command);
    if (written === undefined) return Reflect.apply(db.client.send.bind(db.client), undefined, [command]);
    puts.push(...written);
    return Promise.resolve({});
  };
  const client = new Proxy(db.client, {
    get: (target, name): unknown => (name === 'send' ? send : Reflect.get(target, name)),
  });
  return { db: { ...db, client, wire: undefined }, puts };
}

/** What a command would put; undefined where it only reads. */
function putsOf(command: unknown): readonly Item[] | undefined {
  if (command instanceof PutCommand) return [command.input.Item ?? {}];
  if (command instanceof UpdateCommand || command instanceof DeleteCommand) return [];
  if (command instanceof TransactWriteCommand)
    return (command.input.TransactItems ?? []).flatMap(({ Put }) => Put?.Item ?? []);
  if (command instanceof BatchWriteCommand)
    return Object.values(command.input.RequestItems ?? {})
      .flat()
      .flatMap(({ PutRequest }) => PutRequest?.Item ?? []);
  return undefined;
}
