import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { saveAccounts } from '../../../app/people/account-store.ts';
import { saveCustomers } from '../../../app/people/customer-store.ts';
import { aCustomer, anAccount } from '../../builders/people.ts';
import { MINUTE, segmentOf } from '../../support/rekindle.ts';
import { openWorld, type World } from '../support/world.ts';

/** More than are counted while somebody waits. */
const PEOPLE = 2100;

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
      aCustomer({
        id: `many${index}`,
        email: `m${index}@toto.example`,
        accountId: `a${index % 10}`,
        tags: index < 5 ? ['some'] : [],
      }),
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
    expect(counted?.waves.map(({ people }) => people)).toEqual([200, 400, 800, 700]);
    expect(counted?.sample).toHaveLength(20);
    expect(old).toMatchObject({
      selected: PEOPLE,
      asOf: counted?.asOf,
      counting: { done: 0, of: 1, isFirst: false },
    });
    expect(anew?.asOf).not.toBe(old?.asOf);
  });

  it('a launch on some of them waits for their count, and enrols whom it selects', async () => {
    const some = () =>
      world.call('POST', '/campaigns', { name: 'some', segment: segmentOf('some'), continuous: false });
    const asked = await some();
    await world.stack.settle();
    const launched = await some();
    await world.stack.settle();
    const tooFew = await launch(PEOPLE - 1);

    expect(asked).toMatchObject({ status: 409, body: { code: 'counting' } });
    expect(launched).toMatchObject({ status: 201, body: { audience: 5 } });
    expect((await world.kpis()).all.counts.enrolled).toBe(5);
    expect(tooFew.status).toBe(409);
  });
});

describe('a segment that was saved among many customers', () => {
  const rule = { all: [{ field: 'tag', op: 'hasAny', value: ['some'] }] };
  const saved = async () => (await segments()).find(({ segment }) => segment.id === 'of-some');

  it('is counted with all others in one pass, at once, and again by night', async () => {
    await world.call('POST', '/segments', { id: 'of-some', name: { ja: 'あ', en: 'a' }, rule });

    const [asked, others] = [await saved(), await everyone()];
    await world.stack.settle();
    const [counted, stillThere] = [await saved(), await everyone()];
    await world.advance(11 * MINUTE);
    await world.stack.invoke('AudienceSelectAudience', {});
    await world.stack.settle();
    const nightly = await saved();

    // Five of them were enrolled before.
    expect(asked?.counting).toEqual({ done: 0, of: 1, isFirst: true });
    expect(others).toMatchObject({ selected: PEOPLE, counting: { isFirst: false } });
    expect(counted).toMatchObject({ selected: 0, excluded: [{ because: 'inOtherCampaign', count: 5 }] });
    expect(counted?.counting).toBeUndefined();
    expect(stillThere).toMatchObject({ selected: PEOPLE - 5 });
    expect(nightly?.asOf).not.toBe(counted?.asOf);
    expect(nightly?.counting).toBeUndefined();
  });
});
