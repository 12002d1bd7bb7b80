import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findHandoffs } from '../../../app/handoffs/handoff-store.ts';
import { loadStanding } from '../../../app/people/customer-store.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { holdsOf } from '../../../domain/people/causes.ts';
import { actionLink, ask, customerOf, mailsTo, press, report } from '../../support/inbox.ts';
import { DAY, owner } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => world.close());

async function handoffOf(id: string): Promise<Handoff> {
  const [handoff] = await findHandoffs(world.deps.db, id);
  if (handoff === undefined) throw new Error(`${id} has no handoff`);
  return handoff;
}
const holderOf = async (id: string) => holdsOf(await loadStanding(world.deps.db, id, '')).openHandoffId;
const isListed = async ({ code }: Handoff): Promise<boolean> =>
  JSON.stringify((await world.call('GET', '/handoffs')).body).includes(code);

/** A customer NAME of 株式会社NAME who was handed over, and the mail that sales got. */
async function handedOver(name: string) {
  const mail = await given(world, aMailedCustomer(name, { account: `株式会社${name}` }));
  await ask(world.stack, mail);
  const id = customerOf(mail);
  const staff = mailsTo(world.stack, owner).find(({ tags }) => tags['c'] === id);
  if (staff === undefined) throw new Error('no handoff');
  return { id, staff };
}

/** The same, of whom nobody reported anything until the handoff was released. */
async function released(name: string) {
  const handed = await handedOver(name);
  await world.advance(30 * DAY);
  expect(await handoffOf(handed.id)).toMatchObject({ state: 'released' });
  return handed;
}

describe('a released handoff', () => {
  it('on which somebody has no time is open for another, holds its customer, and ends by its clocks', async () => {
    const { id, staff } = await released('notime');
    await report(world.stack, staff, 'noTime');
    const again = await handoffOf(id);
    const holder = await holderOf(id);
    await world.advance(40 * DAY);

    expect(again).toMatchObject({ state: 'open' });
    expect(holder).toBe(again.id);
    expect(await handoffOf(id)).toMatchObject({ state: 'released' });
    expect(await holderOf(id)).toBeUndefined();
  });

  it.each(['opportunity', 'reached'])(
    'of which %s is reported is in the list again, and its owner asked about it',
    async (outcome) => {
      const { id, staff } = await released(outcome.toLowerCase());
      await report(world.stack, staff, outcome);
      const again = await handoffOf(id);
      const [isSeen, holder] = [await isListed(again), await holderOf(id)];
      const asked = () => mailsTo(world.stack, owner).filter(({ tags }) => tags['c'] === id).length;
      const before = asked();
      await world.advance(60 * DAY);

      expect(again).toMatchObject({ state: 'accepted', outcome });
      expect([isSeen, holder]).toEqual([true, again.id]);
      expect(asked()).toBeGreaterThan(before);
    },
  );

  it('is released again by an undo of such a report', async () => {
    const { id, staff } = await released('undone');
    await report(world.stack, staff, 'opportunity', { amount: '500000' });
    const receipt = mailsTo(world.stack, owner)
      .filter(({ tags, text }) => tags['c'] === id && text?.includes('a=undo'))
      .at(-1);
    if (receipt === undefined) throw new Error('no receipt');
    await press(world.stack, actionLink(receipt, 'undo'));

    expect(await handoffOf(id)).toMatchObject({ state: 'released' });
    expect(await holderOf(id)).toBeUndefined();
    expect(await isListed(await handoffOf(id))).toBe(false);
  });

  it('stays released where a colleague has the site by now, and the deal is recorded all the same', async () => {
    const { id, staff } = await released('taken');
    const other = await given(world, aMailedCustomer('colleague', { account: '株式会社taken' }));
    await ask(world.stack, other);
    const deal = await report(world.stack, staff, 'opportunity', { amount: '500000' });
    const stays = await handoffOf(id);
    const noTime = await report(world.stack, staff, 'noTime');

    expect(deal.status).toBe(200);
    expect(stays).toMatchObject({ state: 'released', outcome: 'opportunity' });
    expect(noTime.status).toBeLessThan(500);
    expect(await handoffOf(customerOf(other))).toMatchObject({ state: 'open' });
  });
});

it('a deal that is reported of a closed talk is open until it is won or lost', async () => {
  const { id, staff } = await handedOver('closed');
  await report(world.stack, staff, 'tooEarly');
  await report(world.stack, staff, 'opportunity', { amount: '500000' });
  const open = await handoffOf(id);
  const isSeen = await isListed(open);
  await report(world.stack, staff, 'lost');

  expect(open).toMatchObject({ state: 'accepted', outcome: 'opportunity' });
  expect(isSeen).toBe(true);
  expect(await handoffOf(id)).toMatchObject({ state: 'closed', outcome: 'lost' });
});
