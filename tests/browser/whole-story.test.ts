import { writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalStack } from '../../local/local-stack.ts';
import { cp932 } from '../domain/imports/file-builders.ts';
import { missingBrowser, openBrowser } from './browser.ts';
import { liveAWhile, quiet, sitDown, startConsole } from './console-stack.ts';
import { placeOf } from './saved-files.ts';

let browser: Browser;
let stack: LocalStack;

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  [stack, browser] = await Promise.all([startConsole(), openBrowser()]);
  // Others asked too, whose owners are others.
  await liveAWhile(stack);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The words by which somebody finds their way, in their language. */
const desks = [
  {
    locale: 'ja-JP',
    customer: { name: '山田 花子', company: '株式会社ひかり精機', email: 'yamada@hikari.example' },
    kind: 'ファイルの種類',
    ground: /^取引/,
    declaredBy: '申告する方',
    unstored: /まだ保存していません/,
    takeIn: /^1行を取り込む/,
    taken: /を取り込みました/,
    lapsed: /^取引途絶 /,
    create: /で施策を作る/,
    toSequence: /でシナリオを選ぶ/,
    toTexts: 'このシナリオで文面へ進む',
    ownText: '自分の文面に替える',
    subject: '件名',
    body: '本文',
    own: '自分の文面',
    use: 'この文面を使う',
    testTo: '試し送りの宛先',
    test: '試し送りする',
    tested: 'への試し送り',
    toConfirm: '確認へ進む',
    name: '施策の名前',
    launch: /名に始める/,
  },
  {
    locale: 'en-US',
    customer: { name: '森田 次郎', company: '株式会社あおば電子', email: 'morita@aoba.example' },
    kind: 'What is in the file',
    ground: /^Business relation/,
    declaredBy: 'Stated by',
    unstored: /Nothing is stored yet/,
    takeIn: /^Take 1 row in/,
    taken: /^Took /,
    lapsed: /^Lapsed customers/,
    create: /^Make a campaign/,
    toSequence: /^Go on with these/,
    toTexts: 'Go on with this sequence',
    ownText: 'Write your own text',
    subject: 'Subject',
    body: 'Body',
    own: 'own text',
    use: 'Use this text',
    testTo: 'Send the test to',
    test: 'Send the test',
    tested: 'Test to',
    toConfirm: 'Go on to the confirmation',
    name: 'Name of the campaign',
    launch: /^Launch to/,
  },
] as const;

/** Opens the mail that the local mailbox holds for an address, as somebody reads it. */
async function readMail(page: Page, to: string, subject: RegExp): Promise<void> {
  await page.goto(`${stack.urls.mailbox}?to=${encodeURIComponent(to)}`);
  await page.getByRole('link', { name: subject }).first().click();
  await page.locator('iframe').waitFor();
}

/** Presses a link of the mail that is open, which opens beside it. */
async function pressInMail(page: Page, name: RegExp): Promise<Page> {
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.frameLocator('iframe').getByRole('link', { name }).first().click(),
  ]);
  await opened.waitForLoadState();
  return opened;
}

