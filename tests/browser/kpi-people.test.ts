import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalStack } from '../../local/local-stack.ts';
import { missingBrowser, openBrowser } from './browser.ts';
import { fillKpis } from './fill-kpis.ts';
import { quiet, sitDown, startConsole } from './console-stack.ts';

let stack: LocalStack;
let browser: Browser;

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  [stack, browser] = await Promise.all([startConsole(), openBrowser()]);
  await fillKpis(stack);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

/** Where to leave pictures, to look at. */
const shots = process.env['REKINDLE_SHOTS'];

async function picture(page: Page, name: string): Promise<void> {
  for (const width of [375, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
  }
}

describe.skipIf(missingBrowser !== undefined)('the people behind the figures', () => {
  it('are as many as each figure says (50 a page), at an address for a colleague, and lead back', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack, { person: 'manager' });
    await open('/kpis');
    if (shots !== undefined) await picture(page, 'figures');
    const links = await page.locator('.rates a.n, table.funnel a.n').all();
    const figures = await Promise.all(
      links.map(async (link) => ({
        told: Number((await link.innerText()).replaceAll(/\D/g, '')),
        address: (await link.getAttribute('href')) ?? '',
      })),
    );
    const counted = [];
    for (const { told, address } of figures) {
      await open(address);
      counted.push({ address, told, listed: await page.locator('main tbody tr').count() });
    }
    await open('/kpis');
    await page
      .locator('table.funnel')
      .getByRole('row', { name: /引き渡し/ })
      .getByRole('link')
      .click();
    await quiet(page);
    if (shots !== undefined) await picture(page, 'people');
    const title = await page.locator('main h1').innerText();
    const colleague = await sitDown(browser, stack, { person: 'marketing' });
    await colleague.open(new URL(page.url()).pathname + new URL(page.url()).search);
    const seen = await colleague.page.locator('main tbody').innerText();
    const shown = await page.locator('main tbody').innerText();
    await page.locator('.crumb a').click();
    await quiet(page);

    expect(counted.length).toBeGreaterThan(8);
    expect(counted.filter(({ told, listed }) => Math.min(told, 50) !== listed)).toEqual([]);
    expect(title).toBe('引き渡し');
    expect(seen).toBe(shown);
    expect(new URL(page.url()).pathname).toBe('/kpis');
    expect(complaints).toEqual([]);
    await colleague.leave();
    await leave();
  }, 120_000);

  it('are not for sales, nor are the figures', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { person: 'sales' });

    await open('/kpis/people?count=hot');

    expect(await page.locator('main table').count()).toBe(0);
    await leave();
  });
});
