import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { callApi } from '../../demo/api-client.ts';
import { importText } from '../../demo/company/load-company.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { missingBrowser, openBrowser, overflow } from './browser.ts';
import { quiet, sitDown, startConsole } from './console-stack.ts';
import { fileOf } from './saved-files.ts';

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

const campaigns = async () =>
  routes.listCampaigns.answer.parse(await callApi(stack.urls.api, 'GET', '/campaigns')).campaigns;
const imports = async () =>
  routes.listImports.answer.parse(await callApi(stack.urls.api, 'GET', '/imports')).imports;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const focused = (page: Page) =>
  page.evaluate(`document.activeElement?.textContent || document.activeElement?.type`);
/** As whoever comes back to a tab. */
const comeBack = async (page: Page): Promise<void> => {
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  await quiet(page);
};

/** The server does what it is asked, and its answer is lost on the way. */
async function loseAnswer(route: Route): Promise<void> {
  if (route.request().method() === 'GET') return route.continue();
  await route.fetch();
  return route.abort();
}

describe.skipIf(missingBrowser !== undefined)('at the console', () => {
  it('a launch whose answer is lost is launched once, however often it is pressed', async () => {
    const { page, open, leave } = await sitDown(browser, stack);
    await open('/campaigns/new?segment=lost-deals&step=confirm');
    await page.getByLabel('施策の名前').fill('一度だけ');
    await page.getByLabel(/この施策でも送る/).check();
    await quiet(page);

    await page.route('**/api/campaigns?*', loseAnswer);
    await button(page, /名に始める/).click();
    await page.getByText('処理されたかどうか分かりません').waitFor();
    await page.unroute('**/api/campaigns?*');
    await button(page, /名に始める/).click();
    await page.waitForURL(/campaigns\/\w{10}/);

    expect((await campaigns()).map(({ campaign }) => campaign.name)).toEqual(['一度だけ']);
    await leave();
  });

  it('nobody can launch to nobody; it says why, and what then', async () => {
    const { page, open, leave } = await sitDown(browser, stack);

    await open('/campaigns/new?segment=lost-deals&step=confirm');
    await page.getByText('対象の方は全員、ほかの施策を配信中です。').waitFor();

    expect(await button(page, /名に始める/).isDisabled()).toBe(true);
    await leave();
  });

  it('a second click on an import stores nothing twice; a file saved anew meanwhile is to be chosen again', async () => {
    const { page, open, leave } = await sitDown(browser, stack);
    const before = (await imports()).length;
    const file = fileOf(
      'twice.csv',
      '氏名,会社名,メールアドレス',
      '新規 一郎,株式会社新規,ichiro@twice.example',
    );
    await open('/imports');
    await page.getByLabel('ファイルを選ぶ').setInputFiles(file);
    await button(page, '1行を取り込む').dblclick();
    await page.getByText('新規1・更新0・変更なし0').waitFor();
    await stack.settle();
    const stored = (await imports()).length - before;

    await page.getByLabel('ファイルを選ぶ').setInputFiles(file);
    await button(page, '1行を取り込む').waitFor();
    await wait(1100);
    appendFileSync(file, '新規 二郎,株式会社新規,jiro@twice.example\n');
    await button(page, 'この内容でもう一度読む').click();

    await page.getByText('もう一度選んでください。').waitFor();
    expect(stored).toBe(1);
    expect(await button(page, '1行を取り込む').count()).toBe(0);
    await leave();
  });

  it('an upload during which the page was loaded anew goes on from there', async () => {
    const { page, open, leave } = await sitDown(browser, stack);
    const row = (n: number) => `株式会社長い名前の会社${n},担当 ${n},p${n}@reloaded.example,2025-01-10`;
    const rows = Array.from({ length: 60_000 }, (_, n) => row(n));
    const file = fileOf('reloaded.csv', '会社名,氏名,メールアドレス,最終接触日', ...rows);
    const sent: string[] = [];
    let isHeld = true;
    await page.route('**/parts/*?*', async (route) => {
      const [, part = ''] = /parts\/(\d+)/.exec(route.request().url()) ?? [];
      if (part === '1' && isHeld) return;
      sent.push(part);
      await route.continue();
    });
    await open('/imports');
    await page.getByLabel('ファイルを選ぶ').setInputFiles(file);
    await expect
      .poll(() => page.evaluate(`sessionStorage.getItem('broken-upload')`), { timeout: 20_000 })
      .toMatch(/"next":1/);

    await page.reload();
    await page.getByText('「reloaded.csv」は、途中までしか送られていません').waitFor();
    isHeld = false;
    await page.getByLabel('ファイルを選ぶ').setInputFiles(file);
    await page.waitForURL(/job=/);

    expect(sent).toEqual(['0', '1']);
    await leave();
  });

  it('what was typed outlives another language and the end of the session', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { person: 'admin' });
    await open('/settings');
    await button(page, '変更する 会社と差出人').click();
    await page.getByLabel('会社名').fill('書きかけの会社');

    await button(page, 'English').click();
    await page.getByRole('heading', { name: 'Company settings' }).waitFor();
    await quiet(page);
    const inEnglish = await page.getByLabel('Company name').inputValue();
    await page.context().clearCookies();
    await comeBack(page);
    await page.getByText('You are signed out.').waitFor();

    expect(inEnglish).toBe('書きかけの会社');
    expect(await page.getByLabel('Company name').inputValue()).toBe('書きかけの会社');
    await leave();
  });

  it('a segment whose rule is changed in one language keeps its name in the other', async () => {
    const name = { ja: '二つの名前', en: 'Two names' };
    await callApi(stack.urls.api, 'POST', '/segments', { id: 'two-names', name, rule: { all: [] } });
    const { page, open, leave } = await sitDown(browser, stack);
    await open('/segments/two-names');
    await button(page, '＋ 条件を追加').click();
    await page.getByRole('checkbox', { name: '取引途絶' }).check();
    await button(page, 'この内容にする').click();
    await button(page, '第2版として保存').click();
    await page.getByText('第2版', { exact: true }).waitFor();
    const saved = await callApi(stack.urls.api, 'GET', '/segments/two-names');

    expect(routes.showSegment.answer.parse(saved).segment).toMatchObject({ name, version: 2 });
    await leave();
  });

  it('days are those of the company, wherever the browser and the company are; that is said', async () => {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });
    const page = await context.newPage();
    await page.route('**/api/settings?*', async (route) => {
      const response = await route.fetch();
      const settings = z.looseObject({ calendar: z.looseObject({}) }).parse(await response.json());
      const calendar = { ...settings.calendar, timeZone: 'America/Los_Angeles' };
      return route.fulfill({ response, json: { ...settings, calendar } });
    });
    await page.route('**/api/owners?*', async (route) => {
      const response = await route.fetch();
      const { owners } = routes.listOwners.answer.parse(await response.json());
      const away = { absentFrom: '2027-01-04', absentUntil: '2027-01-08' };
      return route.fulfill({ response, json: { owners: owners.map((owner) => ({ ...owner, ...away })) } });
    });

    await page.goto(`${stack.urls.api}/api/session/sign-in?person=admin&to=/team`);

    await page.getByText('All times are those of the company (America/Los_Angeles).').waitFor();
    await page
      .getByText(/Mon 4 Jan.* – Fri 8 Jan/)
      .first()
      .waitFor();
    await context.close();
  });

  it('by keyboard one begins at the title of a page, goes on in the form that opens, and where it was once it closes', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { person: 'admin' });
    const press = async (name: RegExp) => {
      await button(page, name).first().focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
    };
    await open('/team');
    await press(/不在を入力/);
    await expect.poll(() => focused(page)).toBe('date');
    await press(/閉じる/);
    await expect.poll(() => focused(page)).toMatch(/不在を入力/);

    await page.getByRole('link', { name: '対象条件' }).first().press('Enter');
    await expect.poll(() => focused(page)).toBe('対象条件');
    await page.getByRole('link', { name: '施策', exact: true }).first().press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement?.tagName')).toBe('H1');

    await open('/campaigns/new?segment=stalled');
    await button(page, /シナリオを選ぶ/).click();
    await page.waitForURL(/step=sequence/);
    await page.goBack();
    await button(page, /シナリオを選ぶ/).waitFor();
    await leave();
  });

  it('a company that a file has left out is taken in again with a reason; long names stay within a phone', async () => {
    const name = `Donaudampfschifffahrts${'elektrizitäten'.repeat(4)}gesellschaft`;
    await importText(stack.urls.api, 'accounts', `会社名,状況\n${name},取引停止\n`);
    const { page, open, leave } = await sitDown(browser, stack, { width: 360 });
    await open('/companies');
    const beyond = await overflow(page);
    await page.getByRole('link', { name }).click();
    await button(page, '除外を解除する').click();
    await button(page, 'この会社の除外を解除する').click();
    await page.getByText('理由を入力してください。').waitFor();
    await page.getByLabel('解除してよい理由').fill('取引再開の稟議済み');
    await button(page, 'この会社の除外を解除する').click();
    await page.getByText('除外を解除しました').waitFor();
    await page.getByText('対象から外しています').waitFor({ state: 'detached' });

    expect([beyond, await overflow(page)]).toEqual([0, 0]);
    await leave();
  });
});
