import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importText } from '../../demo/company/load-company.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { missingBrowser, openBrowser } from './browser.ts';
import { sitDown, startConsole } from './console-stack.ts';

let stack: LocalStack;
let browser: Browser;

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  [stack, browser] = await Promise.all([startConsole(), openBrowser()]);
  await importText(
    stack.urls.api,
    'customers',
    [
      '会社名,氏名,フリガナ,メールアドレス,配信の根拠,最終接触日',
      '株式会社ぺんぎん製作所,南極 氷,ナンキョク コオリ,kori@penguin.example,名刺,2025-01-10',
      '株式会社ぺんぎん製作所,南極 雪,ナンキョク ユキ,yuki@penguin.example,名刺,2025-01-11',
    ].join('\n'),
  );
  await stack.settle();
  await stack.advance(120_000);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

describe.skipIf(missingBrowser !== undefined)('the search on top', () => {
  it('finds somebody by a few letters of the reading, and tells no address of the page who', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack);
    await open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('なんきょく');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '南極 氷' }).waitFor();
    const address = page.url();
    await page.getByLabel('すべての担当者と会社から探す').fill('㈱ぺんぎん');
    await page.getByRole('heading', { name: '会社', exact: true }).waitFor();
    const shown = await page.locator('main').innerText();
    await page.getByLabel('すべての担当者と会社から探す').fill('そのような人はいない');
    await page.getByText('で始まる氏名・会社はありません').waitFor();

    expect(new URL(address).pathname + new URL(address).search).toBe('/contacts');
    expect(shown).toContain('penguin.example');
    expect(shown).toContain('南極 雪');
    expect(shown).not.toContain('まだここに出ません');
    expect(complaints).toEqual([]);
    await leave();
  });

  it('leads to the company: its people, deals and history', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack);
    await open('/companies');
    await page.getByLabel('会社を探す').fill('ぺんぎん');
    await page.getByRole('link', { name: '株式会社ぺんぎん製作所' }).click();
    await page.getByRole('heading', { level: 1, name: '株式会社ぺんぎん製作所' }).waitFor();
    const shown = await page.locator('main').innerText();
    await open('/companies/no-such-company');
    await page.locator('main .note, main .empty').first().waitFor();

    expect(shown).toContain('担当者 2名');
    expect(shown).toContain('案件の記録はありません');
    expect(shown).toContain('まだ動きがありません');
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
    await leave();
  });

  it('lists everybody by reading, a page at a time, and by last contact', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { locale: 'en-US' });
    await open('/contacts?view=reading');
    const rows = page.getByRole('rowheader');
    await rows.first().waitFor();
    const first = await rows.allInnerTexts();
    await page.getByRole('link', { name: 'Next 50' }).click();
    await page.getByRole('link', { name: 'From the start' }).waitFor();
    await page
      .getByRole('rowheader', { name: first[0]?.split('\n')[0] ?? '' })
      .waitFor({ state: 'detached' });
    const second = await rows.allInnerTexts();
    await open('/contacts?view=lastContact');
    await rows.first().waitFor();

    expect(first).toHaveLength(50);
    expect(second.some((name) => first.includes(name))).toBe(false);
    expect(await page.locator('thead').innerText()).toContain('Last contact');
    await leave();
  });
});
