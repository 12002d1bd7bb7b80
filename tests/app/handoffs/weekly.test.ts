import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { callOf, crash, strikes } from '../../support/faults.ts';
import { actionLink, answer, ask, get, mailsTo, mailTo, press, report } from '../../support/inbox.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';
import { DAY, HOUR, manager, MINUTE, owner } from '../../support/rekindle.ts';

const marketing = 'marketing@mirai-zaiko.example';
/** Tuesday, 10:00 in Tokyo. The Monday after is 勤労感謝の日. */
const startAt = new Date('2026-11-17T01:00:00.000Z');
const weekly = /今週|1週間/;

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({ startAt, tickMinutes: 60 * 24 * 365 });
});
afterAll(() => rekindle.close());

/** A quarter of an hour begins: the rule asks whether the week is due. */
const quarter = async () => {
  await rekindle.stack.invoke('WeekReviewWeek', {});
  await rekindle.dispatch();
};

const weeklyMails = () =>
  [owner, manager, marketing].map(
    (address) => mailsTo(rekindle.stack, address).filter(({ subject }) => weekly.test(subject)).length,
  );

/** A customer who asked for a talk; answers with the mail that sales got. */
async function handedOver(name: string) {
  await ask(rekindle.stack, await given(rekindle, aMailedCustomer(name)));
  return mailTo(rekindle.stack, owner);
}

const answersSchema = z.object({
  answers: z.array(
    z
      .object({ code: z.string(), customerName: z.string(), answer: z.object({ kind: z.string() }).loose() })
      .loose(),
  ),
});
const answersSince = async (query = '') =>
  answersSchema.parse((await rekindle.call('GET', `/answers${query}`)).body).answers;

describe('what sales answers', () => {
  it('is seen by marketing at once, in the list and as a copy of each report; accepting is no report', async () => {
    const staff = await handedOver('seen');

    await answer(rekindle.stack, staff, 'accept');
    await rekindle.advance(MINUTE);
    const copiesBefore = mailsTo(rekindle.stack, marketing).length;
    await report(rekindle.stack, staff, 'gathering', {
      note: '来期の予算で検討したいとのこと',
      reaction: 'considering',
      reactionText: '課長は前向き',
    });

    const copies = mailsTo(rekindle.stack, marketing).slice(copiesBefore);
    expect(copies.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^【営業の回答】.*山田.*様｜情報収集のみ$/),
    ]);
    expect(copies[0]?.text).toContain('来期の予算で検討したいとのこと');
    expect(copies[0]?.text).toContain('課長は前向き');
    expect(copies[0]?.text).toMatch(/受付番号 [0-9A-Z]{6}/);
    const [latest, first] = await answersSince();
    expect(latest).toMatchObject({
      customerName: '山田 太郎',
      answer: { kind: 'report', outcome: 'gathering' },
    });
    expect(first).toMatchObject({ answer: { kind: 'accept' } });
    expect(await answersSince('?since=2026-12-01')).toEqual([]);
  });

  it('is left out once it was taken back', async () => {
    const staff = await handedOver('taken');
    const before = await answersSince();
    await report(rekindle.stack, staff, 'notNeeded');
    const between = await answersSince();

    await press(rekindle.stack, actionLink(mailTo(rekindle.stack, owner, /記録/), 'undo'));

    expect(between).toHaveLength(before.length + 1);
    expect(await answersSince()).toEqual(before);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('is asked for with a moment that can be read', async () => {
    const refused = await rekindle.call('GET', '/answers?since=yesterday');

    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body)).toContain('yesterday');
  });

  it('comes by the week alone where the settings say so', async () => {
    await rekindle.call('PUT', '/settings', { copiesOfReports: 'weekly' });
    const staff = await handedOver('byweek');
    await rekindle.advance(MINUTE);
    const before = mailsTo(rekindle.stack, marketing).length;

    await report(rekindle.stack, staff, 'reached', {
      nextAction: 'planned',
      nextActionText: '11/26に競合比較表送付予定',
    });

    expect(mailsTo(rekindle.stack, marketing)).toHaveLength(before);
    await rekindle.call('PUT', '/settings', { copiesOfReports: 'each' });
  });
});

