import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalStack } from '../../local/local-stack.ts';
import { mailsTo } from '../support/inbox.ts';
import { missingBrowser, openBrowser } from './browser.ts';
import { quiet, sitDown, someAddress, startConsole } from './console-stack.ts';
import { fileOf } from './saved-files.ts';

if (missingBrowser !== undefined) console.warn(missingBrowser);

const shots = process.env['REKINDLE_SHOTS'];
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

describe.skipIf(missingBrowser !== undefined)('a marketer at the console', () => {
  it('goes from a segment over the mails and a test to a launch, then pauses it and takes that back', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack);
    await open('/segments');
    await page.getByRole('link', { name: /^取引途絶 / }).click();
    const excluded = await page
      .getByRole('heading', { name: /除外した方/ })
      .locator('../..')
      .innerText();
    await page.getByRole('link', { name: /で施策を作る/ }).click();
    await page.getByRole('button', { name: /でシナリオを選ぶ/ }).click();
    await page.getByRole('button', { name: 'このシナリオで文面へ進む' }).click();
    await page.frameLocator('iframe').getByText('ご無沙汰しております').first().waitFor();
    await page.getByText('自分の文面に替える').click();
    await page.getByLabel('件名', { exact: true }).fill('{{ topic }}の近況のご案内');
    await page.getByText(/書きかけの文面があります/).waitFor();
    await page.reload();
    const typed = await page.getByLabel('件名', { exact: true }).inputValue();
    await page.getByRole('button', { name: 'この文面を使う' }).click();
    await page.getByText('自分の文面', { exact: true }).waitFor();
    await page.getByLabel('試し送りの宛先').fill('me@mirai-zaiko.example');
    await page.getByRole('button', { name: '試し送りする' }).click();
    await page.getByText('me@mirai-zaiko.example への試し送り').waitFor();
    await page.getByRole('button', { name: '確認へ進む' }).click();
    await page.getByRole('button', { name: /名に始める/ }).click();
    const refusal = await page.getByRole('alert').innerText();
    await page.getByLabel('施策の名前').fill('秋のご案内');
    await page.reload();
    await page.getByRole('button', { name: /名に始める/ }).click();
    await page.getByRole('heading', { level: 1, name: '秋のご案内' }).waitFor();
    await page.getByText('件名「{{ topic }}の近況のご案内」').waitFor();
    await page.getByRole('button', { name: '一時停止' }).click();
    await page.getByText('一時停止しています').waitFor();
    await page.getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('配信中', { exact: true }).waitFor();
    await stack.settle();

    expect(excluded).toContain('配信の根拠が不明');
    expect(refusal).toContain('施策の名前を入力してください');
    expect(page.url()).toMatch(/\/campaigns\/[^/]+$/);
    expect(typed).toBe('{{ topic }}の近況のご案内');
    const [tried] = mailsTo(stack, 'me@mirai-zaiko.example');
    expect(tried?.subject).toBe('在庫管理の近況のご案内');
    expect(complaints).toEqual([]);
    await leave();
  });

  it('reads a file without storing it, sees what it refuses, then takes it in; the lead turns hot', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { locale: 'en-US' });
    const address = await someAddress(stack);
    await open('/imports');
    await page.getByLabel('What is in the file').selectOption('inquiry');
    await page
      .getByLabel('Choose a file')
      .setInputFiles(
        fileOf(
          'inquiries.csv',
          'メールアドレス,種別,内容,受付日時',
          `${address},お見積,見積を希望,2026/11/20 10:00`,
          'bad＠x,お見積,,2026/11/20 10:00',
        ),
      );
    await page.getByText('Nothing is stored yet').waitFor();
    const report = await page.locator('main').innerText();
    await page.getByRole('button', { name: 'Take 1 row in' }).click();
    await page.getByText('Took "inquiries.csv" in.').first().waitFor();
    await stack.settle();
    await open('/contacts');
    await page.getByRole('rowheader').getByRole('link').first().click();
    await page.getByRole('heading', { name: /^Interest now/ }).waitFor();

    expect(report).toContain('bad＠x');
    expect(await page.locator('main').innerText()).toContain('Inquiry or request');
    await page.getByRole('link', { name: 'See the handoff' }).click();
    await page.getByText('Waiting for acceptance').first().waitFor();
    await leave();
  });

  it('changes settings in place, is told of a mistake at its field, and loses nothing typed', async () => {
    const { page, open, leave } = await sitDown(browser, stack);
    await open('/settings');
    await page.getByRole('button', { name: /変更する.*会社と差出人/ }).click();
    await page.getByLabel('サポートの宛先').fill('no address');
    await page.getByRole('button', { name: '保存する' }).click();
    const field = page.getByLabel('サポートの宛先');
    await page.locator('.field', { has: field }).getByRole('alert').waitFor();
    const kept = await field.inputValue();
    const isInvalid = await field.getAttribute('aria-invalid');
    await field.fill('help@mirai-zaiko.example');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('設定を保存しました').waitFor();

    expect([kept, isInvalid]).toEqual(['no address', 'true']);
    await page.getByText('help@mirai-zaiko.example').waitFor();
    await page.getByRole('button', { name: 'いません（営業へ直接渡す）' }).click();
    await page.getByText(/第2版に記録しました/).waitFor();
    await leave();
  });

  it('keeps a page and its place when the language changes, and says what to do when nobody answers', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { locale: 'en-US' });
    await open('/campaigns/new?step=confirm');
    await page.getByLabel('Name of the campaign').fill('Autumn');
    await page.getByRole('button', { name: '日本語' }).click();
    await page.getByRole('heading', { name: '施策を始める' }).waitFor();
    const typed = await page.getByLabel('施策の名前').inputValue();
    const language = await page.getAttribute('html', 'lang');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: /名に始める/ }).click();
    const failed = await page.getByRole('alert').last().innerText();
    await page.context().setOffline(false);
    await quiet(page);

    expect([typed, language]).toEqual(['Autumn', 'ja']);
    expect(failed).toContain('入力した内容は残っています');
    expect(await page.getByLabel('施策の名前').inputValue()).toBe('Autumn');
    await leave();
  });

  it('tries another score beside the one in force, compares and ends the trial', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack, { person: 'admin' });
    await open('/score');
    await page
      .getByRole('button', { name: /今の配点と並べて試す/ })
      .first()
      .click();
    await page.getByRole('heading', { name: /^試用中/ }).waitFor();
    await stack.settle();
    await page.getByRole('button', { name: '全員で比べる' }).click();
    await page.getByText(/状態が変わ/).waitFor();
    await page.getByRole('button', { name: '試用をやめる' }).click();
    await page.getByText('試用をやめました').waitFor();

    expect(complaints).toEqual([]);
    await leave();
  });
});

