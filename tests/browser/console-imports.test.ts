import { writeFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalStack } from '../../local/local-stack.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
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

/** Leaves a picture to look at, where a folder is named. */
async function shoot(page: Page, name: string): Promise<void> {
  const shots = process.env['REKINDLE_SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

describe.skipIf(missingBrowser !== undefined)('a file at the console', () => {
  it('goes on with an upload that broke off', async () => {
    const { page, open, leave } = await sitDown(browser, stack);
    const rows = Array.from(
      { length: 60_000 },
      (_, n) => `株式会社長い名前の会社${n},担当 ${n},p${n}@large.example,2025-01-10`,
    );
    const file = fileOf('large.csv', '会社名,氏名,メールアドレス,最終接触日', ...rows);
    const sent: string[] = [];
    let isDown = true;
    let refused = 0;
    await page.route('**/parts/*?*', async (route) => {
      const [, part = ''] = /parts\/(\d+)/.exec(route.request().url()) ?? [];
      if (part === '1' && isDown) {
        refused++;
        return route.abort();
      }
      sent.push(part);
      return route.continue();
    });

    await open('/imports?kind=customers');
    await page.getByLabel('ファイルを選ぶ').setInputFiles(file);
    await expect.poll(() => refused, { timeout: 20_000 }).toBe(3);
    await page.getByRole('button', { name: 'この内容でもう一度読む' }).waitFor();
    await shoot(page, 'import-broken-upload');
    isDown = false;
    await page.getByRole('button', { name: 'この内容でもう一度読む' }).click();
    await page.waitForURL(/job=/);
    await stack.settle();
    await page.getByText('60,000').first().waitFor();
    await shoot(page, 'import-large');

    expect(sent).toEqual(['0', '1']);
    await leave();
  });

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

    expect(await page.getByRole('row').filter({ hasText: 'large.csv' }).first().innerText()).toContain(
      '2,500',
    );
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

  it.each([
    {
      locale: 'ja-JP',
      width: 1280,
      go: 'この対応で読み直す',
      save: '名前を付けて保存',
      use: '「古い名簿」の対応で読む',
    },
    {
      locale: 'en-US',
      width: 375,
      go: 'Read it with these columns',
      save: 'Save by name',
      use: 'Read it as "Old list"',
    },
  ] as const)(
    'whose columns nobody knows is read as a person says, and next time by name: $locale',
    async (desk) => {
      const isEnglish = desk.locale === 'en-US';
      const title = isEnglish ? 'Field' : '区分';
      const { page, open, leave } = await sitDown(browser, stack, desk);
      const file = fileOf(
        'list.csv',
        [1, 2, 3, 4].map((number) => `${title}${number}`).join(','),
        '株式会社見本,見本 太郎,taro@columns.example,済',
        '例示工業㈱,例示 花子,hanako@columns.example,',
      );
      const wrong: string[] = [];
      await open('/imports?kind=customers');
      await page.getByLabel(isEnglish ? 'Choose a file' : 'ファイルを選ぶ').setInputFiles(file);
      for (const [column, field] of [
        [`${title}1`, 'accountName'],
        [`${title}2`, 'fullName'],
      ] as const)
        await page.getByLabel(new RegExp(`: ${column}$`)).selectOption(field);
      await page
        .getByRole('button', { name: /^(値からは|looks like)/ })
        .first()
        .click();
      wrong.push(...(await findings(page)));
      if ((await overflow(page)) > 0) wrong.push('too wide');
      await shoot(page, `columns-asked-${desk.locale}`);
      await page.getByRole('button', { name: desk.go }).click();
      await page
        .getByLabel(isEnglish ? 'Name for these meanings' : 'この対応の名前')
        .fill(isEnglish ? 'Old list' : '古い名簿');
      await page.getByRole('button', { name: desk.save }).click();
      await page
        .getByText(isEnglish ? 'Saved as "Old list".' : '「古い名簿」として保存しました。')
        .first()
        .waitFor();
      await shoot(page, `columns-read-${desk.locale}`);
      wrong.push(...(await findings(page)));
      if ((await overflow(page)) > 0) wrong.push('too wide');
      await page.getByLabel(isEnglish ? 'Choose a file' : 'ファイルを選ぶ').setInputFiles(file);
      await page.getByRole('button', { name: desk.use }).click();
      await page.getByRole('button', { name: isEnglish ? 'Take 2 rows in' : '2行を取り込む' }).waitFor();

      expect(wrong).toEqual([]);
      await leave();
    },
  );
});
