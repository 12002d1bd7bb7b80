import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getMany, putMany } from '../../../platform/dynamodb/engine.ts';
import { ask, customerOf, mailTo } from '../../support/inbox.ts';
import { owner } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true, canFail: true });
});
afterAll(() => world.close());

const momentary = [
  'TransactionConflictException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
];

describe('what DynamoDB cannot do this moment', () => {
  it('is done in the next: every third write of a whole way conflicts or is throttled', async () => {
    let calls = 0;
    world.failWhen(({ service, operation, phase }) => {
      if (service !== 'dynamodb' || phase !== 'before' || ++calls % 3 !== 0) return undefined;
      return operation === 'TransactWriteItems'
        ? {
            kind: 'error',
            status: 400,
            type: 'TransactionCanceledException',
            details: { CancellationReasons: [{ Code: 'TransactionConflict' }] },
          }
        : ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'BatchGetItem'].includes(operation)
          ? { kind: 'error', status: 400, type: momentary[calls % momentary.length] ?? '' }
          : undefined;
    });
    const mail = await given(world, aMailedCustomer('moments'));
    await ask(world.stack, mail);
    world.failWhen(undefined);

    expect((await world.lead(customerOf(mail))).handoffs).toHaveLength(1);
    expect(mailTo(world.stack, owner)).toBeDefined();
    expect(world.stack.deadLetters()).toEqual([]);
  });

  it('and leaves unprocessed is asked for again, not at once', async () => {
    const { db } = world.deps;
    const items = Array.from({ length: 40 }, (_, index) => ({ pk: `MOMENT#${index}`, sk: 'X', index }));
    const halving = {
      ...db,
      client: new Proxy(db.client, {
        get: (client, name) =>
          name !== 'send'
            ? Reflect.get(client, name)
            : async (command: BatchGetCommand | BatchWriteCommand) => {
                const { RequestItems = {} } =
                  'RequestItems' in command.input ? command.input : { RequestItems: {} };
                const [[table, wanted] = ['', undefined]] = Object.entries(RequestItems);
                if (Array.isArray(wanted) && wanted.length > 1) {
                  await client.send(
                    new BatchWriteCommand({ RequestItems: { [table]: wanted.slice(0, wanted.length / 2) } }),
                  );
                  return { UnprocessedItems: { [table]: wanted.slice(wanted.length / 2) } };
                }
                return command instanceof BatchWriteCommand ? client.send(command) : client.send(command);
              },
      }),
    };
    await putMany(halving, db.customersTable, items);
    expect(await getMany(db, db.customersTable, items)).toHaveLength(40);
  });
});
