import { writeFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalStack } from '../../local/local-stack.ts';
import { missingBrowser, openBrowser } from './browser.ts';
import { sitDown, startConsole } from './console-stack.ts';
import { fileOf, placeOf } from './saved-files.ts';

if (missingBrowser !== undefined) console.warn(missingBrowser);

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

describe.skipIf(missingBrowser !== undefined)('a file at the console', () => {
  it('takes an Excel workbook: asked which sheet, then in, with its people', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack);
    const header = ['会社名', '氏名', 'メールアドレス', '最終接触日'];
    const path = placeOf('顧客一覧.xlsx');
    writeFileSync(
      path,
      await writeXlsx({
        sheets: [
          {
            name: '関東',
            rows: [header, ['株式会社見本', '見本 太郎', 'taro@mihon.example', new Date('2025-01-10')]],
          },
          {
            name: '関西（2024）',
            rows: [header, ['株式会社例示', '例示 花子', 'hanako@reiji.example', new Date('2025-01-10')]],
          },
        ],
      }),
    );
    await open('/imports?kind=customers');
    await page.getByLabel('ファイルを選ぶ').setInputFiles(path);
    await page.getByRole('button', { name: '関西（2024）', exact: true }).click();
    await page.getByText('まだ保存していません').waitFor();
    const read = await page.locator('main').innerText();
    await page.getByRole('button', { name: '1行を取り込む' }).click();
    await page.getByText('「顧客一覧.xlsx」を取り込みました。').first().waitFor();

    expect(read).toContain('シート「関西（2024）」、1行目が見出し');
    // The browser itself notes the request that was answered with the question.
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
    await leave();
  });

  it('sends a large file in parts, follows it to its end, and finds it again in the history', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { locale: 'en-US' });
    const rows = Array.from({ length: 2500 }, (_, n) => `大口${n}株式会社,担当 ${n},p${n}@large${n}.example`);
    await open('/imports?kind=customers');
    await page
      .getByLabel('Choose a file')
      .setInputFiles(fileOf('large.csv', '会社名,氏名,メールアドレス', ...rows));
    await page.getByText('Nothing is stored yet').waitFor();
    await page.getByRole('button', { name: 'Take 2,500 rows in' }).click();
    await page.waitForURL(/job=/);
    await stack.settle();
    await page.getByText('Took "large.csv" in.').first().waitFor();
    await page.reload();
    await page.getByText('Took "large.csv" in.').first().waitFor();

    expect(await page.getByRole('row').filter({ hasText: 'large.csv' }).innerText()).toContain('2,500');
    await leave();
  });

  it('answers what a column means before anything of the file is stored', async () => {
    const { page, open, leave } = await sitDown(browser, stack);
    await open('/imports?kind=accounts');
    await page
      .getByLabel('ファイルを選ぶ')
      .setInputFiles(
        fileOf(
          'accounts.csv',
          '会社名,業種,反社チェック',
          '見本商事株式会社,製造業,○',
          '例示工業株式会社,製造業,',
        ),
      );
    await page.getByRole('heading', { name: 'この列の意味を教えてください' }).waitFor();
    await page.getByLabel(/反社チェック/).selectOption('excluded');
    await page.getByRole('button', { name: 'この意味でもう一度読む' }).click();
    await page.getByText('まだ保存していません').waitFor();

    expect(await page.getByRole('button', { name: '2行を取り込む' }).count()).toBe(1);
    await leave();
  });
});
