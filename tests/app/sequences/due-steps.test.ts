import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dispatchDue } from '../../../app/mail/dispatch-due.ts';
import { changeCampaignState, createCampaign, putEnrolment } from '../../../app/sequences/campaign-store.ts';
import { leaseDueEnrolments } from '../../../app/sequences/due-step-store.ts';
import { readyMadeIn } from '../../../domain/audience/ready-made.ts';
import { campaignSchema, type Campaign } from '../../../domain/sequences/campaign.ts';
import type { Enrolment } from '../../../domain/sequences/enrolment.ts';
import { threeMails } from '../../../domain/sequences/sequence.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { askedBy } from '../support/counted-reads.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const HOUR = 3_600_000;
const LIMITS = { shard: 200, all: 1000 };
/** The first minute of an hour. */
const now = Date.UTC(2026, 10, 24, 3);
const at = new Date(now).toISOString();

const aCampaign = (id: string): Campaign =>
  campaignSchema.parse({
    schemaVersion: 1,
    id,
    name: id,
    segment: readyMadeIn('JPY')[0],
    sequence: threeMails,
    state: 'running',
    launchedAt: at,
    launchedBy: 'test',
    isContinuous: false,
    waves: [],
  });

async function enrol(campaignId: string, people: number, dueAtEpochMs: number): Promise<void> {
  const { db } = world.deps;
  const enrolments = Array.from({ length: people }, (_, index): Enrolment => ({
    schemaVersion: 1,
    campaignId,
    customerId: `${campaignId}-${index}`,
    enrolledAt: at,
    dormancy: 'lapsed',
    state: 'active',
    nextStep: 0,
    version: 0,
  }));
  await Promise.all(
    enrolments.map((each) => transact(db, [putEnrolment(db, undefined, each, dueAtEpochMs)])),
  );
}

/** Whose step is taken at a moment, by campaign, and what asking cost. */
async function take(atEpochMs: number) {
  const taken: string[] = [];
  const cost = await askedBy(world.deps.db, async (db) => {
    const { taken: leased } = await leaseDueEnrolments(db, atEpochMs, HOUR, LIMITS);
    taken.push(...leased.map(({ campaignId }) => campaignId));
  });
  return { taken, cost };
}

const pause = (id: string) =>
  changeCampaignState(world.deps.db, id, { from: ['running'], to: 'paused', because: 'byHand', at });
const resume = (id: string) =>
  changeCampaignState(world.deps.db, id, { from: ['paused'], to: 'running', at });
const end = (id: string) =>
  changeCampaignState(world.deps.db, id, { from: ['running', 'paused'], to: 'ended', at });

describe('a paused campaign', () => {
  it('costs the same each minute, however many wait in it, and goes on at once', async () => {
    const { db } = world.deps;
    await createCampaign(db, aCampaign('paused'));
    await pause('paused');
    await enrol('paused', 10, now - 2);
    const few = await take(now);
    await createCampaign(db, aCampaign('large'));
    await pause('large');
    await enrol('large', 200, now - 1);
    const many = await take(now);
    await resume('large');
    const resumed = await take(now);

    // The lane of earlier releases, and the list of campaigns.
    expect(few).toMatchObject({ taken: [], cost: { requests: { Query: 9 } } });
    expect(many).toMatchObject({ taken: [], cost: { requests: { Query: 9 } } });
    expect(resumed.taken).toEqual(Array.from({ length: 200 }, () => 'large'));
  });
});

describe('steps that are due', () => {
  it('are taken of all campaigns, the most overdue first', async () => {
    const { db } = world.deps;
    await Promise.all(['early', 'late'].map((id) => createCampaign(db, aCampaign(id))));
    await enrol('late', 1, now - 10);
    await enrol('early', 1, now - 20);
    await enrol('future', 1, now + 10);

    expect((await take(now)).taken).toEqual(['early', 'late']);
  });

  it('of release 0.3 stand in one lane, and are taken from there', async () => {
    const { db } = world.deps;
    await createCampaign(db, aCampaign('former'));
    await enrol('former', 1, now - 1);
    await db.client.send(
      new UpdateCommand({
        TableName: db.customersTable,
        Key: { pk: 'CUSTOMER#former-0', sk: 'ENROLMENT#former' },
        UpdateExpression: 'SET dueKey = :former',
        ExpressionAttributeValues: { ':former': 'enrolment#03' },
      }),
    );

    expect((await take(now)).taken).toEqual(['former']);
  });
});

describe('an ended campaign', () => {
  it('is done with everybody at once, once a lease, and never asked for again once nobody is in it', async () => {
    const { db } = world.deps;
    await createCampaign(db, aCampaign('over'));
    await enrol('over', 2, now + 400 * HOUR);
    await end('over');

    const ended = await take(now);
    const leased = await take(now + 60_000);
    const again = await take(now + HOUR);
    // Each is ended by the sender, which takes it out of the index.
    for (const index of [0, 1])
      await db.client.send(
        new UpdateCommand({
          TableName: db.customersTable,
          Key: { pk: `CUSTOMER#over-${index}`, sk: 'ENROLMENT#over' },
          UpdateExpression: 'REMOVE dueKey, dueAt',
        }),
      );
    await take(now + 4 * HOUR);
    const later = await take(now + 6 * HOUR);

    expect(ended.taken).toEqual(['over', 'over']);
    expect(leased.taken).toEqual([]);
    expect(again.taken).toEqual(['over', 'over']);
    expect(ended.cost.requests['Query']).toBe(17);
    expect(later.cost.requests['Query']).toBe(9);
  });

  it('gives way to steps whose time has come', async () => {
    const { db } = world.deps;
    await Promise.all(['over', 'due'].map((id) => createCampaign(db, aCampaign(id))));
    await enrol('over', 3, now + 400 * HOUR);
    await enrol('due', 2, now - 1);
    await end('over');

    const { taken } = await leaseDueEnrolments(db, now, HOUR, { shard: 200, all: 3 });

    expect(taken.map(({ campaignId }) => campaignId)).toEqual(['due', 'due', 'over']);
  });
});

describe('more steps than are taken at once', () => {
  it('are queued portion after portion, each in its second of the minute', async () => {
    const { db } = world.deps;
    await createCampaign(db, aCampaign('many'));
    await enrol('many', 5, now - 1);
    const sent: (readonly [seconds: number, count: number])[] = [];
    const nurtureQueue = {
      send: async () => undefined,
      sendAll: async (messages: readonly unknown[], seconds = 0) =>
        void sent.push([seconds, messages.length]),
    };
    const settings = { ...(await world.deps.settings()), mailsPerSecond: 1 };
    const deps = { ...world.deps, nurtureQueue, settings: async () => settings, now: () => new Date(now) };

    const [check, , , steps] = dispatchDue(deps, 2);
    await check?.();
    const counts = await steps?.();

    expect(sent).toEqual([0, 1, 2, 3, 4].map((second) => [second, 1]));
    expect(counts).toMatchObject({ 'Dispatched.steps': 5 });
    expect((await take(now)).taken).toEqual([]);
  });
});
