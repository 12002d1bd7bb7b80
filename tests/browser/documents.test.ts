import type { Browser } from 'playwright-core';
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
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByRole('row', { name: /Hold a third less/ }).waitFor();

    expect(wrong).toEqual([]);
    await leave();
  });
});
