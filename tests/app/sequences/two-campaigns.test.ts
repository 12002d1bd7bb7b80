import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { findAccount } from '../../../app/people/account-store.ts';
import { findCustomer } from '../../../app/people/customer-store.ts';
import { createCampaign, findEnrolments } from '../../../app/sequences/campaign-store.ts';
import { enrol } from '../../../app/sequences/enrol.ts';
import { enrolPart } from '../../../app/sequences/enrol-part.ts';
import { routes } from '../../../contract/api.ts';
import { segmentSchema } from '../../../domain/audience/segment.ts';
import type { Campaign } from '../../../domain/sequences/campaign.ts';
import { drawnArm, newControl } from '../../../domain/sequences/control-group.ts';
import { aCampaign } from '../../builders/views.ts';
import { databaseThrough } from '../../support/database-through.ts';
import { segmentOf } from '../../support/rekindle.ts';
import { idOf } from '../../support/stored.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

const dormancy = { kind: 'dormant', dormancy: 'lapsed', sinceOn: '2025-01-15', silentDays: 600 } as const;
const runningFor = (tag: string, id: string, more: Partial<Campaign> = {}): Campaign => {
  const launchedAt = world.deps.now().toISOString();
  return aCampaign({
    id,
    segment: segmentSchema.parse(segmentOf(tag)),
    launchedAt,
    isContinuous: false,
    waves: [{ maxSilentDays: 1_000_000, startAt: launchedAt }],
    ...more,
  });
};

/** Somebody as a scan has read them. */
async function readNow(id: string) {
  const { db } = world.deps;
  const customer = await findCustomer(db, id);
  if (customer === undefined) throw new Error(`${id} is not stored`);
  return { customer, account: await findAccount(db, customer.accountId) };
}

const launched = ({ body }: { readonly body: unknown }) => routes.launchCampaign.answer.parse(body);

const statesOf = async (id: string) =>
  (await findEnrolments(world.deps.db, id)).map(({ state }) => state).toSorted();

it('somebody whom a control group keeps waiting since they were read is taken by no other campaign', async () => {
  const emails = Array.from({ length: 8 }, (_, n) => `p@control-${n}.example`);
  await world.people('control', ...emails.map((email) => ({ email })));
  const { now, settings } = world.deps;
  const at = now().toISOString();
  const control = newControl('delayed', { at: now(), today: at.slice(0, 10), isContinuous: false });
  const people = await Promise.all(emails.map(async (email) => readNow(await idOf(world, email))));
  const read = people.find(({ customer }) => drawnArm(control, customer.accountId, at) === 'control');
  if (read === undefined) throw new Error('nobody of eight was drawn');

  await enrol(world.deps, runningFor('control', 'first', { control }), read, dormancy, await settings());
  const isTaken = await enrol(world.deps, runningFor('control', 'second'), read, dormancy, await settings());

  expect(isTaken).toBe(false);
  expect(await statesOf(read.customer.id)).toEqual(['held']);
});

const pageSchema = z.looseObject({
  LastEvaluatedKey: z.object({ pk: z.string(), sk: z.string() }).optional(),
});

it('somebody who is enrolled between two pages of a scan is not enrolled again', async () => {
  await world.people('between', { email: 'x@between.example' });
  const id = await idOf(world, 'x@between.example');
  const { db, settings } = world.deps;
  const [first, second] = [runningFor('between', 'between-a'), runningFor('between', 'between-b')];
  await createCampaign(db, first);
  await createCampaign(db, second);
  // A page may end behind any item: here between the enrolments of a customer and the standing.
  const paged = databaseThrough(db, async (command, sendOn) => {
    if (!(command instanceof ScanCommand)) return sendOn();
    Object.assign(command.input, { Limit: 1 });
    const page = await sendOn();
    const { LastEvaluatedKey: last } = pageSchema.parse(page);
    if (last?.pk === `CUSTOMER#${id}` && last.sk === 'PROFILE')
      await enrol(world.deps, first, await readNow(id), dormancy, await settings());
    return page;
  });

  await enrolPart({ ...world.deps, db: paged })({
    kind: 'enrol',
    campaignId: second.id,
    part: 0,
    of: 1,
  });

  expect(await statesOf(id)).toEqual(['active']);
});

it('a launch that is asked once more, since no answer had come, is the same campaign', async () => {
  await world.people('asked-twice', { email: 'p@asked-twice.example' });
  const body = {
    name: 'asked twice',
    segment: segmentOf('asked-twice'),
    mayOverlap: true,
    launchKey: 'a-key-of-this-launch',
  };

  const first = await world.call('POST', '/campaigns', body);
  await world.stack.settle();
  const again = await world.call('POST', '/campaigns', body);
  const other = await world.call('POST', '/campaigns', { ...body, name: 'another' });

  const { campaign, audience } = launched(first);
  expect(launched(again)).toMatchObject({ campaign: { id: campaign.id }, audience });
  expect(launched(other).campaign.id).not.toBe(campaign.id);
  expect(audience).toBe(1);
});
