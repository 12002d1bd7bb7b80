import type { Browser } from 'playwright-core';
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
  [stack, browser] = await Promise.all([startConsole(), openBrowser()]);
  await callApi(stack.urls.api, 'PUT', '/settings', { companyName: '見える会社' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

describe.skipIf(missingBrowser !== undefined)('the audit log', () => {
  it.each([
    { locale: 'ja-JP', width: 1440, dark: false },
    { locale: 'en-US', width: 375, dark: true },
  ] as const)(
    'shows an administrator what became what, and is found by kind: $locale, $width px',
    async (desk) => {
      const { page, complaints, open, leave } = await sitDown(browser, stack, { ...desk, person: 'admin' });
      await open('/audit');
      await page.getByText('見える会社').waitFor();
      const all = await page.getByRole('rowheader').count();
      const wrong = [...(await findings(page)), ...((await overflow(page)) > 0 ? ['too wide'] : [])];
      if (shots !== undefined)
        await page.screenshot({ path: `${shots}/audit-${desk.locale}-${desk.width}.png`, fullPage: true });
      await page.getByLabel(desk.locale === 'ja-JP' ? '対象' : 'Of what').selectOption('settings');
      await page.waitForURL(/kind=settings/);
      await page
        .getByRole('rowheader', { name: /^(ファイルを取り込み|Imported a file)/ })
        .first()
        .waitFor({ state: 'detached' });
      const settings = await page.getByRole('rowheader').allInnerTexts();

      expect(settings.length).toBeLessThan(all);
      expect(wrong).toEqual([]);
      expect(complaints).toEqual([]);
      await leave();
    },
  );

  it('is no page for anybody else', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { person: 'marketing' });
    await open('/audit');
    const refused = await page.locator('main').innerText();
    await open('/no-such-page');

    expect(await page.locator('main').innerText()).toBe(refused);
    await leave();
  });
});
