import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeHandoffEvent } from '../../../app/handoffs/create/take-event.ts';
import { findHandoffs } from '../../../app/handoffs/handoff-store.ts';
import { putInterest } from '../../../app/interest/interest-store.ts';
import { putFact } from '../../../app/timeline/timeline-store.ts';
import { noInterest } from '../../../domain/interest/interest.ts';
import { holdsOf } from '../../../domain/people/causes.ts';
import { isOpen } from '../../../domain/handoffs/handoff.ts';
import type { FactOf } from '../../../domain/timeline/fact.ts';
import { loadStanding } from '../../../app/people/customer-store.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { inParallel } from '../../../platform/in-parallel.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({
    tickMinutes: 60 * 24 * 365,
    isAlwaysOpen: true,
    owners: '氏名,メール,対応上限\r\n佐藤 誠,sato@mirai-zaiko.example,1000',
  });
});
afterAll(() => world.close());

type Event = FactOf<'crossing'> | FactOf<'crossingWithdrawn'>;

const iso = (minute: number): string => new Date(world.deps.now().getTime() + minute * 60_000).toISOString();

const crossing = (customerId: string, modelId: string, number: number): FactOf<'crossing'> => ({
  kind: 'crossing',
  customerId,
  at: iso(number * 10),
  id: `${modelId}.${number}`,
  modelId,
  number,
  interest: 60,
  threshold: 50,
  isRequest: false,
  engagementId: 'x',
});

const withdrawal = (customerId: string, modelId: string, number: number): FactOf<'crossingWithdrawn'> => ({
  kind: 'crossingWithdrawn',
  customerId,
  at: iso(number * 10 + 5),
  id: `${modelId}.${number}`,
  number,
});

/** Somebody who is hot by the last of some crossings, while the others proved to be a machine's; with the events of it. */
async function hotPerson(email: string, crossings: number, withdrawn: readonly number[]) {
  const { db } = world.deps;
  const customerId = (await world.deps.keyring()).idOf('customer', email);
  const { model } = await world.deps.settings();
  const before = { ...noInterest(50), customerId, modelId: model.id, version: 0 };
  const isHot = !withdrawn.includes(crossings);
  await transact(db, [
    putInterest(
      db,
      before,
      {
        ...before,
        heat: isHot ? world.deps.now().getTime() / 86_400_000 / model.halfLifeDays + Math.log2(90) : null,
        temperature: isHot ? 'hot' : 'cold',
        holdUntilEpochMs: isHot ? world.deps.now().getTime() + 86_400_000 : 0,
        crossings,
        withdrawnCrossings: [...withdrawn],
      },
      model,
    ),
  ]);
  const numbers = Array.from({ length: crossings }, (_, index) => index + 1);
  const events: Event[] = [
    ...numbers.map((number) => crossing(customerId, model.id, number)),
    ...withdrawn.map((number) => withdrawal(customerId, model.id, number)),
  ];
  for (const event of events) await transact(db, [putFact(db, event)]);
  return { customerId, events };
}

let site = 0;

describe('crossings and withdrawals', () => {
  it('end in the same, in any order and however often they come: who is hot by an act of his own is with sales once', async () => {
    const scenarios = fc.record({
      a: fc.constantFrom<[number, readonly number[]]>([1, [1]], [2, [1]], [2, [1, 2]], [1, []]),
      b: fc.constantFrom<[number, readonly number[]]>([1, []], [1, [1]], [2, [1]]),
      order: fc.array(fc.nat(), { minLength: 10, maxLength: 14 }),
      again: fc.array(fc.nat(), { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(scenarios, async ({ a, b, order, again }) => {
        const name = `order${site++}`;
        const [mailA, mailB] = [`a@${name}.example`, `b@${name}.example`];
        const account = `株式会社${name}`;
        await world.people(name, { email: mailA, account }, { email: mailB, account });
        const people = [await hotPerson(mailA, ...a), await hotPerson(mailB, ...b)];
        const events = people.flatMap((person) => person.events);
        const rest = [...events, ...again.flatMap((index) => events[index % events.length] ?? [])];
        const take = takeHandoffEvent(world.deps);
        for (const pick of [...order, ...rest.map(() => 0)]) {
          const [event] = rest.splice(pick % Math.max(1, rest.length), 1);
          if (event !== undefined) await take({ detail: event });
        }

        const handoffs = (
          await Promise.all(people.map(({ customerId }) => findHandoffs(world.deps.db, customerId)))
        ).flat();
        const open = handoffs.filter((handoff) => isOpen(handoff));
        const stands = [a, b].map(([crossings, withdrawn]) => !withdrawn.includes(crossings));
        const held = await Promise.all(
          people.map(
            async ({ customerId }) =>
              holdsOf(await loadStanding(world.deps.db, customerId, iso(0))).openHandoffId,
          ),
        );
        expect(open).toHaveLength(stands.includes(true) ? 1 : 0);
        expect(held).toEqual(stands.map((each) => (each ? open[0]?.id : undefined)));
        const inIt = open.flatMap(({ customerId, joinedCustomerIds }) => [customerId, ...joinedCustomerIds]);
        expect(new Set(inIt)).toEqual(
          new Set(people.filter((_, index) => stands[index]).map(({ customerId }) => customerId)),
        );
      }),
      { numRuns: 40, endOnFailure: true },
    );
  }, 120_000);

  it('of many customers at once leave an owner with no more than he may hold; the rest waits, and is taken one by one', async () => {
    const limited = await openWorld({
      tickMinutes: 60 * 24 * 365,
      isAlwaysOpen: true,
      owners: '氏名,メール,対応上限\r\n佐藤 誠,sato@mirai-zaiko.example,1',
    });
    const before = world;
    world = limited;
    const emails = Array.from({ length: 6 }, (_, index) => `p@many${index}.example`);
    await limited.people('many', ...emails.map((email) => ({ email, ownerName: '佐藤 誠', account: email })));
    const people = await Promise.all(emails.map((email) => hotPerson(email, 1, [])));
    const take = takeHandoffEvent(limited.deps);
    await inParallel(people, 6, ({ events }) => take({ detail: events[0] }));

    const all = async () =>
      (await Promise.all(people.map(({ customerId }) => findHandoffs(limited.deps.db, customerId)))).flat();
    expect(await all()).toHaveLength(1);
    expect((await limited.call('GET', '/handoffs')).body).toMatchObject({ handoffs: [{}] });
    world = before;
    await limited.close();
  });
});
