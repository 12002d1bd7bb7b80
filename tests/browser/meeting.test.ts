import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '../../demo/api-client.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { readWorkbook } from '../../platform/read-workbook.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
import { liveAWhile, sitDown, startConsole } from './console-stack.ts';

const shots = process.env['REKINDLE_SHOTS'];
const DAY = 86_400_000;

let stack: LocalStack;
let browser: Browser;

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
  [stack, browser] = await Promise.all([startConsole(), openBrowser()]);
  await liveAWhile(stack);
  await callApi(stack.urls.api, 'PUT', '/settings', {
    kpis: { wonDays: 180, targets: { dormantToOpportunity: 0.08 } },
  });
  await callApi(stack.urls.api, 'POST', '/meetings', {
    decisions: [
      { what: '失注後の方への件名を、次の3通で書き換える', who: '東条', due: '2026-12-10' },
      { what: '未報告の5件に今日中に電話する', who: '佐藤' },
    ],
  });
  await stack.advance(7 * DAY);
  await stack.settle();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

/** The sheet with every list as long as it becomes, and stories of some length. */
function fullSheet(sheet: object): object {
  const someone = (n: number) => ({
    code: `ABCDE${n}`,
    rank: 'A',
    customerId: `c${n}`,
    customerName: ['深町 一郎', '小早川 秀子', '相馬 直樹', '𠮷野 彩', '伊勢谷 香織'][n % 5],
    accountName: [
      '見本工業株式会社',
      'サンプル物流株式会社',
      '例示電子',
      'テスト印刷株式会社',
      'サンプル繊維',
    ][n % 5],
    ownerName: '伊藤 由美',
    phaseLabel: '提案',
    amount: 3_200_000,
    isOverdue: n % 2 === 0,
    stalledDays: 20 + n,
    missing: ['budget', 'authority', 'timeframe'],
  });
  const list = { first: [0, 1, 2, 3, 4].map((n) => someone(n)), more: 7 };
  const rate = { done: 57, of: 1103, rate: 57 / 1103, low: 0.04, high: 0.066 };
  const shown = {
    kpis: { dormantToOpportunity: rate, hotToOpportunity: rate, opportunityToWon: rate },
    unfinished: Object.fromEntries(
      Object.keys({ dormantToOpportunity: 0, hotToOpportunity: 0, opportunityToWon: 0 }).map((kpi) => [
        kpi,
        { done: 13, of: 499 },
      ]),
    ),
    targets: { dormantToOpportunity: 0.08, hotToOpportunity: 0.4, opportunityToWon: 0.3 },
    wonDays: 180,
    opportunityAmount: 68_400_000,
    wonAmount: 19_200_000,
  };
  const story = (outcome: string) => ({
    code: 'ABCDE1',
    customerName: '深町 一郎',
    accountName: '見本工業株式会社',
    ownerName: '伊藤 由美',
    at: '2026-12-08T01:00:00.000Z',
    outcome,
    amount: 1_200_000,
    words:
      '先方の在庫システムの保守が年度末で切れるとのこと。前回の失注理由だった価格は、稟議の前に概算を出したことで通った。次は初回の電話で予算の時期を聞く。'.repeat(
        2,
      ),
  });
  const decision = (n: number) => ({
    id: `m-${n}`,
    what: `失注後の方への件名を、次の3通で書き換え、反応を見る（${n}）`,
    who: '東条',
    due: '2026-12-20',
    decidedAt: '2026-12-03T05:30:00.000Z',
    ...(n % 2 === 0 ? { done: { at: '2026-12-08T01:00:00.000Z', by: '東条 由紀' } } : {}),
  });
  const outcomes = [
    'tooEarly',
    'gathering',
    'reached',
    'notReached',
    'opportunity',
    'wrongPerson',
    'choseAnother',
  ];
  return {
    ...sheet,
    shown,
    verdicts: { dormantToOpportunity: 'below', hotToOpportunity: 'unknown', opportunityToWon: 'unknown' },
    last: { id: 'm', at: '2026-12-03T05:30:00.000Z', shown },
    corrections: [
      {
        cohort: '2026-08',
        measure: 'opportunities',
        was: 12,
        is: 11,
        people: [
          {
            customerId: 'c1',
            name: '深町 一郎',
            accountName: '見本工業株式会社',
            by: -1,
            because: 'undone',
            at: '2026-12-05T01:00:00.000Z',
          },
        ],
        untraced: 0,
      },
      {
        cohort: '2026-08',
        measure: 'opportunityAmount',
        was: 5_000_000,
        is: 4_500_000,
        people: [],
        untraced: -500_000,
      },
    ],
    sales: {
      received: { inTime: 108, of: 122 },
      firstContact: { inTime: 97, of: 116 },
      unreported: list,
      released: 2,
    },
    said: { reports: 28, outcomes: outcomes.map((outcome, n) => ({ outcome, count: 7 - n })), disputes: 1 },
    focus: list,
    stalled: list,
    heardTooLittle: list,
    won: story('won'),
    lost: story('lost'),
    earlierDecisions: [1, 2, 3, 4].map((n) => decision(n)),
    decisions: [5, 6, 7].map((n) => decision(n)),
  };
}