describe.skipIf(missingBrowser !== undefined)('from an Excel file to a deal won', () => {
  it.each(desks)(
    'in the browser alone, every step: $locale',
    async (desk) => {
      const { name, company, email } = desk.customer;
      const marketer = await sitDown(browser, stack, { locale: desk.locale });
      const { page, open } = marketer;
      page.setDefaultTimeout(10_000);

      // A file as Excel saves it in Japan.
      const file = placeOf(`顧客 ${desk.locale}.csv`);
      const lastDeal = new Date(stack.now().getTime() - 500 * DAY)
        .toISOString()
        .slice(0, 10)
        .replaceAll('-', '/');
      writeFileSync(
        file,
        cp932(
          `会社名,氏名,メールアドレス,担当営業,最終取引日\r\n${company},${name},${email},鈴木 花子,${lastDeal}\r\n`,
        ),
      );
      await open('/imports');
      await page.getByLabel(desk.kind).selectOption('customers');
      await page.getByLabel(desk.declaredBy).fill('佐倉 美咲');
      await page.getByRole('radio', { name: desk.ground }).check();
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByText(desk.unstored).waitFor();
      await page.getByRole('button', { name: desk.takeIn }).click();
      await page.getByText(desk.taken).first().waitFor();
      await stack.settle();

      // Who is dormant; a text of one's own; a test; the launch.
      await open('/segments');
      await page.getByRole('link', { name: desk.lapsed }).click();
      await page.getByRole('link', { name: desk.create }).click();
      await page.getByRole('button', { name: desk.toSequence }).click();
      await page.getByRole('button', { name: desk.toTexts }).click();
      await page.getByText(desk.ownText).click();
      await page.getByLabel(desk.subject, { exact: true }).fill('棚卸しの手引きをお送りします');
      await page
        .getByLabel(desk.body, { exact: true })
        .fill(
          '{{ account.name }} {{ customer.name }}様\n\n棚卸しの手引きができました。\n\n[相談する]({{ consultation.url }})',
        );
      await page.getByRole('button', { name: desk.use }).click();
      await page.getByText(desk.own, { exact: true }).waitFor();
      await page.getByLabel(desk.testTo).fill('me@mirai-zaiko.example');
      await page.getByRole('button', { name: desk.test }).click();
      await page.getByText(desk.tested).waitFor();
      await page.getByRole('button', { name: desk.toConfirm }).click();
      await page.getByLabel(desk.name).fill(`秋のご案内 ${desk.locale}`);
      await page.getByRole('button', { name: desk.launch }).click();
      await page.getByRole('heading', { level: 1, name: `秋のご案内 ${desk.locale}` }).waitFor();
      await stack.settle();
      await stack.advance(3 * DAY);
      await stack.settle();

      // The customer reads and asks.
      const reader = await browser.newPage({ locale: 'ja-JP' });
      await readMail(reader, email, /棚卸しの手引きをお送りします/);
      await stack.advance(10 * MINUTE);
      const asking = await pressInMail(reader, /相談/);
      await asking.getByLabel('お見積').check();
      await asking
        .getByRole('textbox', { name: /お問い合わせの内容/ })
        .fill('20拠点の在庫をまとめて見たい。');
      await asking.locator('button[type=submit]').click();
      await asking
        .getByText(/受け付け|ありがとうございます/)
        .first()
        .waitFor();
      await stack.settle();
      await stack.advance(10 * MINUTE);
      await stack.settle();

      // Sales accepts from the mail, and reports from the console.
      await readMail(reader, 'suzuki@mirai-zaiko.example', new RegExp(name.slice(0, 2)));
      const accepting = await pressInMail(reader, /対応します/);
      await accepting.locator('button[type=submit]').click();
      await accepting.waitForLoadState();
      await stack.settle();
      const before = await kpisOf(page, open);
      const sales = await sitDown(browser, stack, { person: 'sales', locale: desk.locale });
      await sales.open('/handoffs?as=table');
      const own = await owners(sales.page);
      await sales.page
        .getByRole('link', { name: new RegExp(name) })
        .first()
        .click();
      await sales.page.getByRole('link', { name: /結果を報告|Report the result/ }).click();
      await sales.page.locator('#outcome-won').check();
      await sales.page.locator('#amount').fill('1200000');
      await sales.page.locator('button[type=submit]').first().click();
      await sales.page.waitForLoadState();
      await stack.settle();

      // The figures moved; sales saw its own alone.
      expect((await kpisOf(page, open)) - before).toBe(1);
      await open('/handoffs?as=table');
      expect([...own]).toEqual(['鈴木 花子']);
      expect([...(await owners(page))].filter((each) => each !== '鈴木 花子')).not.toEqual([]);
      // Days went by: a token that ended is refreshed, which the browser notes as a 401.
      const complaints = [...marketer.complaints, ...sales.complaints];
      expect(complaints.filter((each) => !each.includes(' 401 '))).toEqual([]);
      await sales.leave();
      await marketer.leave();
      await reader.close();
    },
    180_000,
  );
});

/** Whose the handoffs of the table are. */
async function owners(page: Page): Promise<ReadonlySet<string>> {
  return new Set(await page.locator('main tbody tr td:nth-of-type(2)').allInnerTexts());
}

/** Deals won, as the page of KPIs says it. */
async function kpisOf(page: Page, open: (path: string) => Promise<void>): Promise<number> {
  await open('/kpis');
  await quiet(page);
  return Number(/(?:受注|Won)\s+([\d,]+)/.exec(await page.locator('main').innerText())?.[1] ?? Number.NaN);
}
