import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
  [stack, browser] = await Promise.all([startConsole(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

const picture = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};

describe.skipIf(missingBrowser !== undefined)('a marketer who builds a segment', () => {
  it('writes clauses by mouse and keyboard, sees whom they reach and why, saves, and takes a version back', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack, { width: 1200 });
    const said = page.locator('.says');
    await open('/segments/new');
    await page.getByRole('button', { name: '＋ 条件を追加' }).click();
    expect(await page.evaluate('document.activeElement?.tagName')).toBe('SELECT');
    await page.getByRole('checkbox', { name: '取引途絶' }).check();
    await page.getByRole('checkbox', { name: '失注', exact: true }).check();
    await picture(page, 'segment-clause-ja-1200');
    const wrongForm = await findings(page);
    await page.getByRole('button', { name: 'この内容にする' }).click();
    await page.getByRole('button', { name: '＋ まとまりを追加' }).first().click();
    await page.getByRole('combobox', { name: '項目' }).selectOption({ label: '業種' });
    await page.getByRole('combobox', { name: '比べ方' }).selectOption({ label: 'のいずれか' });
    await page.locator('.offer input').first().check();
    await page.getByRole('button', { name: 'この内容にする' }).click();
    await page.getByRole('button', { name: '＋ この中に条件を追加' }).click();
    await page.getByRole('combobox', { name: '項目' }).selectOption({ label: '受注額の合計' });
    await page.getByRole('combobox', { name: '比べ方' }).selectOption({ label: '以上' });
    await page.getByRole('button', { name: 'この内容にする' }).click();
    const refusal = await page.getByRole('alert').innerText();
    await page.getByLabel('値', { exact: true }).fill('１，０００，０００円');
    await page.getByText('編集中の条件があります').waitFor();
    const isSavable = await page.getByRole('button', { name: '保存する' }).isEnabled();
    await page.getByRole('button', { name: 'この内容にする' }).click();
    const sentence = await said.innerText();
    await page.locator('[data-clause="1"]').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Alt+ArrowUp');
    const turned = await said.innerText();
    await page.reload();
    await page.getByText('保存していない編集の続きです。').waitFor();
    const goneOnWith = await said.innerText();
    await page.locator('[data-clause="1"] > .small', { hasText: /[+−±]\d/ }).waitFor();
    await page.getByLabel('対象条件の名前').fill('秋の掘り起こし');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.waitForURL(/\/segments\/s-/);
    await page.getByText('第1版', { exact: true }).waitFor();

    const { sample } = await previewed(page);
    await page.getByLabel('氏名・会社・アドレス', { exact: true }).last().fill(sample);
    await page.locator('.aside button.linklike', { hasText: sample }).first().click();
    await page.getByText('入っています').waitFor();
    await picture(page, 'segment-why-ja-1200');
    const wrong = await findings(page);

    await page.locator('[data-clause="1"]').focus();
    await page.keyboard.press('Delete');
    const without = await said.innerText();
    await page.getByRole('button', { name: '第2版として保存' }).click();
    await page.getByRole('button', { name: '第1版を開く' }).click();
    await page.getByText('第3版を編集中').waitFor();
    const back = await said.innerText();

    expect(goneOnWith).toBe(turned);
    expect(wrongForm).toEqual([]);
    expect(wrong).toEqual([]);
    expect(refusal).toContain('値を入れてください');
    expect(isSavable).toBe(false);
    expect(sentence).toMatch(
      /^休眠の種類が取引途絶・失注のいずれかである、かつ（業種が「.+」である、または受注額の合計が100万円以上である）方$/,
    );
    expect(turned).toMatch(/^（業種が.+）、かつ休眠の種類が取引途絶・失注のいずれかである方$/);
    expect(without).toBe('休眠の種類が取引途絶・失注のいずれかである方');
    expect(back).toBe(turned);
    expect(complaints).toEqual([]);
    await leave();
  });

  it.each([
    { locale: 'ja-JP', width: 375, clone: '複製', add: '＋ 条件を追加' },
    { locale: 'en-US', width: 375, clone: 'Clone', add: '+ Clause' },
    { locale: 'en-US', width: 1200, clone: 'Clone', add: '+ Clause' },
  ] as const)('clones a ready-made one; all fits and is accessible: $locale, $width px', async (desk) => {
    const { page, complaints, open, leave } = await sitDown(browser, stack, desk);
    await open('/segments/lost-on-price');
    await page.getByRole('button', { name: desk.clone, exact: true }).click();
    await page.waitForURL(/\/segments\/s-/);
    await page.locator('.fig').waitFor();
    await page.getByRole('button', { name: desk.add, exact: true }).click();
    await picture(page, `segment-${desk.locale}-${desk.width}`);

    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
    await leave();
  });

  it.each([
    {
      locale: 'ja-JP',
      width: 375,
      about: '約27,400名',
      range: '25,200名〜29,800名',
      exactly: '正確に数える',
    },
    {
      locale: 'en-US',
      width: 1200,
      about: 'about 27,400 people',
      range: '25,200 people and 29,800',
      exactly: 'Count exactly',
    },
  ] as const)(
    'of many customers sees an estimate with its range, then how far the count is: $locale',
    async (desk) => {
      const { page, complaints, open, leave } = await sitDown(browser, stack, desk);
      const estimate = {
        sampled: 2000,
        share: { value: 0.0274, low: 0.0252, high: 0.0298 },
        people: { of: 1_000_000, value: 27_400, low: 25_200, high: 29_800 },
      };
      await page.route('**/api/segments/preview*', async (route) => {
        const isQuick = /"quick":true/.test(route.request().postData() ?? '');
        const response = await route.fetch();
        const real: object = Object(await response.json());
        const counting = isQuick ? {} : { counting: { done: 11, of: 32, isFirst: true } };
        const without = [{ place: 'rule.all[0]', more: 1200, isEstimate: true }];
        await route.fulfill({ response, json: { ...real, estimate, without, ...counting } });
      });
      await open('/segments/lapsed');
      await page.getByText(desk.about).waitFor();
      const estimated = await page.locator('.aside').innerText();
      const cost = await page.locator('[data-clause="1"]').innerText();
      await picture(page, `segment-estimate-${desk.locale}-${desk.width}`);
      await page.getByRole('button', { name: desk.exactly }).click();
      await page.getByRole('progressbar').waitFor();
      const wrong = await findings(page);

      expect(estimated).toContain(desk.range);
      expect(cost).toContain('≈ +1,200');
      expect(wrong).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
      await leave();
    },
  );

  it('is told who was faster, and may save over it', async () => {
    const rule = { all: [{ field: 'tag', op: 'hasAny', value: ['VIP'] }] };
    const name = (of: string) => ({ ja: of, en: of });
    await callApi(stack.urls.api, 'POST', '/segments', { id: 'both', name: name('両方'), rule });
    const { page, open, leave } = await sitDown(browser, stack);
    await open('/segments/both');
    await page.getByLabel('対象条件の名前').fill('あと');
    await callApi(stack.urls.api, 'PUT', '/segments/both', { name: name('さき'), rule });

    await page.getByRole('button', { name: '第2版として保存' }).click();
    await page.getByText('ほかの人が先に保存しました。').waitFor();
    await page.getByText('第3版を編集中').waitFor();
    await page.getByRole('button', { name: '自分の内容で保存する' }).click();
    await page.getByText('第3版（現在）').waitFor();

    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('あと');
    await leave();
  });
});

/** Somebody of the sample on the page. */
async function previewed(page: Page): Promise<{ readonly sample: string }> {
  const link = page.locator('table tbody th a').first();
  return { sample: await link.innerText() };
}
