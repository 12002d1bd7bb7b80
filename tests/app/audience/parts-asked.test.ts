import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveAccounts } from '../../../app/people/account-store.ts';
import { saveCustomers } from '../../../app/people/customer-store.ts';
import { checkedParts, forgetChecks, keepModel, markPartChecked } from '../../../app/interest/model-store.ts';
import { recomputeAll } from '../../../app/interest/recompute-all.ts';
import { putMonthlyCount } from '../../../app/sequences/monthly-store.ts';
import { readParts } from '../../../cli/read-parts.ts';
import { routes } from '../../../contract/api.ts';
import { preset003 } from '../../../domain/interest/scoring-model.ts';
import { aCustomer, anAccount } from '../../builders/people.ts';
import { messageOf } from '../../support/team-api.ts';
import { openWorld, type World } from '../support/world.ts';

const PEOPLE = 40;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await saveAccounts(world.deps.db, [anAccount({ id: 'a', name: '会社' })]);
  await saveCustomers(
    world.deps.db,
    Array.from({ length: PEOPLE }, (_, index) =>
      aCustomer({ id: `one${index}`, email: `o${index}@toto.example`, accountId: 'a' }),
    ),
  );
});
afterAll(() => world.close());

let day = 1;
/** As if the last night had found so many people. */
const found = (people: number) =>
  putMonthlyCount(world.deps.db, 0, {
    active: 0,
    ended: 0,
    reasons: {},
    at: `2026-02-${String(day++).padStart(2, '0')}T18:00:00.000Z`,
    of: 1,
    people,
  });

/** Goes over all customers as the command does. */
async function verify() {
  const parts = await readParts(async ({ part, of }) =>
    routes.verifyPart.answer.parse(
      (await world.call('GET', `/verify?part=${part}${of === undefined ? '' : `&of=${of}`}`)).body,
    ),
  );
  return [parts.length, parts.reduce((sum, { customers }) => sum + customers, 0)];
}

describe('what goes over all customers by requests', () => {
  it('has a part for each thousand people that the last night found, and looks at each person once', async () => {
    const first = await verify();
    await found(12_345);

    expect(first).toEqual([4, PEOPLE]);
    expect(await verify()).toEqual([13, PEOPLE]);
  });

  it('keeps to the parts that it was told of, and says which there are', async () => {
    const answers = await Promise.all(
      [
        '/verify?part=13',
        '/verify?part=13&of=14',
        '/verdicts/replay?part=14&of=14',
        '/verify?part=0&of=10001',
      ].map((path) => world.call('GET', path)),
    );
    const comparison = await world.call('POST', '/models/compare', { part: 7 });

    expect(answers.map(({ status }) => status)).toEqual([422, 200, 422, 422]);
    expect(answers.slice(0, 1).map((answer) => messageOf(answer))).toEqual([
      'part は 0 から 12 までの整数です。「13」は使えません。',
    ]);
    expect(comparison.status).toBe(422);
  });

  it('asks for all interests in parts of as many people as one message can take', async () => {
    const sent: unknown[] = [];
    const sendAll = async (messages: readonly unknown[]): Promise<void> => void sent.push(...messages);
    const audienceQueue = { sendAll, send: (message: unknown) => sendAll([message]) };
    await found(1_000_000);
    await recomputeAll({ db: world.deps.db, audienceQueue }, 'refold');

    expect(sent).toHaveLength(50);
    expect(sent.at(-1)).toMatchObject({ part: 49, of: 50 });
  });
});

describe('a comparison of models', () => {
  const id = 'checked';
  const checked = async () => {
    const { of, parts } = await checkedParts(world.deps.db, id);
    return [of, [...parts].toSorted((a, b) => a - b)];
  };
  const mark = (part: number, of: number) => markPartChecked(world.deps.db, id, { part, of });

  it('knows its parts, also those that are found whole at once, and begins anew in others', async () => {
    await keepModel(world.deps.db, { ...preset003, id });
    const before = await checked();
    await Promise.all([0, 1, 2].map((part) => mark(part, 5)));
    await mark(1, 5);
    const some = await checked();
    await mark(2, 7);
    const anew = await checked();
    await forgetChecks(world.deps.db, id);

    expect(before).toEqual([4, []]);
    expect(some).toEqual([5, [0, 1, 2]]);
    expect(anew).toEqual([7, [2]]);
    expect(await checked()).toEqual([4, []]);
  });

  it('of release 0.4 and before was in four parts', async () => {
    const { db } = world.deps;
    await db.client.send(
      new UpdateCommand({
        TableName: db.customersTable,
        Key: { pk: 'SETTINGS', sk: `MODEL#${id}` },
        UpdateExpression: 'ADD checkedParts :parts',
        ExpressionAttributeValues: { ':parts': new Set([0, 1, 2, 3]) },
      }),
    );

    expect(await checked()).toEqual([4, [0, 1, 2, 3]]);
  });
});
