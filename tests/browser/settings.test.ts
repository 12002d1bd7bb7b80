import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalStack } from '../../local/local-stack.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
import { sitDown, startConsole } from './console-stack.ts';

let stack: LocalStack;
let browser: Browser;

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  [stack, browser] = await Promise.all([startConsole(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

const partOf = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

describe.skipIf(missingBrowser !== undefined)('documents that mails offer', () => {
  it('are added, a webinar by the clock of the company, and a wrong address is said at its field', async () => {
    const { page, open, leave } = await sitDown(browser, stack);
    await open('/settings');
    await page.getByRole('button', { name: /^追加する/ }).click();
    const keep = page.getByRole('button', { name: '保存する', exact: true });
    await keep.click();
    expect(await page.getByRole('alert').count()).toBe(3);

    await page.getByLabel(/^呼び名/).fill('year-end');
    await page.getByLabel('種類').selectOption({ label: 'ウェビナー' });
    await page.getByLabel(/^表題/).fill('年末の説明会');
    await page.getByLabel(/URL$/).fill('ftp://x');
    await page.getByLabel('開催日').fill('2027-02-03');
    await page.getByLabel(/^開始時刻/).fill('９:30');
    const shown = [...(await findings(page)), ...((await overflow(page)) > 0 ? ['too wide'] : [])];
    await keep.click();
    await page.getByRole('alert').first().waitFor();
    const said = await page.getByRole('alert').first().innerText();
    await page.getByLabel(/URL$/).fill('https://www.mirai-zaiko.example/year-end');
    await keep.click();
    await page.getByRole('row', { name: /年末の説明会/ }).waitFor();

    const held = page.getByRole('row', { name: /年末の説明会/ });
    await held.getByRole('button').click();
    await page
      .getByLabel('開催', { exact: true })
      .selectOption({ label: '中止（ご案内とお知らせを送りません）' });
    await keep.click();
    await held.getByText('（中止）').waitFor();

    expect(said).toContain('https://');
    expect(shown).toEqual([]);
    expect(await page.getByRole('row', { name: /年末の説明会/ }).innerText()).toContain('2/3(水) 9:30');
    await leave();
  });

  it('are changed in the language of whoever reads, on a phone', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { locale: 'en-US', width: 375 });
    await open('/settings');
    await page.getByRole('button', { name: /^Change How to hold a third less stock/ }).click();
    await page.getByLabel(/^Title/).fill('Hold a third less');
    const wrong = [...(await findings(page)), ...((await overflow(page)) > 0 ? ['too wide'] : [])];
    await page.screenshot({
      fullPage: true,
    });
    await page.screenshot({
      fullPage: true,
    });
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByRole('row', { name: /Hold a third less/ }).waitFor();

    expect(wrong).toEqual([]);
    await leave();
  });
});

describe.skipIf(missingBrowser !== undefined)('the calendar that clocks and mails keep to', () => {
  it('is changed line by line; what cannot be read is named, and so is a year without a business day', async () => {
    const { page, open, leave } = await sitDown(browser, stack);
    await open('/settings');
    await page.getByRole('button', { name: '変更する 営業日と時間' }).click();
    const keep = page.getByRole('button', { name: '保存する', exact: true });
    await page.getByLabel('営業時間').fill('9時から');
    await keep.click();
    const unread = await page.getByRole('alert').innerText();
    await page.getByLabel('営業時間').fill('９:００～１２:００、13:00-17:30');
    await page.getByLabel('毎年の休み').fill('1/1〜12/31');
    await keep.click();
    await page.getByText('営業日が1日もありません').waitFor();
    await page.getByLabel('毎年の休み').fill('12月29日〜1月3日\n8/13〜8/15');
    await page.getByText('土', { exact: true }).click();
    await page.getByLabel('その年だけの休み').fill('2027-05-06〜2027-05-07');
    const wrong = [...(await findings(page)), ...((await overflow(page)) > 0 ? ['too wide'] : [])];
    await page.screenshot({
      fullPage: true,
    });
    await page.screenshot({
      fullPage: true,
    });
    await keep.click();
    await page.getByText('13:00〜17:30').waitFor();

    expect(unread).toContain('「9時から」は読めません');
    expect(wrong).toEqual([]);
    const text = await partOf(page, '営業日と時間').innerText();
    for (const part of [
      '09:00〜12:00、13:00〜17:30',
      '月・火・水・木・金・土',
      '12/29〜1/3、8/13〜8/15',
      '5/6(木)〜5/7(金)',
    ])
      expect(text).toContain(part);
    await leave();
  });

  it('may be that of another country, on a phone', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { locale: 'en-US', width: 375 });
    await open('/settings');
    await page.getByRole('button', { name: 'Change Business days and hours' }).click();
    await page.getByLabel('Time zone').selectOption('Europe/Berlin');
    await page.getByLabel('Closed on Japanese holidays').uncheck();
    await page.getByLabel('Closed each year').fill('12-24 to 01-01');
    const wrong = [...(await findings(page)), ...((await overflow(page)) > 0 ? ['too wide'] : [])];
    await page.screenshot({
      fullPage: true,
    });
    await page.screenshot({
      fullPage: true,
    });
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByText('24 Dec to 1 Jan').waitFor();

    expect(wrong).toEqual([]);
    expect(await partOf(page, 'Business days and hours').innerText()).toContain('Europe/Berlin');
    await leave();
  });
});

describe.skipIf(missingBrowser !== undefined)('settings that are typed or chosen', () => {
  it('say who is left out, and when the mail of the meeting goes out', async () => {
    const { page, open, leave } = await sitDown(browser, stack);
    await open('/settings');
    const keep = page.getByRole('button', { name: '保存する', exact: true });
    await page.getByRole('button', { name: '変更する 送らない会社と期間' }).click();
    await page.getByLabel('競合のドメイン').fill('ライバル');
    await page.getByLabel(/^取引を根拠に/).fill('二年');
    await keep.click();
    const unread = await page.getByRole('alert').innerText();
    await page.getByLabel(/^取引を根拠に/).fill('１８');
    await keep.click();
    await page.getByText('＠より後ろだけを').first().waitFor();
    await page.getByLabel('競合のドメイン').fill('rival.example、Other.example');
    await keep.click();
    await page.getByText('rival.example, other.example').waitFor();

    await page.getByRole('button', { name: '変更する 週次会議の資料のメール' }).click();
    await page.getByLabel('メール', { exact: true }).selectOption({ label: '送る' });
    await page.getByLabel(/^曜日/).selectOption({ label: '火' });
    await page.getByLabel(/^時刻/).fill('９:15');
    const wrong = [...(await findings(page)), ...((await overflow(page)) > 0 ? ['too wide'] : [])];
    await page.screenshot({
      fullPage: true,
    });
    await keep.click();
    await page.getByText('09:15').waitFor();

    expect(unread).toContain('数字');
    expect(wrong).toEqual([]);
    expect(await partOf(page, '送らない会社と期間').innerText()).toContain('18');
    expect(await partOf(page, '週次会議の資料のメール').innerText()).toMatch(/送る[^]*火/);
    await leave();
  });
});
