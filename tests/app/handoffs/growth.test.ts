import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endWaiting, findQueue, keepWaiting } from '../../../app/handoffs/create/waiting-store.ts';
import { handoffWrites } from '../../../app/handoffs/handoff-store.ts';
import { countOpenHandoffs } from '../../../app/handoffs/in-hand-store.ts';
import { countMembers, saveMembers } from '../../../app/people/account-store.ts';
import { defaultSettings } from '../../../domain/settings/settings.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { getItem, putMany } from '../../../platform/dynamodb/engine.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { aHandoff } from '../../builders/handoffs.ts';
import { DAY } from '../../support/rekindle.ts';
import { askedBy } from '../support/counted-reads.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const write = async (before: Handoff | undefined, after: Handoff): Promise<Handoff> => {
  const { db } = world.deps;
  const outcome = await transact(db, handoffWrites(db, before, after, defaultSettings));
  if (outcome.kind !== 'done') throw new Error('another was first');
  return { ...after, version: (before?.version ?? 0) + 1 };
};

const open = (id: string, change: Partial<Handoff> = {}): Promise<Handoff> =>
  write(
    undefined,
    aHandoff({ id, customerId: `of-${id}`, site: `site-${id}`, ownerId: 'sato', version: 0, ...change }),
  );

const count = async (now = world.deps.now()) =>
  await countOpenHandoffs(world.deps.db, ['sato', 'suzuki'], now);

/** Opens so many at once, each at a site of its own. */
const openMany = (name: string, number: number): Promise<unknown> =>
  Promise.all(Array.from({ length: number }, (_, index) => open(`${name}${index}`)));

describe('what owners have in hand', () => {
  it('is read from one counter an owner, however many are open', async () => {
    await openMany('few', 10);
    await count();
    const few = await askedBy(world.deps.db, (db) =>
      countOpenHandoffs(db, ['sato', 'suzuki'], world.deps.now()),
    );
    await openMany('many', 190);
    const many = await askedBy(world.deps.db, (db) =>
      countOpenHandoffs(db, ['sato', 'suzuki'], world.deps.now()),
    );

    expect(few).toEqual({ requests: { Query: 1 }, items: 2 });
    expect(many).toEqual(few);
    expect(await count()).toEqual(
      new Map([
        ['sato', 200],
        ['suzuki', 0],
      ]),
    );
  });

  it('moves with each change: passed on, a deal, closed, and taken up again', async () => {
    await count();
    const opened = await open('h');
    const after = [await count()];
    const passed = await write(opened, { ...opened, ownerId: 'suzuki' });
    after.push(await count());
    const deal = await write(passed, { ...passed, outcome: 'opportunity' });
    after.push(await count());
    const undone = await write(deal, { ...deal, outcome: undefined });
    after.push(await count());
    await write(undone, { ...undone, state: 'withdrawn' });
    after.push(await count());

    expect(after.map((each) => [each.get('sato'), each.get('suzuki')])).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
      [0, 1],
      [0, 0],
    ]);
  });

  it('is counted from what is open where it never was, and once a day', async () => {
    const { db, now } = world.deps;
    // As release 0.3 stored them: without a counter.
    await openMany('old', 3);
    const counter = { pk: 'IN-HAND', sk: 'sato' };
    await putMany(db, db.customersTable, [counter]);
    const first = await count();
    // An error, whatever made it.
    await putMany(db, db.customersTable, [{ ...(await getItem(db, counter)), moved: 40 }]);
    const wrong = await count();
    const later = await count(new Date(now().getTime() + DAY + 1));
    const kept = await count(new Date(now().getTime() + DAY + 2));

    expect([first, wrong, later, kept].map((each) => each.get('sato'))).toEqual([3, 43, 3, 3]);
  });
});

describe('a queue of leads that wait', () => {
  const wait = async (customerId: string, level: number): Promise<void> => {
    const trigger = {
      kind: 'requested' as const,
      customerId,
      at: world.deps.now().toISOString(),
      id: customerId,
      engagementId: customerId,
      inquiry: 'contact',
    };
    const untilEpochMs = world.deps.now().getTime();
    await transact(
      world.deps.db,
      await keepWaiting(world.deps.db, { trigger, queue: 'sato', untilEpochMs, level }),
    );
  };
  const first = async (limit: number) =>
    (await findQueue(world.deps.db, 'sato', limit)).map(({ customerId }) => customerId);

  it('is read from its hottest on, and no further than asked', async () => {
    for (let index = 0; index < 10; index++) await wait(`few${index}`, index);
    const few = await askedBy(world.deps.db, (db) => findQueue(db, 'sato', 5));
    await Promise.all(Array.from({ length: 190 }, (_, index) => wait(`many${index}`, 690 + index / 1000)));
    const many = await askedBy(world.deps.db, (db) => findQueue(db, 'sato', 5));
    await wait('none', -1e9);

    expect(few).toEqual({ requests: { Query: 1, BatchGetItem: 1 }, items: 10 });
    expect(many).toEqual(few);
    expect(await first(3)).toEqual(['many189', 'many188', 'many187']);
    expect((await first(500)).slice(-2)).toEqual(['few0', 'none']);
  });

  it('holds somebody once, wherever the level moves, and not after the end', async () => {
    await wait('moving', 1);
    await wait('steady', 2);
    await wait('moving', 3);
    const risen = await first(9);
    await wait('moving', 3);
    const again = await first(9);
    await transact(world.deps.db, await endWaiting(world.deps.db, 'moving'));

    expect(risen).toEqual(['moving', 'steady']);
    expect(again).toEqual(risen);
    expect(await first(9)).toEqual(['steady']);
  });

  it('of release 0.3 goes on: read behind the others, and gone when it is kept anew', async () => {
    const { db } = world.deps;
    await wait('former', 5);
    await wait('fresh', 1);
    const waiting = await getItem(db, { pk: 'CUSTOMER#former', sk: 'WAITING' });
    const place = String(waiting?.['place']);
    await transact(db, [
      { Delete: { TableName: db.customersTable, Key: { pk: 'WAITING#sato', sk: place } } },
    ]);
    const { place: _, ...formerly } = waiting ?? {};
    await putMany(db, db.customersTable, [formerly, { pk: 'WAITING#sato', sk: 'former', level: 5 }]);
    const before = await first(9);
    await wait('former', 5);

    expect(before).toEqual(['fresh', 'former']);
    expect(await first(9)).toEqual(['former', 'fresh']);
  });
});

describe('the people of an account', () => {
  it('are counted no further than it matters', async () => {
    const { db } = world.deps;
    const members = (accountId: string, number: number) =>
      saveMembers(
        db,
        Array.from({ length: number }, (_, index) => ({ accountId, customerId: `c${index}` })),
      );
    await Promise.all([members('small', 3), members('medium', 10), members('large', 200)]);
    const counts: number[] = [];
    const asked = (id: string) =>
      askedBy(db, async (watched) => counts.push(await countMembers(watched, id, 10)));

    await asked('small');
    const medium = await asked('medium');
    const large = await asked('large');

    expect(counts).toEqual([3, 10, 10]);
    expect(large).toEqual(medium);
  });
});
