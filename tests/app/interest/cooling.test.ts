import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatchCooled } from '../../../app/interest/dispatch-cooled.ts';
import { indexFormerLeads } from '../../../app/interest/index-former-leads.ts';
import { findInterest, putInterest, type StoredInterest } from '../../../app/interest/interest-store.ts';
import type { EngagementMessage } from '../../../domain/engagement/engagement-message.ts';
import { heatOf } from '../../../domain/interest/heat.ts';
import { coolsAt, noInterest } from '../../../domain/interest/interest.ts';
import { getItem, putMany } from '../../../platform/dynamodb/engine.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { DAY, HOUR, MINUTE } from '../../support/rekindle.ts';
import { askedBy } from '../support/counted-reads.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await indexFormerLeads(world.deps)();
});
afterAll(() => world.close());

/** Somebody who is warm or hot with so many points now. */
async function aLead(
  customerId: string,
  points: number,
  lead: Partial<StoredInterest> = {},
): Promise<StoredInterest> {
  const { db } = world.deps;
  const { model } = await world.deps.settings();
  const before = { ...noInterest(50), customerId, modelId: model.id, version: 0 };
  const after: StoredInterest = {
    ...before,
    heat: heatOf(points, world.deps.now().getTime(), model.halfLifeDays),
    evidence: { hasDeed: true, clickDays: [] },
    temperature: 'warm',
    ...lead,
  };
  await transact(db, [putInterest(db, before, after, model)]);
  return after;
}

/** As release 0.3 stored it: in the leads index alone. */
async function formerly(customerId: string): Promise<void> {
  const { db } = world.deps;
  const { model } = await world.deps.settings();
  const item = await getItem(db, { pk: `CUSTOMER#${customerId}`, sk: `INTEREST#${model.id}` });
  const { dueKey: _, dueAt: __, ...former } = item ?? {};
  await putMany(db, db.customersTable, [former]);
}

/** Who is told to the writer of interest, and what it cost to find them. */
async function dispatched() {
  const told: string[] = [];
  const sendAll = (messages: readonly EngagementMessage[]): Promise<void> => {
    for (const message of messages) if ('customerId' in message) told.push(message.customerId);
    return Promise.resolve();
  };
  const cost = await askedBy(world.deps.db, (db) =>
    dispatchCooled({
      ...world.deps,
      db,
      engagementQueue: { send: () => Promise.resolve(), sendAll: (all) => sendAll(all.map(asEngagement)) },
    })(),
  );
  return { told: told.toSorted(), cost };
}

const asEngagement = (message: unknown): EngagementMessage => {
  if (typeof message !== 'object' || message === null || !('customerId' in message))
    throw new Error('a message without a customer');
  return { kind: 'cool', customerId: String(message.customerId) };
};

describe('who cooled', () => {
  it('costs the same to find, however many are warm and have not cooled', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, index) => aLead(`few${index}`, 20)));
    const few = await dispatched();
    await Promise.all(Array.from({ length: 200 }, (_, index) => aLead(`many${index}`, 20)));
    const held = { temperature: 'hot' as const, holdUntilEpochMs: world.deps.now().getTime() + DAY };
    await Promise.all(Array.from({ length: 50 }, (_, index) => aLead(`held${index}`, 1, held)));
    const many = await dispatched();

    expect(few).toEqual({ told: [], cost: { requests: { Query: 8 }, items: 0 } });
    expect(many).toEqual(few);
  });

  it('is told at the moment of cooling, and not before', async () => {
    const { model } = await world.deps.settings();
    const lead = await aLead('soon', 15.2);
    const at = coolsAt(lead, model) ?? Number.NaN;

    await world.advance(at - world.deps.now().getTime() - MINUTE);
    const before = await dispatched();
    await world.advance(2 * MINUTE);
    const after = await dispatched();
    const again = await dispatched();

    expect(before.told).not.toContain('soon');
    expect(after.told).toContain('soon');
    // Leased: the writer of interest is not told every minute.
    expect(again.told).toEqual([]);
  });

  it('is not told of whoever was active since, and finds them when they cool after all', async () => {
    const { db } = world.deps;
    const { model } = await world.deps.settings();
    const was = await aLead('active', 15.1);
    const stored = (await findInterest(db, 'active', model.id)) ?? was;
    const now = world.deps.now().getTime();
    const warmer = { ...stored, heat: heatOf(16, now, model.halfLifeDays) };
    await transact(db, [putInterest(db, stored, warmer, model)]);

    const planned = (await findInterest(db, 'active', model.id))?.dueAt ?? 0;
    await world.advance(planned - now + MINUTE);
    const tooSoon = await dispatched();
    const next = (await findInterest(db, 'active', model.id))?.dueAt ?? 0;
    await world.advance(next - world.deps.now().getTime() + MINUTE);
    const cooled = await dispatched();

    expect(planned).toBe(stored.dueAt);
    expect(tooSoon.told).not.toContain('active');
    expect(Math.abs(next - (coolsAt(warmer, model) ?? 0))).toBeLessThan(2000);
    expect(cooled.told).toContain('active');
  });
});

describe('leads of release 0.3', () => {
  it('get their place once, the coldest first, and cool like all others', async () => {
    const { db } = world.deps;
    const { model } = await world.deps.settings();
    await Promise.all(['old1', 'old2'].map((id) => aLead(id, 15.01)));
    await Promise.all(['old1', 'old2'].map((id) => formerly(id)));
    await putMany(db, db.customersTable, [{ pk: 'MIGRATION', sk: `cooling#${model.id}`, lanes: 0 }]);

    const first = await indexFormerLeads(world.deps)();
    const repeated = await askedBy(db, (watched) => indexFormerLeads({ ...world.deps, db: watched })());
    await world.advance(HOUR);
    const { told } = await dispatched();

    expect(first).toEqual({ 'Migrated.leads': 2 });
    expect(repeated).toEqual({ requests: { GetItem: 1 }, items: 1 });
    expect(told).toEqual(expect.arrayContaining(['old1', 'old2']));
  });
});
