import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../platform/dynamodb/database.ts';
import {
  dueAttributes,
  findDue,
  forgiveLeases,
  leaseEach,
  type Due,
} from '../../../platform/dynamodb/due-index.ts';
import { findQuarantined } from '../../../platform/dynamodb/quarantine.ts';
import { countedRequests } from '../../../bench/count-requests.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const NOW = Date.UTC(2026, 10, 24);

const put = (id: string, attributes: Readonly<Record<string, unknown>>) =>
  world.deps.db.client.send(
    new PutCommand({
      TableName: world.deps.db.customersTable,
      Item: { pk: `CUSTOMER#${id}`, sk: 'WAITING', ...attributes },
    }),
  );

/** Asks `times` times what waits; answers whom the last found, and how many queries all of them took. */
async function ask(db: Database, counted: ReturnType<typeof countedRequests>, times: number) {
  const before = queriesOf(counted);
  let found: readonly string[] = [];
  for (let time = 0; time < times; time++)
    found = (await findDue(db, 'waiting', NOW, 10)).map(({ pk }) => pk.slice('CUSTOMER#'.length));
  return { found, queries: queriesOf(counted) - before };
}

const queriesOf = ({ perUnit }: ReturnType<typeof countedRequests>): number =>
  perUnit(1).find(([name]) => name === 'Query')?.[1] ?? 0;

it('what few wait for is asked for in one shard, and in the seven of before once an hour or as long as anything is there', async () => {
  const counted = countedRequests(world.deps.db);
  const { db } = counted;
  const former = { dueKey: 'waiting#05', dueAt: NOW - 2 };
  await put('former', former);
  await put('present', dueAttributes('waiting', 'whoever', NOW - 1));

  const first = await ask(db, counted, 1);
  const second = await ask(db, counted, 1);
  await put('former', {});
  // The rest of the hour, in which nobody knows yet, and the next with the look at its beginning.
  await ask(db, counted, 58);
  const anHourLater = await ask(db, counted, 60);
  await put('former', former);
  const seen = await ask(db, counted, 1);

  expect(first).toEqual({ found: ['former', 'present'], queries: 1 + 7 + 7 });
  expect(second).toEqual({ found: ['former', 'present'], queries: 1 + 7 });
  expect(anHourLater).toEqual({ found: ['present'], queries: 60 + 7 });
  expect(seen.found).toEqual(['former', 'present']);
});

/** Takes everything of a lane `times` times, each time when the lease before is over; answers what the last gave. */
async function take(kind: 'waiting' | 'monthlyAsked', times: number) {
  const { db } = world.deps;
  let leased: Awaited<ReturnType<typeof leaseEach<Due>>> = { taken: [], setAside: 0 };
  for (let time = 0; time < times; time++) {
    const due = await findDue(db, kind, Number.MAX_SAFE_INTEGER, 10);
    leased = await leaseEach(db, due, NOW, 1 + time);
  }
  return leased;
}

it('what was taken twenty times in vain is set aside, and counted; where the lease is forgiven, it is taken as before', async () => {
  const { db } = world.deps;
  await put('vain', dueAttributes('monthlyAsked', 'vain', NOW - 1));
  const key = { pk: 'CUSTOMER#vain', sk: 'WAITING' };

  const before = await take('monthlyAsked', 20);
  await forgiveLeases(db, key);
  const forgiven = await take('monthlyAsked', 20);
  const inVain = await take('monthlyAsked', 1);

  expect([before, forgiven].map(({ taken, setAside }) => [taken.length, setAside])).toEqual([
    [1, 0],
    [1, 0],
  ]);
  expect(inVain).toEqual({ taken: [], setAside: 1 });
  expect((await findQuarantined(db)).map(({ itemPk, error }) => [itemPk, error])).toContainEqual([
    key.pk,
    'taken in vain',
  ]);
});
