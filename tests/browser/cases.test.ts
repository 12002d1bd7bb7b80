import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importText } from '../../demo/company/load-company.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
import { sitDown, startConsole } from './console-stack.ts';

let stack: LocalStack;
let browser: Browser;
const people = ['南極 氷', '北極 氷'];

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  [stack, browser] = await Promise.all([startConsole(), openBrowser()]);
  const { api } = stack.urls;
  const address = (n: number): string => `kori${n}@penguin.example`;
  await importText(
    api,
    'customers',
    [
      '会社名,氏名,メールアドレス,配信の根拠,最終接触日,担当',
      ...people.map((name, n) => `株式会社ぺんぎん製作所,${name},${address(n)},名刺,2025-01-10,佐藤 誠`),
    ].join('\n'),
  );
  const asked = new Date(stack.now().getTime() - 60_000).toISOString().slice(0, 16).replace('T', ' ');
  await importText(
    api,
    'inquiry',
    [
      'メールアドレス,種別,内容,受付日時',
      ...people.map((_, n) => `${address(n)},サポート,印刷ができません,${asked}`),
    ].join('\n'),
  );
  await stack.settle();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

describe.skipIf(missingBrowser !== undefined)('what somebody wrote and nobody has read', () => {
  it('leads from the start page to the two answers, with a reason; then mails go on, or stop', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack, {
      person: 'support',
      width: 390,
    });
    await open('/contacts/cases');
    await page.getByRole('link', { name: people[0] }).click();
    await page.getByRole('button', { name: '確認済みにして、配信を再開する' }).click();
    const sure = page.getByRole('button', { name: '配信を再開する', exact: true });
    await sure.click();
    await page.getByText('理由を入力してください。').waitFor();

    expect(await page.getByLabel('お客様の言葉').innerText()).toContain('印刷ができません');
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.getByLabel(/^どう対応したか/).fill('電話で解決');
    await sure.click();
    await page.getByText('確認済みにしました。').waitFor();
    await page.getByText('「電話で解決」').waitFor();
    await open('/contacts/cases');
    await page.getByRole('link', { name: people[1] }).click();
    await page.getByRole('button', { name: '配信停止のお申し出を記録する' }).click();
    await page.getByLabel(/^いつ、どのように/).fill('電話で');
    await page.getByRole('button', { name: '配信を停止する' }).click();
    await page.getByText('配信を停止しました。').waitFor();
    await open('/contacts/cases');
    await page.getByText('確認を待っている返信・お問い合わせはありません。').waitFor();

    expect(complaints).toEqual([]);
    await leave();
  });
});
