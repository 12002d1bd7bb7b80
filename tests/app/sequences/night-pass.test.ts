import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveCustomers } from '../../../app/people/customer-store.ts';
import { saveAccounts } from '../../../app/people/account-store.ts';
import { spreadEnrolment } from '../../../app/sequences/enrol-part.ts';
import { loadMonthly, putMonthlyCount } from '../../../app/sequences/monthly-store.ts';
import { aCustomer, anAccount } from '../../builders/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** What the night puts into the queue, by kind. */
async function spread(): Promise<Readonly<Record<string, number>>> {
  const sent: Record<string, number> = {};
  const sendAll = async (messages: readonly unknown[]): Promise<void> => {
    for (const message of messages) {
      const kind = String(Reflect.get(Object(message), 'kind'));
      sent[kind] = (sent[kind] ?? 0) + 1;
    }
  };
  const audienceQueue = { sendAll, send: (message: unknown) => sendAll([message]) };
  await spreadEnrolment({ ...world.deps, audienceQueue })();
  return sent;
}

describe('the pass by night', () => {
  it('is one part while people are few, and 32 that are counted too when they are many', async () => {
    const few = await spread();
    await saveAccounts(world.deps.db, [anAccount({ id: 'a', name: '会社' })]);
    await saveCustomers(
      world.deps.db,
      Array.from({ length: 2001 }, (_, index) =>
        aCustomer({ id: `many${index}`, email: `m${index}@toto.example`, accountId: 'a' }),
      ),
    );

    expect(few).toEqual({ enrol: 1 });
    expect(await spread()).toEqual({ enrol: 32, count: 32 });
  });

  it('tells of the monthly mail what its last pass counted, into however many parts it was cut', async () => {
    const { db } = world.deps;
    const part = { active: 1, ended: 0, reasons: {} };
    for (const of of [0, 1, 2]) await putMonthlyCount(db, of, { ...part, at: '2026-01-01T18:00:00.000Z' });
    const before = (await loadMonthly(db)).counted.length;
    await putMonthlyCount(db, 0, { ...part, active: 7, at: '2026-01-02T18:00:00.000Z', of: 1 });
    const small = (await loadMonthly(db)).counted.map(({ active }) => active);
    for (const of of [0, 1])
      await putMonthlyCount(db, of, { ...part, at: '2026-01-03T18:00:00.000Z', of: 2 });

    expect(before).toBe(3);
    expect(small).toEqual([7]);
    expect((await loadMonthly(db)).counted).toHaveLength(2);
  });
});
