import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailsTo } from '../../support/inbox.ts';
import { segmentOf } from '../../support/rekindle.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true });
});
afterAll(() => world.close());

let run = 0;

describe('two campaigns over the same person', () => {
  it('never mail him twice within the frequency, whichever of their reads and writes come late', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 12, maxLength: 40 }),
        async (delays) => {
          const name = `twice${run++}`;
          const email = `p@${name}.example`;
          await world.people(name, { email });
          for (const each of ['x', 'y'])
            await world.call('POST', '/campaigns', {
              name: `${name}${each}`,
              segment: segmentOf(name),
              continuous: false,
            });
          await world.stack.settle();
          let call = 0;
          world.holdWhen(() => {
            const delay = delays[call++] ?? 0;
            return delay === 0 ? undefined : new Promise((resolve) => setTimeout(resolve, delay));
          });
          await world.dispatch();
          world.holdWhen(undefined);

          expect(mailsTo(world.stack, email)).toHaveLength(1);
        },
      ),
      { numRuns: 15, endOnFailure: true },
    );
  }, 60_000);
});
