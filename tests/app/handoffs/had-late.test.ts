import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findHandoffs } from '../../../app/handoffs/handoff-store.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { actionLink, answer, ask, customerOf, mailsTo, press } from '../../support/inbox.ts';
import { DAY, otherOwner, owner } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => world.close());

const handoffOf = async (id: string): Promise<Handoff | undefined> =>
  (await findHandoffs(world.deps.db, id))[0];
const mailAbout = (to: string, id: string, what = '') =>
  mailsTo(world.stack, to)
    .filter(({ tags, text }) => tags['c'] === id && text?.includes(what))
    .at(-1);

/** A customer whose owner gives the handoff away on its 19th day. */
async function passedOnLate(name: string) {
  const mail = await given(world, aMailedCustomer(name));
  await ask(world.stack, mail);
  const id = customerOf(mail);
  const staff = mailAbout(owner, id);
  if (staff === undefined) throw new Error('no handoff');
  await world.advance(19 * DAY);
  await answer(world.stack, staff, 'decline');
  return { id, former: owner, now: await handoffOf(id) };
}

describe('who gets a handoff late', () => {
  it('has it as long as anybody, and is reminded as anybody', async () => {
    const { id, now } = await passedOnLate('passed');
    const before = mailsTo(world.stack, otherOwner).length;
    await world.advance(10 * DAY);

    expect(await handoffOf(id)).toMatchObject({ ownerId: now?.ownerId, state: 'open' });
    expect((await handoffOf(id))?.rung).toContain(`unreported5@${now?.ownedSince ?? ''}`);
    expect(mailsTo(world.stack, otherOwner).length).toBeGreaterThan(before);
    await world.advance(30 * DAY);
    expect(await handoffOf(id)).toMatchObject({ state: 'released' });
  });

  it('gives it back by an undo: the former owner has it anew', async () => {
    const { id, former } = await passedOnLate('back');
    const receipt = mailAbout(former, id, 'a=undo');
    if (receipt === undefined) throw new Error('no receipt');
    const { ownerId } = (await handoffOf(id)) ?? {};
    await press(world.stack, actionLink(receipt, 'undo'));
    const again = await handoffOf(id);
    await world.advance(5 * DAY);

    expect(again?.ownerId).not.toBe(ownerId);
    expect(await handoffOf(id)).toMatchObject({ ownerId: again?.ownerId, state: 'open' });
  });
});