/** Pages of a PDF: each has one object of this type. */
const pagesOf = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;

describe.skipIf(missingBrowser !== undefined)('the page of the weekly meeting', () => {
  it.each([
    { locale: 'ja-JP', width: 1200, dark: false },
    { locale: 'ja-JP', width: 375, dark: true },
    { locale: 'en-US', width: 375, dark: false },
    { locale: 'en-US', width: 1200, dark: true },
  ] as const)('is accessible and fits: $locale, $width px, dark $dark', async (desk) => {
    const { page, complaints, open, leave } = await sitDown(browser, stack, { ...desk, person: 'manager' });
    await open('/meeting');
    const wrong = [...(await findings(page))];
    const beyond = await overflow(page);
    if (shots !== undefined)
      await page.screenshot({
        path: `${shots}/meeting-${desk.locale}-${desk.width}${desk.dark ? '-dark' : ''}.png`,
        fullPage: true,
      });

    expect(wrong).toEqual([]);
    expect(beyond).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await leave();
  });

  it.each([
    ['ja-JP', 'the demo company', false],
    ['en-US', 'the demo company', false],
    ['ja-JP', 'as much as the sheet shows', true],
    ['en-US', 'as much as the sheet shows', true],
  ] as const)('is one sheet of A4 on paper: %s, %s', async (locale, _, isFull) => {
    const { page, open, leave } = await sitDown(browser, stack, { locale, person: 'manager' });
    if (isFull)
      await page.route(/\/api\/meetings\/sheet/, async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, json: fullSheet(Object(await answer.json())) });
      });
    await open('/meeting');

    const pdf = await page.pdf({ preferCSSPageSize: true });

    if (shots !== undefined) writeFileSync(`${shots}/meeting-${isFull ? 'full-' : ''}${locale}.pdf`, pdf);
    expect(pagesOf(pdf)).toBe(1);
    await leave();
  });

  it('shows what was decided last time, takes that it is done, and keeps what is decided now', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { person: 'manager', width: 1200 });
    await open('/meeting');
    const first = page.getByRole('row', { name: /失注後の方への件名/ });
    await first.getByRole('button', { name: /済みにする/ }).click();
    await first.getByRole('button', { name: /未了に戻す/ }).waitFor();
    await page.getByLabel('決めたこと 1').fill('反応のあった10名に電話する');
    await page.getByRole('button', { name: 'この数字で会議を記録する' }).click();
    await page.getByRole('row', { name: /反応のあった10名に電話する/ }).waitFor();

    const main = await page.locator('main').innerText();

    expect(main).toContain('済み 1、未了 1');
    expect(main).toContain('目標 8%');
    expect(main).toMatch(/前回 /);
    await leave();
  });

  it('stands beside targets that are set in the settings, in per cent; an emptied one is none', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { person: 'marketing' });
    const change = async (...typed: readonly (readonly [label: string, value: string])[]): Promise<void> => {
      await open('/settings');
      await page.getByRole('button', { name: '変更する 指標' }).click();
      for (const [label, value] of typed) await page.getByLabel(label).fill(value);
      await page.getByRole('button', { name: '保存する' }).click();
      await page.getByRole('button', { name: '変更する 指標' }).waitFor();
      await open('/meeting');
    };
    await change(['目標：休眠顧客の商談化率（%）', '７.５'], ['目標：ホットリードの商談化率（%）', '35']);
    const both = await page.locator('main').innerText();
    await change(['目標：休眠顧客の商談化率（%）', '']);
    const one = await page.locator('main').innerText();

    expect(both).toContain('目標 7.5%');
    expect(both).toContain('目標 35%');
    expect(one).not.toContain('目標 7.5%');
    expect(one).toContain('目標 35%');
    await leave();
  });

  it('is written to a workbook', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { person: 'manager' });
    await open('/meeting');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Excelに書き出す' }).click();
    const file = await (await saved).path();

    const read = await readWorkbook(readFileSync(file));

    expect(read.kind === 'sheets' && read.sheets.map(({ name }) => name)).toContain('定義');
    await leave();
  });

  it('is not for sales', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { person: 'sales' });
    await open('/meeting');

    expect(await page.getByRole('heading', { name: '週次会議' }).count()).toBe(0);
    await leave();
  });
});
