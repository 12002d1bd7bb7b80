import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalStack } from '../../local/local-stack.ts';
import type { SesOptions } from '../../local/ses/ses-service.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
import { sitDown, startConsole } from './console-stack.ts';

if (missingBrowser !== undefined) console.warn(missingBrowser);

let stack: LocalStack;
let browser: Browser;
const ses: SesOptions = {};

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  [stack, browser] = await Promise.all([startConsole(ses), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

describe.skipIf(missingBrowser !== undefined)('a marketer before the sender is verified', () => {
  it('reads on the first page what is missing, has the records for IT, and cannot launch', async () => {
    ses.identities = { 'mirai-zaiko.example': { isVerified: false } };
    const { page, complaints, open, leave } = await sitDown(browser, stack);
    await open('/');
    await page.getByRole('heading', { name: '配信の準備' }).waitFor();
    await page.getByText('IT・DNS の担当者に渡す').first().click();
    const records = await page.locator('details[open] pre').innerText();
    await open('/segments');
    await page.getByRole('link', { name: /^取引途絶 / }).click();
    await page.getByRole('link', { name: /で施策を作る/ }).click();
    await page.getByRole('button', { name: /でシナリオを選ぶ/ }).click();
    await page.getByRole('button', { name: 'このシナリオで文面へ進む' }).click();
    await page.getByRole('button', { name: '確認へ進む' }).click();
    await page.getByLabel('施策の名前').fill('早すぎる施策');
    await page.getByRole('button', { name: /名に始める/ }).click();
    const refusal = await page.getByRole('alert').innerText();

    expect(records.split('\n')).toHaveLength(3);
    expect(records).toContain('_domainkey.mirai-zaiko.example  CNAME');
    expect(refusal).toContain('何も送られていません');
    expect(refusal).toContain('DKIM の3レコードを DNS に登録');
    expect(complaints.filter((each) => !each.includes('409'))).toEqual([]);
    await leave();
  });
});

/** Where to leave pictures, to look at. */
const shots = process.env['REKINDLE_SHOTS'];

/** The table says that it is another one, as one does that was restored from a backup. */
async function restore(): Promise<void> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: stack.urls.dynamodb, ...stack.credentials }),
  );
  const checkedAt = new Date(stack.now().getTime() - 86_400_000).toISOString();
  const Item = { pk: 'SENDING', sk: 'STATE', tableId: 'yesterday', checkedAt };
  await client.send(new PutCommand({ TableName: stack.tableName('DataCustomers'), Item }));
  client.destroy();
  await stack.invoke('MailsDispatchDue', {});
}

describe.skipIf(missingBrowser !== undefined)('a marketer whose data came from a backup', () => {
  it.each([
    { locale: 'ja-JP', width: 375, leave: '送らずに再開', done: '送信を再開しました' },
    { locale: 'en-US', width: 1280, leave: 'Go on without them', done: 'Mails go out again' },
  ] as const)('reads that nothing goes out, and lets it go on: $locale', async (desk) => {
    await restore();
    const { page, complaints, open, leave } = await sitDown(browser, stack, desk);
    await open('/');
    const goOn = page.getByRole('button', { name: desk.leave });
    await goOn.waitFor();
    const wrong = await findings(page);
    const tooWide = await overflow(page);
    if (shots !== undefined)
      await page.screenshot({ path: `${shots}/restored-${desk.locale}.png`, fullPage: true });
    await goOn.click();
    await page.getByText(desk.done).waitFor();
    await goOn.waitFor({ state: 'detached' });

    expect(wrong).toEqual([]);
    expect(tooWide).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await leave();
  });
});
