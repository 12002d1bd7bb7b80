import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveCustomers } from '../../../app/people/customer-store.ts';
import { saveAccounts } from '../../../app/people/account-store.ts';
import { findCounts } from '../../../app/audience/count-store.ts';
import { listKey } from '../../../app/audience/count-audience.ts';
import { enrolPart } from '../../../app/sequences/enrol-part.ts';
import { audienceMessageSchema, type AudienceMessage } from '../../../domain/audience/audience-message.ts';
import { spreadEnrolment } from '../../../app/sequences/spread-enrolment.ts';
import { loadMonthly, peopleLastNight, putMonthlyCount } from '../../../app/sequences/monthly-store.ts';
import { aCustomer, anAccount } from '../../builders/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A queue that keeps what the night puts into it. */
function keptQueue() {
  const kept: AudienceMessage[] = [];
  const sendAll = async (messages: readonly unknown[]): Promise<void> => {
    for (const message of messages) kept.push(audienceMessageSchema.parse(message));
  };
  return { kept, queue: { sendAll, send: (message: unknown) => sendAll([message]) } };
}

/** What the night puts into the queue: how many parts, whether they count the segments, and whether fifths are counted apart. */
async function spread(): Promise<readonly [number, boolean, boolean]> {
  const { kept, queue } = keptQueue();
  await spreadEnrolment({ ...world.deps, audienceQueue: queue })();
  return [
    kept.filter(({ kind }) => kind === 'enrol').length,
    kept.some((message) => 'counting' in message && message.counting !== undefined),
    kept.some(({ kind }) => kind === 'rfm'),
  ];
}

/** As if the last night had found so many people. */
const found = (people: number) =>
  putMonthlyCount(world.deps.db, 0, { active: 0, ended: 0, reasons: {}, at: nextMoment(), of: 1, people });
let day = 1;
const nextMoment = () => `2026-02-${String(day++).padStart(2, '0')}T18:00:00.000Z`;

describe('the pass by night', () => {
  it('is cut by how many the last night found, and counts where people are many or nobody knows how many', async () => {
    const first = await spread();
    await found(2000);
    const few = await spread();
    await found(2001);
    const many = await spread();
    await found(1_000_000);

    expect(first).toEqual([1, true, false]);
    expect(few).toEqual([1, false, false]);
    expect(many).toEqual([1, true, false]);
    expect(await spread()).toEqual([10, true, true]);
  });

  it('counts people and segments beside enrolling, in one look at each', async () => {
    const { deps } = world;
    await saveAccounts(deps.db, [anAccount({ id: 'a', name: '会社' })]);
    await saveCustomers(
      deps.db,
      Array.from({ length: 30 }, (_, index) =>
        aCustomer({ id: `many${index}`, email: `m${index}@toto.example`, accountId: 'a' }),
      ),
    );
    await found(5000);
    const { kept, queue } = keptQueue();
    await spreadEnrolment({ ...deps, audienceQueue: queue })();
    for (const message of kept) if (message.kind === 'enrol') await enrolPart(deps)({ of: 1, ...message });
    const counts = await findCounts(deps.db, listKey([]).key);

    expect(await peopleLastNight(deps.db)).toBe(30);
    expect([counts?.people, counts?.done]).toEqual([30, 1]);
  });

  it('is begun anew in finer parts where the first finds that its part was cut for far fewer', async () => {
    const { kept, queue } = keptQueue();
    const deps = { ...world.deps, audienceQueue: queue };
    const take = enrolPart(deps, 10);
    await take({ kind: 'enrol', part: 0, of: 1 });
    const finer = [...kept];
    await take({ kind: 'enrol', part: 0, of: 8 });

    expect(finer.flatMap((message) => ('of' in message ? [[message.part, message.of]] : []))).toEqual(
      Array.from({ length: 8 }, (_, part) => [part, 8]),
    );
    expect(kept).toEqual(finer);
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
