import { afterAll, beforeAll, expect, it } from 'vitest';
import { findHandoffs } from '../../../app/handoffs/handoff-store.ts';
import { ask, customerOf, mailsTo } from '../../support/inbox.ts';
import { DAY, owner } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 60, isAlwaysOpen: true });
});
afterAll(() => world.close());

it('who joined a handoff by a request is handed over anew when the person who heads it is erased', async () => {
  const head = await given(world, aMailedCustomer('head', { account: '株式会社頭' }));
  const colleague = await given(world, aMailedCustomer('colleague', { account: '株式会社頭' }));
  await ask(world.stack, head);
  await ask(world.stack, colleague);
  const [joined] = await findHandoffs(world.deps.db, customerOf(head));
  const told = mailsTo(world.stack, owner).length;
  await world.call('POST', `/personal-data/${customerOf(head)}/erasure`, { confirm: 'head@head.example' });
  await world.stack.settle();
  await world.advance(DAY);

  expect(joined?.joinedCustomerIds).toEqual([customerOf(colleague)]);
  expect(await findHandoffs(world.deps.db, customerOf(colleague))).toMatchObject([
    { state: 'open', isRequest: true },
  ]);
  expect(mailsTo(world.stack, owner).length).toBeGreaterThan(told);
});
