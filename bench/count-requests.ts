import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Database } from '../platform/dynamodb/database.ts';

/** The same database, whose requests are counted by operation. */
export function countedRequests(db: Database) {
  const counts = new Map<string, number>();
  const send = (command: object): unknown => {
    const name = command.constructor.name.replace(/Command$/, '');
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return Reflect.apply(db.client.send.bind(db.client), undefined, [command]);
  };
  const client: DynamoDBDocumentClient = new Proxy(db.client, {
    get: (target, name): unknown => (name === 'send' ? send : Reflect.get(target, name)),
  });
  return {
    db: { ...db, client },
    reset: () => counts.clear(),
    perUnit: (units: number): readonly (readonly [string, number])[] =>
      [...counts].map(([name, count]) => [name, count / units]),
  };
}
