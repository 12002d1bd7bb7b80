import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { findKpiRows } from '../../../app/kpis/kpi-store.ts';
import { changeRows } from '../../../app/kpis/row-changes-store.ts';
import { recountFormerRows } from '../../../app/kpis/recount-former-store.ts';
import { collect, deleteMany, putMany, scanAll } from '../../../platform/dynamodb/engine.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { actionLink, mailsTo, press, report } from '../../support/inbox.ts';
import { DAY, owner } from '../../support/rekindle.ts';
import { talkWith, type Talk } from '../support/talks.ts';
import { openWorld, type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({ tickMinutes: 1440, isAlwaysOpen: true });
});
afterAll(() => rekindle.close());

const timesOf = async ({ campaignId }: Talk) =>
  routes.showKpis.answer.parse((await rekindle.call('GET', `/kpis?campaign=${campaignId}`)).body).times;

describe('days from hot', () => {
  it('are counted from what sales says, taken back with it, and equal a recount', async () => {
    const talk = await talkWith(rekindle, 'days');
    const waiting = await timesOf(talk);
    await rekindle.advance(3 * DAY);
    await report(rekindle.stack, talk.staff, 'opportunity', { amount: '60万円' });
    const told = await timesOf(talk);
    const receipt = mailsTo(rekindle.stack, owner).findLast(
      (mail) => mail.tags['c'] === talk.customerId && (mail.text ?? '').includes('a=undo'),
    );

    await press(rekindle.stack, receipt === undefined ? '' : actionLink(receipt, 'undo'));

    const none = { done: 0, of: 1 };
    const one = { done: 1, of: 1 };
    expect(waiting).toEqual({ received: none, contact: none, opportunity: none, won: none });
    expect(told).toEqual({ received: one, contact: one, opportunity: one, won: none });
    expect(await timesOf(talk)).toEqual(waiting);
    expect(await rekindle.verify()).toEqual([]);
  });
});

describe('days of a part', () => {
  it('are those of its kind of dormancy, month and campaign; all of them together are the whole', async () => {
    const talk = await talkWith(rekindle, 'days-of-part');
    await report(rekindle.stack, talk.staff, 'tooEarly');

    const answer = routes.showKpis.answer.parse((await rekindle.call('GET', '/kpis')).body);

    const own = answer.byCampaign.find(({ key }) => key === talk.campaignId);
    expect(own?.times).toEqual(await timesOf(talk));
    for (const parts of [answer.byDormancy, answer.byCohort, answer.byCampaign])
      expect(parts.reduce((sum, { times }) => sum + times.contact.of, 0)).toBe(answer.times.contact.of);
  });
});

describe('days of rows that an earlier release folded', () => {
  it('are counted anew from the facts behind them', async () => {
    const { db } = rekindle.deps;
    const talk = await talkWith(rekindle, 'former-days');
    await rekindle.advance(2 * DAY);
    await report(rekindle.stack, talk.staff, 'tooEarly');
    const [stored] = await findKpiRows(db, talk.customerId);
    if (stored === undefined) throw new Error('no row');
    const { firstContactAt, ownHandoffAt, handoffEnd, parts: _divided, ...row } = stored.row;
    const times = await timesOf(talk);
    const days = (await collect(scanAll(db, { TableName: db.customersTable }))).filter(
      ({ sk }) => String(sk).includes('TIMES#') && String(sk).includes(talk.campaignId),
    );

    // It stood in no other division either, and counted for no company.
    for (const writes of await changeRows(db, [
      { before: stored, after: { ...stored.row, parts: undefined, company: undefined } },
    ]))
      await transact(db, writes);
    await deleteMany(
      db,
      db.customersTable,
      days.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
    );
    const key = { pk: `CUSTOMER#${talk.customerId}`, sk: `KPI#${talk.campaignId}` };
    await putMany(db, db.customersTable, [
      { ...key, row, version: 9, counting: 2 },
      { pk: 'MIGRATION', sk: 'kpi-counting', isDone: true },
    ]);
    await recountFormerRows({ db })();

    expect([firstContactAt, ownHandoffAt, handoffEnd]).not.toContain(undefined);
    expect(times.contact).toEqual({ done: 1, of: 1 });
    expect(await timesOf(talk)).toEqual(times);
    expect(await rekindle.verify()).toEqual([]);
  });
});
