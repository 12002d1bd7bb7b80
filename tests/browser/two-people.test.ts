import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { callApi } from '../../demo/api-client.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
import { sitDown, startConsole } from './console-stack.ts';

/** Where to leave a picture of each page, to look at. */
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

const desks = [
  {
    locale: 'ja-JP',
    width: 1440,
    dark: false,
    change: /^変更する 会社と差出人/,
    name: '会社名',
    keep: '保存する',
  },
  { locale: 'en-US', width: 375, dark: true, change: /^Change Company/, name: 'Company name', keep: 'Keep' },
] as const;
const said = {
  'ja-JP': { first: 'さんが先に変更しました', compare: '比べる', mine: 'あなたの入力' },
  'en-US': { first: 'changed this first', compare: 'Compare', mine: 'Yours' },
};

describe.skipIf(missingBrowser !== undefined)('two people who change the same settings', () => {
  it.each(desks)('see both side by side, and lose nothing: $locale, $width px', async (desk) => {
    const words = said[desk.locale];
    const late = await sitDown(browser, stack, desk);
    const fast = await sitDown(browser, stack, { ...desk, person: 'admin' });
    for (const { page, open } of [late, fast]) {
      await open('/settings');
      await page.getByRole('button', { name: desk.change }).click();
    }
    const support = /^(サポートの宛先|Address of support)/;
    await fast.page.getByLabel(desk.name).fill(`先 ${desk.width}`);
    await fast.page.getByLabel(support).fill(`first-${desk.width}@mirai-zaiko.example`);
    await fast.page.getByRole('button', { name: desk.keep, exact: true }).click();
    await fast.page.getByText(`先 ${desk.width}`).waitFor();

    await late.page.getByLabel(desk.name).fill(`後 ${desk.width}`);
    await late.page.getByRole('button', { name: desk.keep, exact: true }).click();
    const notice = await late.page.getByText(words.first).innerText();
    const typed = await late.page.getByLabel(desk.name).first().inputValue();
    await late.page.getByRole('button', { name: words.compare }).click();
    const table = late.page.locator('form').getByRole('table');
    await table.waitFor();
    const compared = await table.innerText();
    const radios = await table.getByLabel(words.mine).all();
    const chosen = await Promise.all(radios.map(async (radio) => radio.isChecked()));
    const wrong = [...(await findings(late.page)), ...((await overflow(late.page)) > 0 ? ['too wide'] : [])];
    if (shots !== undefined)
      await late.page.screenshot({ path: `${shots}/faster-${desk.locale}.png`, fullPage: true });
    await late.page.getByRole('button', { name: desk.keep, exact: true }).click();
    await table.waitFor({ state: 'detached' });
    await late.page.getByText(`後 ${desk.width}`).waitFor();

    expect(notice).toMatch(/\S/);
    expect(notice).not.toMatch(/ほかの人|Somebody/);
    expect(typed).toBe(`後 ${desk.width}`);
    expect(compared).toContain(`先 ${desk.width}`);
    expect(compared).toContain(`後 ${desk.width}`);
    // Of the field that the later one did not touch, the first one's change is chosen.
    expect(chosen).toEqual([true, false]);
    expect(await late.page.locator('main').innerText()).toContain(`first-${desk.width}@mirai-zaiko.example`);
    expect(wrong).toEqual([]);
    await Promise.all([late.leave(), fast.leave()]);
  });
});

describe.skipIf(missingBrowser !== undefined)('a number of the settings', () => {
  it('that was refused, or emptied, is saved once it is right', async () => {
    const { page, open, leave } = await sitDown(browser, stack);
    await open('/settings');
    await page.getByRole('button', { name: /変更する.*配信の頻度/ }).click();
    const most = page.getByLabel('30日に送るメールの上限（通）');
    const save = page.getByRole('button', { name: '保存する' });
    for (const [typed, refused] of [
      ['0', /1以上/],
      ['', /数字/],
    ] as const) {
      await most.fill(typed);
      await save.click();
      await page.locator('.field', { has: most }).getByRole('alert').filter({ hasText: refused }).waitFor();
    }
    await most.fill('３');
    await save.click();
    const kept = page.locator('.pair', { hasText: '30日に送るメールの上限（通）' }).locator('dd');
    await kept.waitFor();

    // No form closes over what was there before.
    expect(await kept.innerText()).toBe('3');
    expect(await page.getByRole('alert').count()).toBe(0);
    await leave();
  });
});

describe.skipIf(missingBrowser !== undefined)('whoever was slower', () => {
  it('is told so at the absence of a salesperson, sees what is there, and may write over it', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack, { person: 'manager' });
    await open('/team');
    await page.getByRole('button', { name: /不在を入力 鈴木 花子/ }).click();
    await page.getByLabel('最初の日').fill('2027-01-12');
    await page.getByLabel('最後の日').fill('2027-01-15');
    await callApi(stack.urls.api, 'POST', '/owners/absence', {
      name: '鈴木 花子',
      from: '2027-02-01',
      until: '2027-02-02',
    });
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('さんが先に変更しました').waitFor();
    await page.getByText(/2\/1/).waitFor();
    const typed = await page.getByLabel('最初の日').inputValue();
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('鈴木 花子さんの不在を保存しました').waitFor();

    expect(typed).toBe('2027-01-12');
    // The refusal itself is all that the browser notes.
    expect(complaints.filter((each) => !each.includes('412'))).toEqual([]);
    await leave();
  });

  it('keeps the month’s topic as typed, and chooses whose stays', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { width: 375 });
    await open('/monthly');
    await page.getByLabel('話題', { exact: true }).fill('後から');
    await page.reload();
    await page.getByLabel('話題', { exact: true }).waitFor();
    const month = dayOf(stack.now().getTime(), 'Asia/Tokyo').slice(0, 7);
    await callApi(stack.urls.api, 'PUT', `/monthly/${month}`, {
      title: '先に',
      text: { ja: { subject: '{{ topic }}のご案内', body: '[詳しくはこちら]({{ consultation.url }})' } },
    });
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('先に保存しました').waitFor();
    const typed = await page.getByLabel('話題', { exact: true }).inputValue();
    const wrong = await findings(page);
    if (shots !== undefined) await page.screenshot({ path: `${shots}/topic-overtaken.png`, fullPage: true });
    await page.getByRole('button', { name: '先に保存された内容にする' }).click();

    expect(typed).toBe('後から');
    expect(await page.getByLabel('話題', { exact: true }).inputValue()).toBe('先に');
    expect(wrong).toEqual([]);
    await leave();
  });
});
