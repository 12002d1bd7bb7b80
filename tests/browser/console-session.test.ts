import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { stackName } from '../../lib/stack-name.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { startLocalStack } from '../../local/start-local-stack.ts';
import { missingBrowser, openBrowser } from './browser.ts';
import { quiet } from './console-stack.ts';

let stack: LocalStack;
let browser: Browser;

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  [stack, browser] = await Promise.all([
    startLocalStack({
      outdir: inject('outdir'),
      stackName,
      dynamodbEndpoint: inject('stackDatabase'),
      consoleDirectory: inject('consoleDirectory'),
      people: [{ id: 'alone', name: 'Alone', email: 'alone@company.example', role: 'admin' }],
    }),
    openBrowser(),
  ]);
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

const openTab = async (context: BrowserContext, path: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(stack.urls.api + path);
  await page.locator('main h1').waitFor();
  await quiet(page);
  return page;
};
const newContext = () => browser.newContext({ locale: 'ja-JP' });

describe.skipIf(missingBrowser !== undefined)('a session in the browser', () => {
  it('begins by itself, leads back to the page that was asked for, and shows no script a token', async () => {
    const context = await newContext();
    const refused: string[] = [];
    context.on('response', (response) => {
      if (response.status() === 401) refused.push(response.url());
    });
    const page = await openTab(context, '/settings?part=mail');

    expect(page.url()).toBe(`${stack.urls.api}/settings?part=mail`);
    expect(refused).toEqual([`${stack.urls.api}/api/session`]);
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('eyJ');
    await context.close();
  });

  it('goes on in two tabs by one refresh, and ends in both at once', async () => {
    const context = await newContext();
    const [one, two] = [await openTab(context, '/team'), await openTab(context, '/campaigns')];
    const refreshes: string[] = [];
    context.on('request', (request) => {
      if (request.url().endsWith('/refresh')) refreshes.push(request.url());
    });
    await context.clearCookies({ name: '__Host-rk-access' });
    await Promise.all([one, two].map(async (page) => page.evaluate("dispatchEvent(new Event('online'))")));
    await Promise.all([quiet(one), quiet(two)]);
    const heading = await two.getByRole('heading', { level: 1 }).innerText();

    await one.getByRole('button', { name: 'サインアウト' }).click();
    await Promise.all([one, two].map(async (page) => page.waitForURL('**/signed-out')));

    expect(refreshes).toHaveLength(1);
    expect(heading).toBe('施策');
    await two.getByRole('button', { name: 'サインイン' }).click();
    await two.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
    await context.close();
  });

  it('that has ended leads to signing in where something is read, and keeps what is typed where it is written', async () => {
    const context = await newContext();
    const page = await openTab(context, '/members');
    await page.getByRole('button', { name: '利用者を招待する' }).click();
    await page.getByLabel('メールアドレス').fill('new@company.example');
    await page.getByLabel('氏名').fill('新しい 方');
    await page.getByLabel('サポート').check();
    await context.clearCookies({ name: '__Host-rk-access' });
    await context.clearCookies({ name: '__Host-rk-refresh' });
    await page.getByRole('button', { name: '招待を送る' }).click();
    await page.getByText('サインインの期限が切れました').waitFor();
    const typed = await page.getByLabel('メールアドレス').inputValue();

    await openTab(context, '/');
    await page.getByRole('button', { name: '招待を送る' }).click();
    await page.getByText('new@company.example に招待を送りました').waitFor();

    expect(typed).toBe('new@company.example');
    await context.close();
  });
});

describe.skipIf(missingBrowser !== undefined)('an administrator', () => {
  it('invites somebody, changes the role, removes them, and invites them again', async () => {
    const context = await newContext();
    const page = await openTab(context, '/members');
    await page.getByRole('button', { name: '利用者を招待する' }).click();
    await page.getByLabel('メールアドレス').fill('kato@company.example');
    await page.getByLabel('氏名').fill('加藤 律');
    await page.getByLabel('営業', { exact: true }).check();
    await page.getByRole('button', { name: '招待を送る' }).click();
    await page.getByRole('button', { name: '変更 加藤 律' }).click();
    await page.getByLabel('営業マネージャー').check();
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('加藤 律さんの変更を保存しました').waitFor();
    await page
      .getByRole('row', { name: /加藤 律/ })
      .getByText('営業マネージャー')
      .waitFor();
    await page.getByRole('button', { name: '外す 加藤 律' }).click();
    await page.getByText('加藤 律さんを外しました').waitFor();
    await page.getByRole('button', { name: 'もう一度招待する 加藤 律' }).click();
    await page.getByText('加藤 律さんをもう一度招待しました').waitFor();

    // The list is read again after the write.
    await page.getByRole('button', { name: '外す 加藤 律' }).waitFor();
    expect(await page.getByRole('button', { name: '外す 加藤 律' }).count()).toBe(1);
    await context.close();
  });
});
