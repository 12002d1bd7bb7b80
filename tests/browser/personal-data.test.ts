import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '../../demo/api-client.ts';
import { importText } from '../../demo/company/load-company.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
import { sitDown, startConsole } from './console-stack.ts';
import { placeOf } from './saved-files.ts';

const shots = process.env['REKINDLE_SHOTS'];
const address = 'kori@penguin.example';

let stack: LocalStack;
let browser: Browser;
let id: string;

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  [stack, browser] = await Promise.all([startConsole(), openBrowser()]);
  const rows = [
    '会社名,氏名,フリガナ,メールアドレス,配信の根拠,最終接触日,担当',
    `株式会社ぺんぎん製作所,南極 氷,ナンキョク コオリ,${address},名刺,2025-01-10,佐藤 誠`,
  ];
  await importText(stack.urls.api, 'customers', rows.join('\n'));
  const asked = new Date(stack.now().getTime() - 60_000).toISOString().slice(0, 16).replace('T', ' ');
  await importText(
    stack.urls.api,
    'inquiry',
    `メールアドレス,種別,内容,受付日時\n${address},デモのご希望,一度見てみたい,${asked}`,
  );
  await stack.settle();
  const found: unknown = await callApi(stack.urls.api, 'POST', '/contacts/find', { text: address });
  id = /"customerId":"(\w+)"/.exec(JSON.stringify(found))?.[1] ?? '';
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

describe.skipIf(missingBrowser !== undefined)('what is stored of one person', () => {
  it('is looked at before it is erased, at any width and in both languages', async () => {
    const desks = [
      { locale: 'ja-JP', width: 1280 },
      { locale: 'en-US', width: 375 },
      ...(shots === undefined
        ? []
        : ([
            { locale: 'ja-JP', width: 375 },
            { locale: 'en-US', width: 1280 },
          ] as const)),
    ] as const;
    for (const { locale, width } of desks) {
      const { page, complaints, open, leave } = await sitDown(browser, stack, {
        person: 'admin',
        locale,
        width,
      });
      await open(`/contacts/${id}`);
      await page
        .getByRole('button', { name: /^(消去の内容を確かめる|See what an erasure would do)$/ })
        .click();
      await page.getByRole('button', { name: /^(この方の情報を消去する|Erase this person)$/ }).waitFor();

      expect(await overflow(page)).toBe(0);
      expect(await findings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      if (shots !== undefined)
        await page.screenshot({ path: `${shots}/personal-data-${locale}-${width}.png`, fullPage: true });
      await leave();
    }
  });

  it('is given out as a table, by marketing who may not erase', async () => {
    const { page, open, leave } = await sitDown(browser, stack);
    await open(`/contacts/${id}`);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: '読むための表（CSV）' }).click();
    await (await coming).saveAs(placeOf('person.csv'));

    expect(readFileSync(placeOf('person.csv'), 'utf8')).toContain('ナンキョク コオリ');
    expect(await page.getByRole('button', { name: '消去の内容を確かめる' }).count()).toBe(0);
    await leave();
  });

  it('is erased once the address was typed, and nothing else', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { person: 'admin' });
    await open(`/contacts/${id}`);
    await page.getByRole('button', { name: '消去の内容を確かめる' }).click();
    const field = page.getByLabel('この方のメールアドレスを入力');
    await field.fill('somebody@else.example');
    await page.getByRole('button', { name: 'この方の情報を消去する' }).click();
    await page.getByText('消去していません').waitFor();
    await field.fill(address);
    await page.getByRole('button', { name: 'この方の情報を消去する' }).click();
    await page.getByText('消去しています').or(page.getByText('消去しました')).first().waitFor();
    await stack.settle();
    await page.waitForURL('**/contacts');
    await open(`/contacts/${id}`).catch(() => undefined);

    expect(await page.locator('main').innerText()).not.toContain('南極');
    await leave();
  });
});
