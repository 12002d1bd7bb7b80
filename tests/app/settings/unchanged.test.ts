import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeSettings, loadSettings } from '../../../app/settings/settings-store.ts';
import { askedBy } from '../support/counted-reads.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it('settings that did not change are not read again, and what another function changed is seen at once', async () => {
  const { db } = world.deps;
  /** As another function has it. */
  const another = { ...db };
  const read: string[] = [];
  const cost = await askedBy(db, async (own) => {
    for (let time = 0; time < 3; time++) read.push((await loadSettings(own)).companyName);
    await changeSettings(another, () => ({ companyName: '株式会社あたらしい' }));
    for (let time = 0; time < 2; time++) read.push((await loadSettings(own)).companyName);
  });

  expect(new Set(read.slice(0, 3)).size).toBe(1);
  expect(read.slice(3)).toEqual(['株式会社あたらしい', '株式会社あたらしい']);
  // All the first time; then how new they are, and once all again.
  expect(cost.requests['Query']).toBe(1 + 2 + 2 + 1);
});
