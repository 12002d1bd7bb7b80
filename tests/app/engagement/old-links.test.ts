import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentLink, linkIn } from '../../support/inbox.ts';
import { DAY } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('links of a mail', () => {
  it('that show something of its reader end after a year, and say how to go on; unsubscribing never ends', async () => {
    const mail = await given(world, aMailedCustomer('long-ago'));
    const [document, consultation, unsubscribe] = [
      documentLink(mail),
      linkIn(mail, '/q/'),
      linkIn(mail, '/u/'),
    ];
    await world.advance(364 * DAY);
    const inTime = await fetch(document);
    await world.advance(2 * DAY);

    const [late, asked, ended] = [await fetch(document), await fetch(consultation), await fetch(unsubscribe)];
    const page = await late.text();
    expect([inTime.status, late.status, asked.status, ended.status]).toEqual([200, 410, 410, 200]);
    expect(page).toContain('有効期限が過ぎています');
    expect(page).toContain('お問い合わせ窓口');
    expect((await fetch(document, { method: 'POST' })).status).toBe(410);
    expect((await fetch(unsubscribe, { method: 'POST' })).status).toBe(200);
  });
});
