import { expect, test } from 'vitest';
import { soak, startAt } from '../../../bench/soak.ts';
import { openWorld } from '../support/world.ts';

/** A thousandth of `npm run soak -- --customers 100000`, over the use cases in one process. */
test('a company lives seven weeks: three mails each, nothing twice, nothing after an opt-out, nothing left behind', async () => {
  const world = await openWorld({ startAt, tickMinutes: 720 });
  const { deps, stack, waiting } = world;
  const upload = (url: string, text: string): Promise<void> =>
    deps.objects.put(
      { bucket: deps.importsBucket, key: new URL(url).pathname.slice('/objects/'.length) },
      Buffer.from(text),
    );
  const result = await soak({ ...stack, waiting, upload }, 100, () => undefined);
  expect(result.broken).toEqual([]);
  expect(result.mails).toBeGreaterThan(250);
  expect(result.hot).toBeGreaterThan(0);
  expect(result.handoffs).toBeGreaterThan(0);
}, 240_000);
