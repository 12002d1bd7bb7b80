import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { AwsCall } from '../../../local/aws/aws-fault.ts';
import { crash, placeIn, sweep, sweepPlaces } from '../../support/faults.ts';
import { mailsTo } from '../../support/inbox.ts';
import { HOUR, MINUTE } from '../../support/rekindle.ts';
import { addressOf, aTopic, finishedCustomers, night } from '../support/monthly.ts';
import { given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 10, isAlwaysOpen: true });
  await aTopic(world, '2026-10');
});
afterAll(() => world.close());
afterEach(() => world.failWhen(undefined));

const isLease = (text: string): boolean => text.includes('ADD leases');

/** Calls that are about somebody's place or mail; the readers of the stream and of SES's events are left out. */
function customerOfCall({ service, operation, body }: AwsCall, ids: readonly string[]): number | undefined {
  if (service !== 'sesv2' && service !== 'dynamodb') return undefined;
  const text = JSON.stringify(body);
  // A lease at which dispatch dies is struck by a test of its own.
  if (isLease(text)) return undefined;
  const isOther =
    /KPI#|COUNTER|MONTH#|timeline[^"]*","Key|leads/.test(text) && operation !== 'TransactWriteItems';
  return isOther ? undefined : placeIn(ids, text);
}

it(
  'a crash at whichever call leaves one mail, or a recorded reason, and the place goes on',
  { timeout: 60_000 },
  async () => {
    const places = sweepPlaces(8);
    const names = places.map(({ at, phase }) => `sweep-${phase}-${at}`);
    const ids = await given(world, finishedCustomers(names));
    await night(world);
    const faults = sweep(places, (call) => customerOfCall(call, ids));
    world.failWhen(faults.hook);

    // Where dispatch itself dies, those whom it had taken are due again when their lease ends.
    await world.dispatch().catch(() => undefined);
    for (let minutes = 0; minutes < 180; minutes += 10)
      await world.advance(10 * MINUTE).catch(() => undefined);
    world.failWhen(undefined);
    await world.advance(HOUR);

    const ends = await Promise.all(
      ids.map(async (customerId, index) => {
        const { facts } = await world.lead(customerId);
        const told = facts.filter(({ kind }) => kind === 'mailSent' || kind === 'mailUnconfirmed').length;
        return { sent: mailsTo(world.stack, addressOf(names[index] ?? '')).length, told };
      }),
    );
    // Look, claim, SES, settling, delivery and putting off, each before and after.
    expect(faults.struck()).toBe(places.length);
    expect(ends.filter(({ sent }) => sent > 1)).toEqual([]);
    expect(ends.filter(({ told }) => told !== 1)).toEqual([]);
    expect(ends.filter(({ sent }) => sent === 1).length).toBeGreaterThan(10);
    const waiting = (await world.dump()).filter(({ sk }) => sk === 'MONTHLY');
    expect(waiting.map(({ waitsBecause }) => waitsBecause)).toEqual(names.map(() => 'nextMonth'));
    expect(world.stack.deadLetters()).toEqual([]);
    expect(await world.verify()).toEqual([]);
  },
);

it('a crash of dispatch before or after a lease leaves one mail, and the place goes on', async () => {
  const places = sweepPlaces(2);
  const names = places.map(({ at, phase }) => `lease-${phase}-${at}`);
  const ids = await given(world, finishedCustomers(names));
  await night(world);
  const faults = sweep(places, ({ body }) => {
    const text = JSON.stringify(body);
    return isLease(text) ? placeIn(ids, text) : undefined;
  });
  world.failWhen(faults.hook);
  for (let times = 0; times < 8; times++) {
    await world.dispatch().catch(() => undefined);
    await world.advance(30 * MINUTE).catch(() => undefined);
  }
  world.failWhen(undefined);
  await world.advance(HOUR);

  expect(faults.struck()).toBe(places.length);
  expect(names.map((name) => mailsTo(world.stack, addressOf(name)).length)).toEqual(names.map(() => 1));
  expect(world.stack.deadLetters()).toEqual([]);
});

it('a crash of the nightly pass before or after somebody joins loses nobody, and tells it once', async () => {
  const names = ['joins-before', 'joins-after'];
  const ids = await given(world, finishedCustomers(names));
  const struck = new Set<string>();
  world.failWhen((call) => {
    const text = JSON.stringify(call.body);
    const id = ids.find((each) => text.includes(each));
    const isJoin = call.operation === 'TransactWriteItems' && text.includes('"MONTHLY"');
    if (!isJoin || id === undefined || struck.has(id)) return undefined;
    if (call.phase !== (id === ids[0] ? 'before' : 'after')) return undefined;
    struck.add(id);
    return crash;
  });

  await night(world);
  world.failWhen(undefined);
  await night(world);

  expect(struck.size).toBe(2);
  for (const id of ids) {
    const { facts } = await world.lead(id);
    expect(facts.filter((fact) => fact.kind === 'enrolled' && fact.campaignId === 'monthly')).toHaveLength(1);
  }
});
