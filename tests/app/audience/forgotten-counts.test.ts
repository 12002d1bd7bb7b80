import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginRun, findCounts, forgetCounts, putPart } from '../../../app/audience/count-store.ts';
import { nobodyCounted } from '../../../domain/audience/audience-count.ts';
import { readyMadeIn } from '../../../domain/audience/ready-made.ts';
import { openWorld, type World } from '../support/world.ts';

const PARTS = 5;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Counts all parts of a segment at a moment. */
async function counted(key: string, startedAt: string): Promise<void> {
  const { db } = world.deps;
  const run = {
    run: `${key} ${startedAt}`,
    startedAt,
    of: key,
    segments: readyMadeIn('JPY').slice(0, 1),
    mayOverlap: false,
    parts: PARTS,
  };
  if (!(await beginRun(db, key, run, startedAt))) throw new Error('somebody began it');
  for (let part = 0; part < PARTS; part++)
    await putPart(db, key, part, {
      run: run.run,
      of: PARTS,
      at: startedAt,
      keys: ['everyone'],
      counts: [nobodyCounted()],
    });
}

const stored = async (key: string) =>
  (await world.dump()).filter(({ pk, sk }) => pk === `AUDIENCE#${key}` || (pk === 'AUDIENCES' && sk === key))
    .length;

it('counts that nobody asked for in thirty days are forgotten by night, all of them, and no others', async () => {
  const day = (number: number): string => `2026-08-${String(number).padStart(2, '0')}T00:00:00.000Z`;
  await counted('old', day(1));
  await counted('anew', day(1));
  await counted('anew', day(20));
  const before = await Promise.all(['old', 'anew'].map((key) => stored(key)));

  const forgotten = await forgetCounts(world.deps.db, day(10));
  const again = await forgetCounts(world.deps.db, day(10));
  const left = await Promise.all(['old', 'anew'].map((key) => stored(key)));
  await world.stack.invoke('AudienceSelectAudience', {});

  expect(before).toEqual([PARTS + 2, PARTS + 2]);
  expect([forgotten, again]).toEqual([1, 0]);
  expect(left).toEqual([0, PARTS + 2]);
  expect(await findCounts(world.deps.db, 'old')).toBeUndefined();
  // It is October by now: the night forgets the other too.
  expect(await stored('anew')).toBe(0);
});
