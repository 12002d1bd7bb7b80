import { afterAll, beforeAll, expect, it } from 'vitest';
import { returnEngagements } from '../../../app/engagement/return-engagements.ts';
import { loadStanding, putStanding } from '../../../app/people/customer-store.ts';
import { findEngagements, findFacts, putFact } from '../../../app/timeline/timeline-store.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { crash, strikes } from '../../support/faults.ts';
import { ask, customerOf, download, mailsTo } from '../../support/inbox.ts';
import { MINUTE, owner } from '../../support/rekindle.ts';
import { idOf } from '../../support/stored.ts';
import { dyingAfter } from '../support/dying-after.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { replaceItems } from '../support/import-bench.ts';
import { mergesIn } from '../support/merges.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => world.close());

const { clickLater: click, interestOf } = mergesIn(() => world);

/** One person under two records of one company, each of which got a mail. */
async function twoMailed(name: string) {
  const person = { name: `送先 ${name}`, account: `株式会社${name}`, ownerName: '佐藤 誠' };
  const mail = await given(world, aMailedCustomer(name, person));
  const own = await given(
    world,
    aMailedCustomer(`${name}-stays`, { ...person, email: `new@${name}.example` }),
  );
  await world.call('POST', '/contacts/alike/find', {});
  await world.stack.settle();
  return { mail, own, goes: customerOf(mail), stays: await idOf(world, `new@${name}.example`) };
}

type Pair = Awaited<ReturnType<typeof twoMailed>>;

async function merge({ stays, goes }: Pair): Promise<number> {
  const { status } = await world.call('POST', '/contacts/alike/same', { stays, goes });
  await world.stack.settle();
  return status;
}

/** Takes it back, and lets the second look come that clears away what was on its way. */
async function undo({ goes }: Pair): Promise<number> {
  const { status } = await world.call('POST', '/contacts/merges/undo', { goes });
  await world.stack.settle();
  return status;
}

it('what was done with the mails of a record is its own again, whenever it was done', async () => {
  const pair = await twoMailed('back');
  const { mail, own, goes, stays } = pair;
  await click(mail, 2);
  await click(own, 1);
  const before = await interestOf(goes);
  await merge(pair);
  await click(mail, 30);
  await click(own, 1);
  const merged = await findEngagements(world.deps.db, stays);
  const sent = mailsTo(world.stack, owner).length;

  const statuses = [await undo(pair), await undo(pair)];
  await world.advance(5 * MINUTE);
  const [theirs, others] = [
    await findEngagements(world.deps.db, goes),
    await findEngagements(world.deps.db, stays),
  ];

  expect(merged).toHaveLength(4);
  expect(statuses).toEqual([200, 200]);
  expect(theirs.map(({ kind, sentTo }) => [kind, sentTo])).toEqual([
    ['click', undefined],
    ['click', undefined],
  ]);
  expect(others.map(({ kind, sentTo }) => [kind, sentTo])).toEqual([
    ['click', undefined],
    ['click', undefined],
  ]);
  expect([...theirs, ...others].every(({ verdict }) => verdict.is === 'human')).toBe(true);
  expect(await interestOf(goes)).not.toHaveProperty('movedTo');
  expect((await interestOf(goes))?.heat).toBeGreaterThanOrEqual(before?.heat ?? Infinity);
  expect(mailsTo(world.stack, owner)).toHaveLength(sent);
  expect(await world.verify()).toEqual([]);
  // What comes later is recorded where it belongs.
  await click(mail, 30);
  expect(await findEngagements(world.deps.db, goes)).toHaveLength(3);
  expect(await findEngagements(world.deps.db, stays)).toHaveLength(2);
  expect(await world.verify()).toEqual([]);
  expect(world.stack.deadLetters()).toEqual([]);
});

it('scores and penalties are those of before, and nobody in sales hears of it', async () => {
  const pair = await twoMailed('silent');
  const { mail, own, goes, stays } = pair;
  const { db, now, engagementQueue } = world.deps;
  await download(world.stack, mail);
  await download(world.stack, own);
  const at = now().toISOString();
  await transact(db, [
    putFact(db, { kind: 'penalty', customerId: goes, at, id: 'p-1', factor: 0.5, because: 'tooEarly' }),
  ]);
  await engagementQueue.send({ kind: 'refold', customerId: goes });
  await world.stack.settle();
  const shown = async () => {
    const both = await Promise.all([stays, goes].map(interestOf));
    return both.map((each) => ({
      heat: each?.heat,
      temperature: each?.temperature,
      lastActAt: each?.lastActAt,
    }));
  };
  const before = await shown();
  await merge(pair);
  const merged = await shown();
  const copied = (await findFacts(db, stays)).filter(({ kind }) => kind === 'penalty');
  const sent = mailsTo(world.stack, owner).length;
  await undo(pair);
  await world.advance(5 * MINUTE);
  await world.dispatch();
  const after = await shown();

  expect(copied).toHaveLength(1);
  expect(merged).not.toEqual(before);
  expect(after).toEqual(before);
  expect((await findFacts(db, stays)).filter(({ kind }) => kind === 'penalty')).toEqual([]);
  expect((await findFacts(db, goes)).filter(({ kind }) => kind === 'penalty')).toHaveLength(1);
  expect(mailsTo(world.stack, owner)).toHaveLength(sent);
  expect(await world.verify()).toEqual([]);
});

