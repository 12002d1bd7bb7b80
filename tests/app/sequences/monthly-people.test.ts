import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStanding, putStanding } from '../../../app/people/customer-store.ts';
import { putEnrolment } from '../../../app/sequences/campaign-store.ts';
import { withCauses, type Cause } from '../../../domain/people/causes.ts';
import { enrolmentSchema } from '../../../domain/sequences/enrolment.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { customerOf, mailsTo } from '../../support/inbox.ts';
import { DAY } from '../../support/rekindle.ts';
import { idOf } from '../../support/stored.ts';
import { addressOf, aTopic, finishedCustomers, night, placeOf } from '../support/monthly.ts';
import { given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
  await aTopic(world, '2026-10');
});
afterAll(() => world.close());

const mails = (name: string): number => mailsTo(world.stack, addressOf(name)).length;
const at = '2026-10-01T00:00:00.000Z';

async function caused(name: string, ...causes: readonly Cause[]): Promise<void> {
  const id = await idOf(world, addressOf(name));
  const standing = await loadStanding(world.deps.db, id, at);
  await transact(world.deps.db, [putStanding(world.deps.db, standing, withCauses(standing, ...causes))]);
}

describe('into the monthly mail comes by night', () => {
  it('whoever was reached by nobody, or said "too early", without any sequence', async () => {
    await world.people('c', { email: addressOf('rank-c') }, { email: addressOf('early') });
    await caused('rank-c', { of: 'monthlyOnly', id: 'answer', at });
    await caused(
      'early',
      { of: 'monthlyOnly', id: 'answer', at },
      { of: 'wake', id: 'answer', at, until: '2026-11-15' },
    );

    await night(world);
    await world.dispatch();

    expect([mails('rank-c'), mails('early')]).toEqual([1, 1]);
  });

  it('nobody who never was in a sequence, is in one, or ended one by a result', async () => {
    await world.people('nobody', { email: addressOf('nobody') });
    await given(world, finishedCustomers(['under-way'], { state: 'active' }));
    await given(world, finishedCustomers(['won'], { state: 'ended', endedBecause: 'becameCustomer' }));
    await given(world, finishedCustomers(['ended'], { state: 'ended', endedBecause: 'campaignEnded' }));

    await night(world);
    await world.dispatch();

    expect(['nobody', 'under-way', 'won', 'ended'].map((name) => mails(name))).toEqual([0, 0, 0, 1]);
    expect(await placeOf(world, 'under-way')).toBeUndefined();
  });

  it('whoever finished a sequence under release 0.3.0, as that release stored it', async () => {
    const releases = join(import.meta.dirname, '../../fixtures/releases/0.3.0/items.ndjson');
    const stored = readFileSync(releases, 'utf8')
      .split('\n')
      .find((line) => line.includes('"ENROLMENT#') && line.includes('"state":"done"'));
    const { item } = JSON.parse(stored ?? '{}');
    await world.people('former', { email: addressOf('former') });
    const customerId = await idOf(world, addressOf('former'));
    const enrolment = enrolmentSchema.parse({ ...item, customerId });
    await transact(world.deps.db, [putEnrolment(world.deps.db, undefined, enrolment, undefined)]);

    await night(world);
    await world.dispatch();

    expect(mails('former')).toBe(1);
  });
});

describe('somebody who has a place', () => {
  it('whom sales holds waits, and gets the mail when they are free', async () => {
    await given(world, finishedCustomers(['held']));
    await night(world);
    await caused('held', { of: 'held', id: 'handoff', at });

    await world.dispatch();

    expect(mails('held')).toBe(0);
    expect(await placeOf(world, 'held')).toMatchObject({ state: 'active', waitsBecause: 'heldBySales' });
  });

  it('who was mailed lately waits for thirty days', async () => {
    await world.people('lately', { email: addressOf('lately') });
    const campaign = await world.launch('lately');
    await world.call('POST', `/campaigns/${campaign}/end`);
    await world.advance(15 * DAY);
    await world.dispatch();
    await night(world);

    await world.dispatch();

    expect(mails('lately')).toBe(1);
    expect(await placeOf(world, 'lately')).toMatchObject({ waitsBecause: 'frequency' });
  });

  it('leaves it to a campaign while one mails them', async () => {
    await given(world, finishedCustomers(['taken']));
    await night(world);
    const id = await idOf(world, addressOf('taken'));
    const enrolment = {
      campaignId: 'second',
      customerId: id,
      enrolledAt: at,
      dormancy: 'lapsed',
      state: 'active',
    };
    const second = enrolmentSchema.parse({ schemaVersion: 1, nextStep: 0, version: 0, ...enrolment });
    await transact(world.deps.db, [putEnrolment(world.deps.db, undefined, second, undefined)]);

    await world.dispatch();

    expect(mails('taken')).toBe(0);
    expect(await placeOf(world, 'taken')).toMatchObject({ waitsBecause: 'inOtherCampaign' });
  });

  it('whose wake date has come leaves it to the campaigns', async () => {
    await aTopic(world, '2026-11');
    await world.stack.runUntil(new Date('2026-11-16T01:00:00.000Z'));

    await world.dispatch();
    await night(world);

    expect(await placeOf(world, 'early')).toMatchObject({ state: 'ended', endedBecause: 'woke' });
    expect(mails('early')).toBe(1);
    expect(mails('rank-c')).toBe(2);
    expect(await world.verify()).toEqual([]);
  });
});

