import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, customerOf, mailsTo } from '../../support/inbox.ts';
import { MINUTE, owner } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => rekindle.close());

describe('one crossing', () => {
  it('gives one handoff and one mail when its event comes twice at once, and the second looks in between', async () => {
    const mail = await given(
      rekindle,
      aMailedCustomer('at-once', { title: '購買部長', ownerName: '佐藤 誠' }),
    );
    await rekindle.advance(MINUTE);
    let [saw, made] = [() => {}, () => {}];
    const [seen, done] = [new Promise<void>((go) => (saw = go)), new Promise<void>((go) => (made = go))];
    let locks = 0;
    rekindle.holdWhen(({ operation, body, phase }) => {
      const text = JSON.stringify(body);
      if (phase !== 'before') return undefined;
      // The first waits with its transaction until the second has looked for a handoff of its own, and found none.
      if (operation === 'TransactWriteItems' && text.includes('handoffCreated'))
        return seen.finally(() => setTimeout(made, 50));
      if (operation !== 'GetItem' || !text.includes('LOCK#') || ++locks !== 2) return undefined;
      saw();
      return done;
    });
    rekindle.disturbWhen(({ queue }) =>
      queue.includes('CrossingQueue') ? { kind: 'repeat', times: 1, delaySeconds: 0 } : undefined,
    );

    await ask(rekindle.stack, mail);
    rekindle.holdWhen(undefined);
    await rekindle.advance(2 * MINUTE);

    expect(locks).toBeGreaterThan(1);
    expect((await rekindle.lead(customerOf(mail))).handoffs).toHaveLength(1);
    expect(mailsTo(rekindle.stack, owner)).toHaveLength(1);
  });
});
