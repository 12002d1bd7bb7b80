import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveMember } from '../../../app/members/member-store.ts';
import { memberSchema } from '../../../domain/members/member.ts';
import { callOf, crash, strikes } from '../../support/faults.ts';
import { answer, mailsTo, report } from '../../support/inbox.ts';
import { DAY } from '../../support/rekindle.ts';
import { at, openSalesCompany, type SalesCompany } from '../support/sales-company.ts';

let sales: SalesCompany;
beforeAll(async () => {
  sales = await openSalesCompany();
});
afterAll(() => sales.world.close());

const quarter = async () => {
  await sales.world.stack.invoke('WeekReviewWeek', {});
  await sales.world.dispatch();
};
const about = /その後どうなったか|What became of them/;
const got = (name: string) =>
  mailsTo(sales.world.stack, at(name)).filter(({ subject }) => about.test(subject));

describe('once a month, what became of reports', () => {
  it('comes with the first mails of the week to whoever reported, once though a run dies half-way', async () => {
    const { db, now } = sales.world.deps;
    for (const name of ['bought', 'early', 'never']) {
      const { customerId } = await sales.asking(name);
      const mail = sales.newest(at('sato'), customerId);
      await answer(sales.world.stack, mail, 'accept');
      if (name === 'bought') await report(sales.world.stack, mail, 'opportunity', { amount: '100' });
      if (name === 'early') await report(sales.world.stack, mail, 'tooEarly');
      if (name === 'never') await report(sales.world.stack, mail, 'neverContact');
    }
    await sales.rules({ bantForRankA: 3 });
    await sales.world.call('POST', '/meetings', { decisions: [{ what: '資料を作り直す', who: '大野' }] });
    await quarter();
    const inTheSameMonth = got('sato').length;
    // Monday 2 November.
    await sales.world.advance(27 * DAY);
    const fault = strikes('after', callOf('TransactWriteItems', 'weeklyMeeting'), crash);
    sales.world.failWhen(fault.hook);
    await quarter().catch(() => undefined);
    sales.world.failWhen(undefined);
    await quarter();
    await sales.world.advance(7 * DAY);
    await quarter();

    const [mail] = got('sato');
    expect(now().toISOString().slice(0, 10)).toBe('2026-11-09');
    expect(inTheSameMonth).toBe(0);
    expect(fault.struck()).toBe(1);
    expect(got('sato')).toHaveLength(1);
    expect(got('kato')).toHaveLength(0);
    expect(mail?.subject).toBe('【2026年10月のご報告3件】その後どうなったか');
    for (const said of [
      '商談化: 1件',
      '1件を商談として指標に数えました',
      '1名は、次の時期が来るまで引き渡しません',
      '1名には、今後ご案内のメールを送りません',
      '3件は、引き渡しから90日を過ぎたあと',
      '引き渡し基準を変えました',
      '未了: 資料を作り直す（大野）',
    ])
      expect(mail?.text).toContain(said);
    expect(mail?.attachments).toEqual([]);
    await saveMember(
      db,
      memberSchema.parse({
        schemaVersion: 1,
        id: 'm1',
        email: at('sato'),
        name: 'Sato',
        locale: 'en',
        roles: ['sales'],
        ownerId: (await sales.handoffOf(mailsTo(sales.world.stack, at('sato'))[0]?.tags['c'] ?? '')).ownerId,
        invitedAt: now().toISOString(),
        invitedBy: 'test',
      }),
    );
  });

  it('is in the reader’s own language, and ends by a setting', async () => {
    const { customerId } = await sales.asking('later');
    const mail = sales.newest(at('sato'), customerId);
    await answer(sales.world.stack, mail, 'accept');
    await report(sales.world.stack, mail, 'notNeeded');
    // Monday 7 December.
    await sales.world.advance(28 * DAY);
    await sales.world.call('PUT', '/settings', { feedbackMail: false });
    await quarter();
    const ended = got('sato').length;
    await sales.world.call('PUT', '/settings', { feedbackMail: true });
    await sales.world.advance(DAY / 24);
    await quarter();

    expect(ended).toBe(1);
    expect(got('sato').at(-1)?.subject).toBe('[Your 1 report of November 2026] What became of them');
  });
});
