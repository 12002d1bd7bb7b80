import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkIn, mailsTo, mailTo } from '../support/inbox.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import { DAY, MINUTE, owner, segmentOf, type Rekindle } from '../support/rekindle.ts';
import { missingBrowser, openBrowser, overflow, seriousFindings } from './browser.ts';

/** Where to leave a picture of each page, to look at. */
const shots = process.env['REKINDLE_SHOTS'];

let rekindle: Rekindle;
let browser: Browser;
let link = '';

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  [rekindle, browser] = await Promise.all([startRekindle({ tickMinutes: 360 }), openBrowser()]);
  const people = ['山科 光', '有働 沙織', '柘植 亘', '真壁 由紀夫'].map((name, index) => ({
    email: `p${index}@names${index}.example`,
    name,
    account: `みほん${index}機械株式会社`,
    title: '製造部 課長',
    ownerName: '佐藤 誠',
  }));
  await rekindle.people('names', ...people);
  await rekindle.call('POST', '/campaigns', {
    name: '秋のご案内',
    segment: segmentOf('names'),
    continuous: false,
    ownerReviewDays: 2,
  });
  await rekindle.stack.settle();
  await rekindle.advance(10 * MINUTE);
  await rekindle.dispatch();
  link = linkIn(mailTo(rekindle.stack, owner, /営業確認/), '/r/');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await rekindle?.close();
});

describe.skipIf(missingBrowser !== undefined)('the names of a campaign, on an owner’s phone', () => {
  it.each(['ja', 'en'])('are accessible and fit: %s', async (lang) => {
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 375, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${link}?lang=${lang}`);
    await page.getByRole('checkbox', { name: /有働 沙織/ }).uncheck();
    if (shots !== undefined) await page.screenshot({ path: `${shots}/names-${lang}.png`, fullPage: true });

    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await context.close();
  });

  it('ask why only of who is unticked, are answered by keyboard, changed, and heeded', async () => {
    const context = await browser.newContext({ viewport: { width: 375, height: 800 } });
    const page = await context.newPage();
    const boxOf = (name: RegExp) => page.getByRole('checkbox', { name });
    await page.goto(link);
    const why = page.locator('.person').filter({ hasText: '柘植 亘' }).getByLabel('送らない理由');
    const before = await why.isVisible();
    await boxOf(/柘植 亘/).focus();
    await page.keyboard.press('Space');
    await why.selectOption({ label: '退職・異動' });
    await boxOf(/山科 光/).uncheck();
    await page.getByRole('button', { name: 'この画面の4名について返事する' }).press('Enter');
    await page.getByText('2名に送り、2名には送りません。').waitFor();
    await page.getByRole('link', { name: /返事を変える/ }).click();
    const kept = await boxOf(/柘植 亘/).isChecked();
    await boxOf(/山科 光/).check();
    await page.getByRole('button', { name: /返事する/ }).click();
    await page.getByText('3名に送り、1名には送りません。').waitFor();
    if (shots !== undefined) await page.screenshot({ path: `${shots}/names-answered.png` });
    await rekindle.advance(3 * DAY);

    expect([before, kept]).toEqual([false, false]);
    expect([0, 1, 2, 3].map((n) => mailsTo(rekindle.stack, `p${n}@names${n}.example`).length)).toEqual([
      1, 1, 0, 1,
    ]);
    await context.close();
  });
});