describe.skipIf(missingBrowser !== undefined)('others at the console', () => {
  it('a manager says who is away and who stands in; sales sees that and has no button for it', async () => {
    const manager = await sitDown(browser, stack, { person: 'manager' });
    await manager.open('/team');
    await manager.page.getByRole('button', { name: /不在を入力 鈴木 花子/ }).click();
    await manager.page.getByLabel('最初の日').fill('2027-01-12');
    await manager.page.getByLabel('最後の日').fill('2027-01-10');
    await manager.page.getByRole('button', { name: '保存する' }).click();
    await manager.page.getByText('最初の日と同じか後にしてください').waitFor();
    await manager.page.getByLabel('最後の日').fill('2027-01-15');
    await manager.page.getByLabel('代わりの方').selectOption('高橋 健');
    await manager.page.getByRole('button', { name: '保存する' }).click();
    await manager.page.getByText('鈴木 花子さんの不在を保存しました').waitFor();
    await manager.leave();
    const sales = await sitDown(browser, stack, { person: 'sales' });
    await sales.open('/team');

    expect(await sales.page.getByRole('row', { name: /鈴木 花子/ }).innerText()).toContain('代わり 高橋 健');
    expect(await sales.page.getByRole('main').getByRole('button').count()).toBe(0);
    await sales.leave();
  });

  it.each([
    { locale: 'ja-JP', width: 1280, take: 'この方に電話する', done: /電話すると自分で決めた/ },
    { locale: 'en-US', width: 375, take: 'I will call this person', done: /chose to call/ },
  ] as const)(
    'a salesperson takes one of their own people to call: $locale',
    async (desk) => {
      const { page, complaints, open, leave } = await sitDown(browser, stack, { ...desk, person: 'sales' });
      await open('/contacts?view=reading');
      const own = await page
        .locator('a[href^="/contacts/"]')
        .evaluateAll((links) => links.map((a) => a.getAttribute('href')));
      const button = page.getByRole('button', { name: desk.take });
      for (const address of own) {
        await open(address ?? '');
        if (await button.isVisible()) break;
      }
      await shoot(page, `take-before-${desk.locale}`);
      await button.click();
      await page.getByText(desk.done).waitFor();
      await quiet(page);
      await shoot(page, `take-after-${desk.locale}`);

      expect(complaints).toEqual([]);
      await leave();
    },
    30_000,
  );

  it('somebody else is chosen at the top, and what that person may not see is gone', async () => {
    const { page, open, leave } = await sitDown(browser, stack);
    await open('/imports');
    await page.getByLabel('利用する人').selectOption('sales');
    await page.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
    await quiet(page);
    const menu = await page.getByRole('navigation', { name: 'メインメニュー' }).innerText();
    await open('/imports');

    expect(menu).not.toContain('取り込み');
    expect(await page.locator('main').innerText()).toContain('あなたの役割では見られません');
    await leave();
  });

  it('a code leads to its handoff, a name to who is called so, and neither stands in the address', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { person: 'support' });
    await open('/contacts');
    const name = await page.getByRole('rowheader').getByRole('link').first().innerText();
    await page.keyboard.press('/');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.getByText('が見つかりました').waitFor();
    const address = page.url();
    await open('/handoffs?as=table');
    const code = await page.getByRole('row').last().getByRole('cell').last().innerText();
    await page.getByLabel('全体を検索').fill(code.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByText(`受付番号 ${code}`).waitFor();

    expect(new URL(address).search).toBe('');
    await leave();
  });
});

async function shoot(page: Page, name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}
