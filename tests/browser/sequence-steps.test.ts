import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '../../demo/api-client.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
import { quiet, sitDown, startConsole } from './console-stack.ts';

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

describe.skipIf(missingBrowser !== undefined)('every kind of step', () => {
  it.each([
    { locale: 'ja-JP', width: 375, first: '最初に手順を追加', use: 'この内容にする', dark: false },
    { locale: 'en-US', width: 1200, first: 'Add a first step', use: 'Use this', dark: true },
  ] as const)(
    'is added and edited in its place; all fits and is accessible: $locale, $width px',
    async (desk) => {
      const { page, complaints, open, leave } = await sitDown(browser, stack, desk);
      const wrong: string[] = [];
      await open('/sequences/new');
      const kinds = 9;
      for (let kind = 0; kind < kinds; kind++) {
        await page.getByRole('button', { name: desk.first, exact: true }).click();
        await page.locator('.kinds button').nth(kind).click();
        await page.locator('form.panel').waitFor();
        for (const summary of await page.locator('form.panel summary').all()) await summary.click();
        await quiet(page);
        wrong.push(...(await findings(page)).map((finding) => `${kind}: ${finding}`));
        if ((await overflow(page)) > 0) wrong.push(`${kind}: wider than the window`);
        if (shots !== undefined)
          await page.locator('form.panel').screenshot({
            path: `${shots}/step-${kind}-${desk.locale}-${desk.width}.png`,
          });
        await page.getByRole('button', { name: desk.use, exact: true }).click();
      }
      const added = await page.locator('[data-step]').count();
      if (shots !== undefined)
        await page.screenshot({
          path: `${shots}/steps-${desk.locale}-${desk.width}.png`,
          fullPage: true,
        });

      expect(wrong).toEqual([]);
      expect(added).toBe(kinds);
      expect(complaints).toEqual([]);
      await leave();
    },
    120_000,
  );
});

describe.skipIf(missingBrowser !== undefined)('a mail of one’s own', () => {
  it('begins from one of ten, in both languages', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack, { width: 375 });
    await open('/sequences/new');
    await page.getByRole('button', { name: '最初に手順を追加', exact: true }).click();
    await page.locator('.kinds button').first().click();
    await page.getByLabel('文面', { exact: true }).selectOption('nurture-custom');
    await page.getByLabel('用意された10通から選ぶ').selectOption('how-is-it');
    const ja = await page.getByLabel('件名', { exact: true }).inputValue();
    await page.getByRole('radiogroup', { name: '文面の言語' }).getByText('English').click();
    const en = await page.getByLabel('件名', { exact: true }).inputValue();
    await quiet(page);
    const wrong = await findings(page);
    if (shots !== undefined) await page.screenshot({ path: `${shots}/library.png`, fullPage: true });

    expect([ja, en]).toEqual(['その後、{{ topic }}はいかがでしょうか', 'How is {{ topic }} going?']);
    expect(wrong).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
    await leave();
  });
});

describe.skipIf(missingBrowser !== undefined)('a sequence that several people see', () => {
  const own = (id: string, days: number) => ({
    id,
    name: { ja: id, en: id },
    topic: { ja: '在庫管理', en: 'inventory management' },
    steps: [
      { id: 'wait', kind: 'wait', until: { days } },
      { id: 'guide', kind: 'mail', template: 'nurture-document', assetId: 'guide' },
    ],
  });
  const put = (id: string, body: object): Promise<unknown> =>
    callApi(stack.urls.api, 'PUT', `/sequences/${id}`, body);

  it('is approved by another than its writer before it is launched', async () => {
    await put('to-approve', { sequence: own('to-approve', 1) });
    await callApi(stack.urls.api, 'PUT', '/settings', { sequenceApproval: 'another' });
    const { page, complaints, open, leave } = await sitDown(browser, stack, { width: 1200 });
    await open('/campaigns/new?step=sequence&sequence=to-approve');
    const button = page.getByRole('button', { name: 'このシナリオで文面へ進む' });
    const before = await button.isDisabled();
    const wrong = await findings(page);
    await open('/sequences/to-approve');
    await page.getByRole('button', { name: 'この内容で承認する' }).click();
    await page.getByText(/さんが承認しました/).waitFor();
    await open('/campaigns/new?step=sequence&sequence=to-approve');
    const after = await button.isDisabled();
    await callApi(stack.urls.api, 'PUT', '/settings', { sequenceApproval: 'anyone' });

    expect([before, after]).toEqual([true, false]);
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
    await leave();
  });

  it('stays a draft over leaving the page, and is not written over unseen: who was faster is named, and one of both is chosen', async () => {
    await put('both', { sequence: own('both', 1) });
    const { page, open, leave } = await sitDown(browser, stack, { width: 375 });
    await open('/sequences/both');
    await page.getByLabel('シナリオの名前').fill('あと');
    await open('/campaigns');
    await open('/sequences/both');
    await page.getByText('保存していない下書きから続けています。').waitFor();
    const kept = await page.getByLabel('シナリオの名前').inputValue();
    await put('both', { sequence: own('both', 2), revision: 1 });

    await page.getByRole('button', { name: '第2版として保存' }).click();
    await page.getByText(/先に保存しました/).waitFor();
    const wrong = await findings(page);
    const wide = await overflow(page);
    await page.getByRole('button', { name: '自分の内容で保存する' }).click();
    await page.getByText('第3版（現在）').waitFor();
    await page.getByRole('button', { name: '第2版を開く' }).click();
    await page.getByRole('heading', { level: 1, name: 'both' }).waitFor();

    expect(kept).toBe('あと');
    expect(await page.locator('[data-step="1"] h3').innerText()).toBe('2日待つ');
    expect(wrong).toEqual([]);
    expect(wide).toBe(0);
    await leave();
  });
});
