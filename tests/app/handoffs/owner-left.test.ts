import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, reply } from '../../support/inbox.ts';
import { DAY } from '../../support/rekindle.ts';
import { at, managerMail, openSalesCompany, type SalesCompany } from '../support/sales-company.ts';

let sales: SalesCompany;
beforeAll(async () => {
  sales = await openSalesCompany();
});
afterAll(() => sales.world.close());

it('the manager hears at once of what a salesperson who left still holds, and of all that comes for it; the leaver hears and answers nothing', async () => {
  const { world } = sales;
  const { mail, customerId } = await sales.asking('left-behind', { ownerName: '林 翔' });
  const handoff = sales.newest(at('hayashi'), customerId);
  const retire = (name: string) =>
    world.importCsv(
      'owners',
      `氏名,メール,上長,上長メール,退職\r\n林 翔,${at(name)},大野 真,${managerMail},退職`,
    );

  await retire('hayashi');
  await retire('hayashi');
  await world.dispatch();
  const told = sales.about(managerMail, customerId, /担当者退職/);
  await reply(world.stack, handoff, { text: '受注しました。120万円です' });
  const { code } = await sales.handoffOf(customerId);
  await world.importCsv('feedback', `受付番号,結果\r\n${code},不在`);
  await ask(world.stack, mail, '先日の件、いかがでしょうか。');
  await world.dispatch();

  const receipt = sales.newest(managerMail, customerId, /記録しました】不在/);
  expect(receipt.links.map(({ url }) => url).join()).toContain('a=undo');
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain('退職されています');
  expect(told[0]?.links.map(({ url }) => url).join()).toContain('a=manage');
  expect(sales.about(managerMail, customerId, /担当者退職/)).toHaveLength(2);
  expect(sales.about(at('hayashi'), customerId)).toEqual([handoff]);
  expect(await sales.handoffOf(customerId)).toMatchObject({ state: 'accepted', outcome: 'notReached' });
});

it('the week of the manager counts what somebody who left still holds', async () => {
  await sales.world.advance(6 * DAY);
  await sales.world.stack.invoke('WeekReviewWeek', {});
  await sales.world.dispatch();

  const week = sales.world.stack.mailbox
    .mails()
    .findLast(({ to, subject }) => to.includes(managerMail) && subject.startsWith('【今週のチーム】'));
  expect(week?.text).toContain('林 翔');
});

it('a request that comes for somebody who is away is told to the owner and, at once, to the manager', async () => {
  const { world } = sales;
  const { mail, customerId } = await sales.asking('away', { ownerName: '加藤 律' });
  const today = world.stack.now().toISOString().slice(0, 10);
  await world.call('POST', '/owners/absence', { name: '加藤 律', from: today, until: today });
  await reply(world.stack, sales.newest(at('kato'), customerId), { text: '不在でした' });

  await ask(world.stack, mail, '今日中にお電話ください。');
  await world.dispatch();

  expect(sales.about(at('kato'), customerId, /追加/)).toHaveLength(1);
  expect(sales.about(managerMail, customerId, /担当者不在/)).toHaveLength(1);
});

it('what is due of somebody who is away says until when, whatever it is', async () => {
  const { world } = sales;
  const { customerId } = await sales.asking('away-long');
  const day = (ahead: number): string =>
    new Date(world.stack.now().getTime() + ahead * DAY).toISOString().slice(0, 10);
  await world.call('POST', '/owners/absence', { name: '佐藤 誠', from: day(0), until: day(20) });

  await world.advance(8 * DAY);
  // Of each handoff one clock rings at a time.
  for (let times = 0; times < 3; times += 1) await world.dispatch();

  expect(sales.newest(managerMail, customerId, /未報告/).text).toMatch(/佐藤 誠さんは.+まで不在です。/);
});

it('a request that comes after the time of an earlier one was over has a time of its own', async () => {
  const { world } = sales;
  await world.call('POST', '/owners/absence', { name: '佐藤 誠' });
  const { mail, customerId } = await sales.asking('asks-again');
  const first = await sales.handoffOf(customerId);
  await world.advance(6 * DAY);

  await ask(world.stack, mail, 'まだご連絡をいただいていません。');
  await world.dispatch();

  const again = await sales.handoffOf(customerId);
  expect(again.id).toBe(first.id);
  expect(Date.parse(again.firstContactDueAt)).toBeGreaterThan(world.stack.now().getTime());
  expect(sales.newest(at('sato'), customerId, /追加/).subject).toMatch(/^【A・(?:本日|明日)/);
});
