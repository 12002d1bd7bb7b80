import { dumpButAudit } from '../../support/stored.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { factsIn } from '../../../app/kernel/read-facts.ts';
import { countKpis } from '../../../app/kpis/count-kpis.ts';
import { callOf, conflict, crash, strikes } from '../../support/faults.ts';
import { actionLink, ask, mailsTo, mailTo, press, report } from '../../support/inbox.ts';
import { talkWith, type Talk } from '../support/talks.ts';
import { openWorld, type World } from '../support/world.ts';
import { DAY, MINUTE, owner } from '../../support/rekindle.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({ tickMinutes: 1440, isAlwaysOpen: true });
});
afterAll(() => rekindle.close());
afterEach(() => rekindle.failWhen(undefined));

const countsOf = async ({ campaignId }: Talk) => (await rekindle.kpis(campaignId)).all.counts;
const peopleBehind = async ({ campaignId }: Talk, count: string): Promise<readonly string[]> =>
  routes.listKpiPeople.answer
    .parse((await rekindle.call('GET', `/kpis/people?count=${count}&campaign=${campaignId}`)).body)
    .people.map(({ customerId }) => customerId);
const today = (): string =>
  new Date(rekindle.stack.now().getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
const dealFile = (address: string, status: string, amount: number, closedOn: string): string =>
  [
    '案件ID,会社名,メールアドレス,ステータス,商談開始日,受注日,金額',
    `CRM-${address},株式会社${address.split('@')[1]},${address},${status},${today()},${closedOn},${amount}`,
  ].join('\r\n');

describe('the counters', () => {
  it.each(['before', 'after'] as const)(
    'equal a recount when their writer crashes %s its transaction, and its batch comes again',
    async (phase) => {
      const fault = strikes(phase, callOf('TransactWriteItems', 'KPI#', 'COUNTER'), crash, 3);
      rekindle.failWhen(fault.hook);

      const talk = await talkWith(rekindle, `counter-${phase}`);
      await report(rekindle.stack, talk.staff, 'opportunity', { amount: '1000000' });
      await rekindle.advance(30 * MINUTE);

      expect(fault.struck()).toBeGreaterThan(0);
      expect(await countsOf(talk)).toMatchObject({
        enrolled: 1,
        hot: 1,
        opportunities: 1,
        opportunityAmount: 1_000_000,
      });
      expect(await rekindle.verify()).toEqual([]);
    },
  );

  it('equal a recount after conflicts of transactions', async () => {
    const fault = strikes('before', callOf('TransactWriteItems', 'KPI#', 'COUNTER'), conflict(2), 4);
    rekindle.failWhen(fault.hook);

    const talk = await talkWith(rekindle, 'conflicts');

    expect(fault.struck()).toBe(4);
    expect(await countsOf(talk)).toMatchObject({ enrolled: 1, mailed: 1, hot: 1, handoffs: 1 });
    expect(await rekindle.verify()).toEqual([]);
  });

  it('stay as they are when the same facts come over the stream again', async () => {
    const talk = await talkWith(rekindle, 'replayed');
    const before = await rekindle.kpis();
    const facts = (await rekindle.dump()).filter(
      (item) => item['table'] === 'DataTimeline' && item['fact'] !== undefined,
    );

    for (const item of facts.toReversed()) await countKpis(rekindle.deps)(factsIn([item]));

    expect(facts.length).toBeGreaterThan(3);
    expect(await rekindle.kpis()).toEqual(before);
    expect(await countsOf(talk)).toMatchObject({ hot: 1 });
  });
});

describe('a deal', () => {
  it('counts alike from a file and from feedback', async () => {
    const byFile = await talkWith(rekindle, 'by-file');
    const byMail = await talkWith(rekindle, 'by-mail');

    await rekindle.importCsv('deals', dealFile(byFile.address, '商談中', 700_000, ''));
    await report(rekindle.stack, byMail.staff, 'opportunity', { amount: '70万円' });
    const talking = [await countsOf(byFile), await countsOf(byMail)];
    await rekindle.importCsv('deals', dealFile(byFile.address, '受注', 800_000, today()));
    await report(rekindle.stack, byMail.staff, 'won', { amount: '80万円' });

    const figures = ({
      opportunities,
      hotOpportunities,
      won,
      opportunityAmount,
      wonAmount,
    }: Readonly<Record<string, number>>) => ({
      opportunities,
      hotOpportunities,
      won,
      opportunityAmount,
      wonAmount,
    });
    expect(talking.map((each) => figures(each))).toEqual([
      { opportunities: 1, hotOpportunities: 1, won: 0, opportunityAmount: 700_000, wonAmount: 0 },
      { opportunities: 1, hotOpportunities: 1, won: 0, opportunityAmount: 700_000, wonAmount: 0 },
    ]);
    expect(figures(await countsOf(byFile))).toEqual(figures(await countsOf(byMail)));
    expect(await rekindle.verify()).toEqual([]);
  });

  it('in the same file twice changes nothing', async () => {
    const talk = await talkWith(rekindle, 'twice');
    const file = dealFile(talk.address, '受注', 500_000, today());
    const first = await rekindle.importCsv('deals', file);
    const before = await dumpButAudit(rekindle);

    const second = await rekindle.importCsv('deals', file);

    expect(first.counts).toMatchObject({ created: 1 });
    expect(second.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await dumpButAudit(rekindle)).toEqual(before);
  });

  it('that began before the enrolment is no fruit of it', async () => {
    const talk = await talkWith(rekindle, 'older');

    await rekindle.importCsv(
      'deals',
      `案件ID,会社名,メールアドレス,ステータス,商談開始日,受注日,金額\r\nOLD-1,株式会社older.example,${talk.address},受注,2026-03-01,${today()},900000`,
    );

    expect(await countsOf(talk)).toMatchObject({ opportunities: 0, won: 0 });
  });

  it('whose report is undone counts no more', async () => {
    const talk = await talkWith(rekindle, 'undone');
    await report(rekindle.stack, talk.staff, 'opportunity', { amount: '60万円' });
    const counted = await countsOf(talk);
    const listed = await peopleBehind(talk, 'opportunities');
    const receipt = mailsTo(rekindle.stack, owner).findLast(
      (mail) => mail.tags['c'] === talk.customerId && (mail.text ?? '').includes('a=undo'),
    );

    await press(rekindle.stack, receipt === undefined ? '' : actionLink(receipt, 'undo'));

    expect(counted).toMatchObject({ opportunities: 1, opportunityAmount: 600_000, reported: 1 });
    expect(listed).toEqual([talk.customerId]);
    expect(await peopleBehind(talk, 'opportunities')).toEqual([]);
    expect(await peopleBehind(talk, 'hot')).toEqual([talk.customerId]);
    expect(await countsOf(talk)).toMatchObject({
      opportunities: 0,
      opportunityAmount: 0,
      reported: 0,
      hot: 1,
    });
    expect(await rekindle.verify()).toEqual([]);
  });

  it('later than 90 days after the enrolment does not count as its fruit', { timeout: 30_000 }, async () => {
    const late = await openWorld({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true });
    await late.people('late', { email: 'late@late.example' });
    await late.launch('late');
    await ask(late.stack, mailTo(late.stack, 'late@late.example'));
    const staff = mailTo(late.stack, owner);

    await late.advance(91 * DAY);
    await report(late.stack, staff, 'opportunity', { amount: '100' });

    const running = (await late.kpis()).all;
    await late.advance(31 * DAY);
    const over = (await late.kpis()).all;

    expect(running.counts).toMatchObject({ enrolled: 1, hot: 1, opportunities: 0, hotOpportunities: 0 });
    expect(running.kpis.dormantToOpportunity).toMatchObject({ done: 0, of: 0, rate: null });
    expect(running.unfinished).toMatchObject({
      dormantToOpportunity: { done: 0, of: 1 },
      hotToOpportunity: { done: 0, of: 1 },
      opportunityToWon: { done: 0, of: 0 },
    });
    expect(over.kpis).toMatchObject({
      dormantToOpportunity: { done: 0, of: 1, rate: 0 },
      hotToOpportunity: { done: 0, of: 1, rate: 0 },
    });
    expect(over.unfinished.hotToOpportunity).toEqual({ done: 0, of: 0 });
    await late.close();
  });
});

describe('a cohort', () => {
  it('is the month of the company’s own calendar, not that of UTC', async () => {
    const newYear = await openWorld({
      startAt: new Date('2026-10-31T15:30:00.000Z'),
      isAlwaysOpen: true,
    });
    await newYear.people('midnight', { email: 'midnight@midnight.example' });

    await newYear.launch('midnight');

    expect((await newYear.kpis()).byCohort.map(({ key }) => key)).toEqual(['2026-11']);
    expect(await newYear.verify()).toEqual([]);
    await newYear.close();
  });
});