describe('a topic', () => {
  it('is refused where its text names an unknown field, an unknown document, or a month that is over', async () => {
    const write = (month: string, more: object) =>
      world.call(
        'PUT',
        `/monthly/${month}`,
        { title: 'x', text: { ja: { subject: 'a', body: 'b' } }, ...more },
        'en',
      );

    const field = await write('2026-12', { text: { ja: { subject: 'a', body: '{{ nothing.here }}' } } });
    const document = await write('2026-12', { assetId: 'nothing' });
    const over = await write('2026-09', {});
    const wrong = await write('2026-13', {});
    const none = await write('2026-12', { text: {} });

    expect([field, document, over, none].map(({ status }) => status)).toEqual([422, 422, 409, 422]);
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(field.body)).toContain('nothing.here');
    expect(JSON.stringify(document.body)).toContain('guide');
  });

  it('loses its approval by a change, and is not overwritten by whoever did not see it', async () => {
    await aTopic(world, '2026-12');
    const text = { ja: { subject: 'a', body: 'b' } };
    const blind = await world.call('PUT', '/monthly/2026-12', { title: 'x', text });
    const changed = await world.call('PUT', '/monthly/2026-12', { title: 'x', text, revision: 1 });
    const stale = await world.call('POST', '/monthly/2026-12/approve', { revision: 1 });

    expect(blind.status).toBe(409);
    expect(changed.body).toMatchObject({ revision: 2 });
    expect(changed.body).not.toHaveProperty('approved');
    expect(stale.status).toBe(409);
  });

  it('is asked for a week before its month, and needs somebody else where the company wants it so', async () => {
    await world.stack.runUntil(new Date('2026-11-26T01:00:00.000Z'));
    const before = (await world.call('GET', '/monthly')).body;
    await world.call('PUT', '/settings', { monthlyApproval: 'another' });

    const own = await world.call('POST', '/monthly/2026-12/approve', { revision: 2 }, 'en');

    expect(before).toMatchObject({ lacking: { month: '2026-12', lacks: 'approval' } });
    expect(own.status).toBe(409);
    expect(JSON.stringify(own.body)).toContain('else');
  });

  it('can be looked at and sent to oneself before it is sent to anybody', async () => {
    const customerId = await idOf(world, addressOf('rank-c'));
    const body = { template: 'monthly-topic', month: '2026-12', customerId };

    const preview = await world.call('POST', '/mails/preview', body);
    const missing = await world.call('POST', '/mails/preview', { ...body, month: '2027-12' });
    const test = await world.call('POST', '/mails/test', { ...body, to: 'me@mirai-zaiko.example' });
    const last = await world.call('POST', '/mails/test', {
      template: 'monthly-last',
      customerId,
      to: 'last@mirai-zaiko.example',
    });
    await world.stack.settle();

    expect(preview.body).toMatchObject({ subject: 'a' });
    expect(missing.status).toBe(404);
    expect([test.status, last.status]).toEqual([202, 202]);
    const [mail] = mailsTo(world.stack, 'me@mirai-zaiko.example');
    expect(mail?.subject).toBe('a');
    expect(customerOf(mail ?? expect.fail('no mail'))).toBe(customerId);
    expect(mailsTo(world.stack, 'last@mirai-zaiko.example').map(({ subject }) => subject)).toEqual([
      'ご案内を続けてよろしいですか',
    ]);
  });
});