describe('the mails of the week', () => {
  it('wait for the business day after a holiday, and go once to owner, manager and marketing', async () => {
    await handedOver('untouched');
    // Monday the 23rd, 20:00: a holiday.
    await rekindle.advance(6 * DAY + 10 * HOUR);
    await quarter();
    const onTheHoliday = weeklyMails();

    await rekindle.advance(12 * HOUR + 15 * MINUTE);
    await quarter();
    const tooSoon = weeklyMails();
    await rekindle.advance(15 * MINUTE);
    await quarter();
    const onTuesday = weeklyMails();
    await quarter();
    await rekindle.advance(2 * HOUR);
    await quarter();

    expect([onTheHoliday, tooSoon]).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(onTuesday).toEqual([1, 1, 1]);
    expect(weeklyMails()).toEqual([1, 1, 1]);
  });

  it('tell the owner what to see to, with a link to each page', async () => {
    const mail = mailTo(rekindle.stack, owner, weekly);

    expect(mail.text).toContain('初回連絡がまだの件');
    expect(mail.text).toContain('株式会社untouched.example');
    expect(mail.text).toContain('今週の予定');
    expect(mail.text).toContain('競合比較表送付予定');
    const page = await get(mail.links[0]?.url ?? '');
    expect(page.status).toBe(200);
    expect(page.text).toContain('結果を報告');
  });

  it('tell the manager how each owner stands, and marketing what sales said', async () => {
    const [team, said] = [mailTo(rekindle.stack, manager, weekly), mailTo(rekindle.stack, marketing, weekly)];

    expect(team.text).toContain('佐藤 誠　対応中');
    expect(team.text).toContain('期限超過　');
    const untouched = team.text?.split('株式会社untouched.example').length ?? 0;
    expect(untouched - 1, 'of rank A and overdue, it stands in one list').toBe(1);
    const page = await get(team.links[0]?.url ?? '');
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('担当を決める')]);
    expect(said.text).toContain('情報収集のみ: 1件');
    expect(said.text).toContain('課長は前向き');
    expect(said.text).not.toContain('今は不要');
  });

  it('leave everything that is about customers alone', async () => {
    const desk = (await rekindle.dump()).filter(({ pk }) => pk === 'CUSTOMER#staff');

    expect(new Set(desk.map(({ sk }) => String(sk).split('#')[0]))).toEqual(new Set(['MAIL', 'FACT']));
    expect(desk.filter(({ sk }) => String(sk).startsWith('MAIL'))).toMatchObject([
      { state: 'sent', deliveredAt: expect.any(String) },
      { state: 'sent', deliveredAt: expect.any(String) },
      { state: 'sent', deliveredAt: expect.any(String) },
    ]);
    expect((await rekindle.call('GET', '/segments')).status).toBe(200);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('are sent once each though the run that queued them broke off', async () => {
    const before = weeklyMails();
    const fault = strikes('before', callOf('PutItem', 'WEEKLY#'), crash);
    rekindle.failWhen(fault.hook);

    // Monday the 30th.
    await rekindle.advance(5 * DAY + 22 * HOUR);
    await quarter().catch(() => undefined);
    rekindle.failWhen(undefined);
    await rekindle.dispatch();
    await quarter();

    expect(fault.struck()).toBe(1);
    expect(weeklyMails().slice(0, 2)).toEqual(before.slice(0, 2).map((count) => count + 1));
  });

  it('are not sent where they are switched off', async () => {
    await rekindle.call('PUT', '/settings', { weekly: { isOn: false, weekday: 1, at: '08:30' } });
    const before = weeklyMails();

    await rekindle.advance(7 * DAY);
    await quarter();

    expect(weeklyMails()).toEqual(before);
  });
});
