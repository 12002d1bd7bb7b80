import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { saveAccounts } from '../../../app/people/account-store.ts';
import { saveCustomers } from '../../../app/people/customer-store.ts';
import { aCustomer, anAccount } from '../../builders/people.ts';
import { MINUTE } from '../../support/rekindle.ts';
import { openWorld, type World } from '../support/world.ts';

/** More than are counted while somebody waits. */
const PEOPLE = 2300;

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
  const { db } = world.deps;
  await saveAccounts(
    db,
    Array.from({ length: 10 }, (_, index) => anAccount({ id: `a${index}`, name: `会社${index}` })),
  );
  await saveCustomers(
    db,
    Array.from({ length: PEOPLE }, (_, index) =>
      aCustomer({ id: `many${index}`, email: `m${index}@toto.example`, accountId: `a${index % 10}` }),
    ),
  );
}, 60_000);
afterAll(() => world.close());

const segments = async () =>
  routes.listSegments.answer.parse((await world.call('GET', '/segments')).body).segments;
const everyone = async () => (await segments()).find(({ segment }) => segment.id === 'all-dormant');
const launch = (confirmCount?: number) =>
  world.call('POST', '/campaigns', {
    name: 'many',
    segmentId: 'all-dormant',
    ...(confirmCount === undefined ? {} : { confirmCount }),
  });

describe('with many customers', () => {
  it('segments are counted in the background, kept, and shown with their time', async () => {
    const first = await everyone();
    const [before] = [await launch()];
    await world.stack.settle();
    const counted = await everyone();
    await world.advance(11 * MINUTE);
    const old = await everyone();
    await world.stack.settle();
    const anew = await everyone();

    expect(first?.counting).toEqual({ done: 0, of: 32, isFirst: true });
    expect(before).toMatchObject({ status: 409, body: { code: 'counting' } });
    expect(counted).toMatchObject({ selected: PEOPLE, byDormancy: { lapsed: PEOPLE } });
    expect(counted?.counting).toBeUndefined();
    expect(counted?.waves.map(({ people }) => people)).toEqual([200, 400, 800, 900]);
    expect(counted?.sample).toHaveLength(20);
    expect(old).toMatchObject({
      selected: PEOPLE,
      asOf: counted?.asOf,
      counting: { done: 0, of: 32, isFirst: false },
    });
    expect(anew?.asOf).not.toBe(old?.asOf);
  });

  it('a launch takes the count that was shown, and enrols everybody', async () => {
    const asked = await launch();
    await world.stack.settle();
    const [tooFew, launched] = [await launch(PEOPLE - 1), await launch(PEOPLE)];
    await world.stack.settle();

    expect([asked.status, tooFew.status, launched.status]).toEqual([409, 409, 201]);
    expect((await world.kpis()).all.counts.enrolled).toBe(PEOPLE);
  });
});
