import { expect, it } from 'vitest';
import { erasePerson } from '../../../app/privacy/erase-person.ts';
import { beginErasure } from '../../../app/privacy/erasure-store.ts';
import { dyingAfter } from '../support/dying-after.ts';
import { replaceItems } from '../support/import-bench.ts';
import { aLivedPerson } from '../support/lived-person.ts';
import { openWorld } from '../support/world.ts';

it('an erasure that is killed at any of its writes and started again comes to the same end', async () => {
  const world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
  const { deps } = world;
  const { customerId, formerId } = await aLivedPerson(world);
  await beginErasure(deps.db, {
    schemaVersion: 1,
    customerId,
    state: 'begun',
    records: [customerId, formerId],
    countedAs: ['erased-one', 'erased-two'],
    at: deps.now().toISOString(),
    byId: 'signed',
    byName: 'test',
  });
  const seeds = await world.dump();
  const run = async (write: number | undefined) => {
    const life = dyingAfter(write);
    world.failWhen(life.hook);
    let deaths = 0;
    for (;;)
      try {
        await erasePerson(deps, { kind: 'erase', customerId });
        break;
      } catch {
        deaths++;
        await new Promise((resolve) => setTimeout(resolve, 20));
        life.revive();
      }
    world.failWhen(undefined);
    return { items: await world.dump(), writes: life.writes(), deaths };
  };
  const whole = await run(undefined);
  expect(whole.writes).toBeGreaterThan(20);

  for (let write = 1; write <= whole.writes; write++) {
    await replaceItems(deps.db, seeds);
    const broken = await run(write);
    expect(broken.deaths, `write ${write}`).toBeGreaterThan(0);
    expect(broken.items, `write ${write}`).toEqual(whole.items);
  }
  await world.close();
}, 240_000);
