import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '../../demo/api-client.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { readWorkbook } from '../../platform/workbook/read-workbook.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
import { fullSheet } from './full-sheet.ts';
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
