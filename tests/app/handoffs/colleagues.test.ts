import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionLink, answer, ask, customerOf, mailsTo, mailTo, press, report } from '../../support/inbox.ts';
import { findHandoffs, handoffWrites } from '../../../app/handoffs/handoff-store.ts';
import { loadStanding, putStanding } from '../../../app/people/customer-store.ts';
import { heldBy, holdsOf, withCauses } from '../../../domain/people/causes.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { DAY, MINUTE, owner } from '../../support/rekindle.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true });
});
afterAll(() => world.close());

describe('a colleague who joined a handoff', () => {
  it('is held by sales as long as it is open, and is mailed again when it closes', async () => {
    const account = '株式会社同席';
    await world.people(
      'joined',
      { email: 'a@joined.example', account },
      { email: 'b@joined.example', account },
    );
    await world.launch('joined');
    const [a, b] = [mailTo(world.stack, 'a@joined.example'), mailTo(world.stack, 'b@joined.example')];
    await ask(world.stack, a);
    await ask(world.stack, b);
    const staff = mailTo(world.stack, owner);
    await answer(world.stack, staff, 'accept');
    await world.advance(15 * DAY);
    await world.dispatch();
    expect((await world.lead(customerOf(b))).standing.openHandoffId).toBeDefined();
    expect(mailsTo(world.stack, 'b@joined.example')).toHaveLength(1);

    await report(world.stack, staff, 'gathering');
    await world.advance(MINUTE);
    expect((await world.lead(customerOf(b))).standing.openHandoffId).toBeUndefined();
    await world.advance(4 * DAY);
    await world.dispatch();
    expect(mailsTo(world.stack, 'b@joined.example')).toHaveLength(2);
  });
});

/** Joins so many colleagues to the handoff of a customer, as their own acts would. */
async function joinMany(customerId: string, count: number): Promise<readonly string[]> {
  const { db, settings, now } = world.deps;
  const at = now().toISOString();
  const [handoff] = await findHandoffs(db, customerId);
  if (handoff === undefined) throw new Error('no handoff');
  const joinedCustomerIds = Array.from({ length: count }, (_, n) => `${customerId.slice(0, 10)}${n}`);
  for (const each of joinedCustomerIds) {
    const standing = await loadStanding(db, each, at);
    await transact(db, [putStanding(db, standing, withCauses(standing, heldBy(handoff.id, at)))]);
  }
  await transact(db, handoffWrites(db, handoff, { ...handoff, joinedCustomerIds }, await settings()));
  return joinedCustomerIds;
}

const heldOf = async (ids: readonly string[]): Promise<number> => {
  const standings = await Promise.all(ids.map((id) => loadStanding(world.deps.db, id, '')));
  return standings.filter((each) => holdsOf(each).openHandoffId !== undefined).length;
};

describe('a handoff that a hundred colleagues joined', () => {
  it('is answered, and an undo holds all of them again', async () => {
    const mail = await given(world, aMailedCustomer('many'));
    await ask(world.stack, mail);
    const about = () => mailsTo(world.stack, owner).filter(({ tags }) => tags['c'] === customerOf(mail));
    const [staff] = about();
    if (staff === undefined) throw new Error('no handoff');
    const joined = await joinMany(customerOf(mail), 100);

    expect((await report(world.stack, staff, 'notNeeded')).status).toBe(200);
    await world.stack.settle();
    expect(await heldOf(joined)).toBe(0);
    const receipt = about().findLast(({ text }) => text?.includes('a=undo'));
    if (receipt === undefined) throw new Error('no receipt');
    await press(world.stack, actionLink(receipt, 'undo'));
    await world.stack.settle();
    expect(await heldOf(joined)).toBe(100);
  });

  it('is released by its clock', async () => {
    const mail = await given(world, aMailedCustomer('manylate'));
    await ask(world.stack, mail);
    const joined = await joinMany(customerOf(mail), 100);
    await world.advance(40 * DAY);
    // The minute rings one timer of a handoff at a time.
    for (let minute = 0; minute < 6; minute++) await world.dispatch();
    await world.stack.settle();

    expect(await findHandoffs(world.deps.db, customerOf(mail))).toMatchObject([{ state: 'released' }]);
    expect(await heldOf(joined)).toBe(0);
  });
});
