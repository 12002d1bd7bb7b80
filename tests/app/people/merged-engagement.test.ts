import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHandoff } from '../../../app/handoffs/create/create-handoff.ts';
import { findEngagements } from '../../../app/timeline/timeline-store.ts';
import { ask, customerOf, download, mailsTo, mailTo } from '../../support/inbox.ts';
import { DAY, MINUTE, owner } from '../../support/rekindle.ts';
import { idOf } from '../../support/stored.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { mergesIn } from '../support/merges.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => world.close());

const { clickLater: click, interestOf } = mergesIn(() => world);

/** One person under two records of one company: a mail went to the first, and the second is to stay. */
async function twoRecords(name: string) {
  const person = { name: `送先 ${name}`, account: `株式会社${name}`, ownerName: '佐藤 誠' };
  const mail = await given(world, aMailedCustomer(name, person));
  await world.people(`${name}-stays`, { ...person, email: `new@${name}.example` });
  await world.call('POST', '/contacts/alike/find', {});
  await world.stack.settle();
  return { mail, goes: customerOf(mail), stays: await idOf(world, `new@${name}.example`) };
}

async function merge({ stays, goes }: { readonly stays: string; readonly goes: string }): Promise<number> {
  const { status } = await world.call('POST', '/contacts/alike/same', { stays, goes });
  await world.stack.settle();
  return status;
}

it('what either record did counts for the one that is left, whenever it was done', async () => {
  const { mail, goes, stays } = await twoRecords('moved');
  await click(mail, 2);
  const before = await interestOf(goes);

  const statuses = [await merge({ stays, goes }), await merge({ stays, goes })];
  const moved = await interestOf(stays);
  const left = await interestOf(goes);
  await click(mail, 30);
  const acts = await findEngagements(world.deps.db, stays);

  expect(statuses).toEqual([200, 409]);
  expect(before?.heat).not.toBeNull();
  expect(moved).toMatchObject({ heat: before?.heat, temperature: before?.temperature });
  expect(left).toMatchObject({ heat: null, temperature: 'cold', movedTo: stays });
  expect(acts.map(({ kind, sentTo }) => [kind, sentTo])).toEqual([
    ['click', goes],
    ['click', goes],
  ]);
  expect(acts.every(({ verdict }) => verdict.is === 'human')).toBe(true);
  expect(await findEngagements(world.deps.db, goes)).toHaveLength(1);
  expect(await world.verify()).toEqual([]);
  expect(world.stack.deadLetters()).toEqual([]);
});

it('asks sales about the person once, and never about the record that is gone', async () => {
  const { mail, goes, stays } = await twoRecords('asked');
  const sent = (): number => mailsTo(world.stack, owner).length;
  const before = sent();
  await merge({ stays, goes });
  const merged = sent();
  await ask(world.stack, mail);
  await world.advance(MINUTE);
  await world.dispatch();

  const [of, gone] = [await world.lead(stays), await world.lead(goes)];
  expect([merged - before, sent() - merged]).toEqual([0, 1]);
  expect(of.handoffs).toHaveLength(1);
  expect(gone.handoffs).toEqual([]);
  expect(mailTo(world.stack, owner).text).toContain('new@asked.example');
  await world.advance(DAY);
  expect(await world.verify()).toEqual([]);
});

it('a merge that brings enough together says so with the next act, not by itself', async () => {
  const { mail, goes, stays } = await twoRecords('silent');
  const other = await given(world, aMailedCustomer('silent-too', { email: 'new@silent.example' }));
  const handoffs = async () => (await world.lead(stays)).handoffs.length;
  await download(world.stack, mail);
  await download(world.stack, other);
  const temperatures = [(await interestOf(stays))?.temperature, (await interestOf(goes))?.temperature];
  await merge({ stays, goes });
  await world.dispatch();
  const [merged, silent] = [await interestOf(stays), await handoffs()];
  await click(mail, 20);
  await world.dispatch();

  expect(temperatures).not.toContain('hot');
  expect(merged).toMatchObject({ temperature: 'hot', isUnannounced: true });
  expect([silent, await handoffs()]).toEqual([0, 1]);
});

it('hands over, or gives to call, the person and not the record that is gone', async () => {
  const { goes, stays } = await twoRecords('late');
  await merge({ stays, goes });
  const at = world.stack.now().toISOString();
  // The fact was on its way while the two were merged.
  const request = { kind: 'requested', customerId: goes, at, id: 'late', engagementId: 'late' } as const;
  const create = createHandoff(world.deps);
  const outcome = await create({ ...request, inquiry: 'demo' });
  const again = await create({ ...request, inquiry: 'demo' });
  const taken = await world.call('POST', `/leads/${goes}/take`, { owner: '佐藤 誠' });

  expect([outcome.kind, again.kind]).toEqual(['created', 'existed']);
  expect((await world.lead(stays)).handoffs).toHaveLength(1);
  expect((await world.lead(goes)).handoffs).toEqual([]);
  expect(taken.status).toBe(200);
});
