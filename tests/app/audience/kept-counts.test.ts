import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginRun, findCounts, putPart, type CountRun } from '../../../app/audience/count-store.ts';
import { nobodyCounted } from '../../../domain/audience/audience-count.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const KEY = 'everyone';

/** Begins a run of so many parts. */
async function begin(run: string, parts: number, at: string): Promise<void> {
  const begun: CountRun = { run, startedAt: at, of: KEY, mayOverlap: false, parts };
  if (!(await beginRun(world.deps.db, KEY, begun, at))) throw new Error('somebody began it');
}

const count = (run: string, part: number, of: number, at: string, people: number): Promise<void> =>
  putPart(world.deps.db, KEY, part, {
    run,
    of,
    at,
    keys: ['rule'],
    counts: [{ ...nobodyCounted(), people, selected: people }],
  });

/** What is shown now. */
async function shown() {
  const kept = await findCounts(world.deps.db, KEY);
  return [kept?.countOf('rule')?.selected, kept?.people, kept?.done];
}

it('a count in other parts than before is shown when it is whole, and until then the one before', async () => {
  const days = ['2026-08-01T00:00:00.000Z', '2026-08-02T00:00:00.000Z', '2026-08-03T00:00:00.000Z'] as const;
  await begin('first', 3, days[0]);
  await count('first', 0, 3, days[0], 10);
  const begun = await shown();
  for (const part of [1, 2]) await count('first', part, 3, days[0], 10);
  const first = await shown();

  await begin('finer', 5, days[1]);
  const asked = await shown();
  for (const part of [0, 1, 2, 3]) await count('finer', part, 5, days[1], 7);
  const partly = await shown();
  await count('finer', 4, 5, days[1], 7);
  const finer = await shown();

  await begin('again', 3, days[2]);
  await count('again', 0, 3, days[2], 12);
  const again = await shown();
  for (const part of [1, 2]) await count('again', part, 3, days[2], 12);

  expect(begun).toEqual([undefined, 10, 1]);
  expect(first).toEqual([30, 30, 3]);
  expect(asked).toEqual([30, 30, 0]);
  expect(partly).toEqual([30, 30, 4]);
  expect(finer).toEqual([35, 35, 5]);
  // The two parts of the first run that are not counted anew are two days old, and not shown beside a whole one of yesterday.
  expect(again).toEqual([35, 35, 1]);
  expect(await shown()).toEqual([36, 36, 3]);
});
