import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionLink, ask, customerOf, get, linkIn, mailsTo, mailTo, press } from '../../support/inbox.ts';
import { DAY, owner } from '../../support/rekindle.ts';
import { given } from '../support/given.ts';
import { aMailedCustomer } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

describe('a link', () => {
  it('to a handoff that ended over thirty days ago expires; a button sends a new one, once a day, to the owner’s own address', async () => {
    const { stack } = world;
    const mail = await given(world, aMailedCustomer('expired'));
    await ask(stack, mail);
    await world.dispatch();
    const staff = mailTo(stack, owner);
    await press(stack, actionLink(staff, 'report'), { outcome: 'notNeeded' });
    await world.advance(31 * DAY);
    const told = mailsTo(stack, owner).length;
    const before = await world.dump();

    const looked = await get(actionLink(staff, 'report'));
    const dumped = await world.dump();
    const first = await press(stack, actionLink(staff, 'report'), { outcome: 'won' });
    await press(stack, actionLink(staff, 'report'), { outcome: 'won' });
    await world.dispatch();

    expect(looked.status).toBe(410);
    expect(dumped).toEqual(before);
    expect(first.status).toBe(410);
    expect((await world.lead(customerOf(mail))).handoffs).toMatchObject([{ outcome: 'notNeeded' }]);
    const news = mailsTo(stack, owner)
      .slice(told)
      .filter((each) => customerOf(each) === customerOf(mail));
    expect(news.map(({ subject }) => subject)).toEqual([expect.stringContaining('新しいリンク')]);
    const fresh = linkIn(mailTo(stack, owner, /新しいリンク/), '/h/');
    expect((await get(fresh)).status).toBe(200);
    await press(stack, fresh, { outcome: 'won', amount: '100' });
    expect((await world.lead(customerOf(mail))).handoffs).toMatchObject([{ outcome: 'won' }]);
    await world.advance(31 * DAY);
    expect((await get(fresh)).status).toBe(404);
  });
});

it('a link takes a report on the day after the release, also where holidays made the clock long', async () => {
  const newYear = await openWorld({ startAt: new Date('2026-12-08T01:00:00.000Z'), tickMinutes: 720 });
  const mail = await given(newYear, aMailedCustomer('newyear'));
  await ask(newYear.stack, mail);
  await newYear.advance(DAY);
  const staff = mailsTo(newYear.stack, owner).find(({ tags }) => tags['c'] === customerOf(mail));
  if (staff === undefined) throw new Error('no handoff');
  const state = async () => (await newYear.lead(customerOf(mail))).handoffs[0]?.state;
  while ((await state()) === 'open') await newYear.advance(DAY);

  const pressed = await press(newYear.stack, actionLink(staff, 'report'), { outcome: 'notNeeded' });

  expect(pressed.status).toBe(200);
  expect(await state()).toBe('closed');
  await newYear.close();
});