it('a request of the other keeps the one that stayed hot no longer, and sales keeps what it was given', async () => {
  const pair = await twoMailed('asked');
  const { mail, goes, stays } = pair;
  await merge(pair);
  await ask(world.stack, mail);
  await world.advance(MINUTE);
  await world.dispatch();
  const merged = await interestOf(stays);
  await undo(pair);
  await world.advance(5 * MINUTE);
  await world.dispatch();

  expect(merged?.temperature).toBe('hot');
  expect(await interestOf(stays)).toMatchObject({ temperature: 'cold', holdUntilEpochMs: 0 });
  expect(await interestOf(goes)).toMatchObject({ temperature: 'hot' });
  // Sales works on the record that it was given.
  expect((await world.lead(stays)).handoffs).toHaveLength(1);
  expect((await world.lead(goes)).handoffs).toEqual([]);
  expect(await world.verify()).toEqual([]);
});

it('acts follow where the message was lost and the merge is taken back once more', async () => {
  const pair = await twoMailed('lost');
  await click(pair.mail, 2);
  await merge(pair);
  const fault = strikes('before', ({ service }) => service === 'sqs', crash);
  world.failWhen(fault.hook);
  const broken = await undo(pair);
  world.failWhen(undefined);
  const left = await findEngagements(world.deps.db, pair.stays);
  const again = await undo(pair);

  expect(fault.struck()).toBe(1);
  expect([broken, again]).toEqual([500, 200]);
  expect(left).toHaveLength(1);
  expect(await findEngagements(world.deps.db, pair.stays)).toEqual([]);
  expect(await findEngagements(world.deps.db, pair.goes)).toHaveLength(1);
  expect(await interestOf(pair.goes)).toMatchObject({ temperature: 'cold' });
  expect(await interestOf(pair.goes)).not.toHaveProperty('movedTo');
  expect(await world.verify()).toEqual([]);
});

it('a record that was hot is hot again as it was, and is not announced once more', async () => {
  const pair = await twoMailed('hot');
  const { db } = world.deps;
  await ask(world.stack, pair.mail);
  await world.stack.settle();
  // Sales has been told, and has the customer no more.
  const held = await loadStanding(db, pair.goes, '');
  const causes = held.causes.filter(({ of }) => of !== 'held');
  await transact(db, [putStanding(db, held, { ...held, causes })]);
  const before = await interestOf(pair.goes);
  const statuses = [await merge(pair)];
  const closed = await interestOf(pair.goes);
  statuses.push(await undo(pair));
  const after = await interestOf(pair.goes);

  expect(statuses).toEqual([200, 200]);
  expect(before).toMatchObject({ temperature: 'hot', crossings: 1 });
  expect(closed).toMatchObject({ temperature: 'cold', movedTo: pair.stays });
  expect(after).toMatchObject({
    temperature: 'hot',
    crossings: 1,
    holdUntilEpochMs: before?.holdUntilEpochMs,
    heat: before?.heat,
  });
  expect(after?.isUnannounced).toBeUndefined();
  expect(await interestOf(pair.stays)).toMatchObject({ temperature: 'cold' });
});

it('comes to the same end when it is killed at any of its writes and taken up again', async () => {
  const pair = await twoMailed('killed');
  await click(pair.mail, 2);
  await merge(pair);
  await click(pair.mail, 30);
  const { deps } = world;
  const outcome = await world.call('POST', '/contacts/merges/undo', { goes: pair.goes });
  const seeds = await world.dump();
  const run = async (write: number | undefined) => {
    const life = dyingAfter(write);
    world.failWhen(life.hook);
    for (;;)
      try {
        await returnEngagements(deps)(pair.goes, pair.stays);
        break;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 20));
        life.revive();
      }
    world.failWhen(undefined);
    const items = await world.dump();
    return {
      writes: life.writes(),
      items: items.map(({ version: _version, earlierVerdicts: _earlier, ...rest }) => rest),
    };
  };
  const whole = await run(undefined);

  expect(outcome.status).toBe(200);
  expect(whole.writes).toBeGreaterThan(3);
  for (let write = 1; write <= whole.writes; write++) {
    await replaceItems(deps.db, seeds);
    expect((await run(write)).items, `write ${write}`).toEqual(whole.items);
  }
});
