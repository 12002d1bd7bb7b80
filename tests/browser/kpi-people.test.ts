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

async function picture(page: Page, name: string, part?: string): Promise<void> {
  for (const width of [375, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const path = `${shots}/${name}-${width}.png`;
    if (part === undefined) await page.screenshot({ path, fullPage: true });
    else await page.locator('section').filter({ hasText: part }).first().screenshot({ path });
  }
}

describe.skipIf(missingBrowser !== undefined)('the people behind the figures', () => {
  it('are as many as each figure says (50 a page), at an address for a colleague, and lead back', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack, { person: 'manager' });
    await open('/kpis');
    if (shots !== undefined) {
      await picture(page, 'figures');
      await open('/kpis?by=owner');
      await picture(page, 'owners', '担当者');
      await open('/kpis');
    }
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

  it('stand behind another division too, which stays chosen on the way back', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack, { person: 'manager' });
    await open('/kpis');
    await page.getByLabel('分け方').selectOption('site');
    await quiet(page);
    const sites = page.getByRole('region', { name: '拠点ごと' });
    const lines = await sites.locator('tbody tr').count();
    const others = await sites
      .getByRole('row', { name: /その他（\d+種類の合計）/ })
      .getByRole('link')
      .count();
    if (shots !== undefined) await picture(page, 'division', '分け方');
    const first = sites.locator('tbody tr').first();
    const [name, told] = [
      await first.locator('th').innerText(),
      await first.locator('td a').first().innerText(),
    ];
    await first.locator('td a').first().click();
    await quiet(page);
    const clause = await page.locator('main header, main').first().innerText();
    const listed = await page.locator('main tbody tr').count();
    await page.locator('.crumb a').click();
    await quiet(page);
    const again = await page.getByRole('region', { name: '拠点ごと' }).count();
    await open('/kpis?campaign=kpi-spring&by=step');
    const mails = await page.getByRole('region', { name: '最初に反応したメールごと' }).innerText();
    if (shots !== undefined) await picture(page, 'division-step', '分け方');

    expect(lines).toBe(21);
    expect(others).toBe(0);
    expect(clause).toContain(`拠点：${name.trim()}`);
    expect(listed).toBe(Number(told.replaceAll(/\D/g, '')));
    expect(again).toBe(1);
    expect(mails).toMatch(/1通目/);
    expect(mails).toContain('反応なし');
    expect(complaints).toEqual([]);
    await leave();
  }, 60_000);

  it('are not for sales, nor are the figures', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { person: 'sales' });

    await open('/kpis/people?count=hot');

    expect(await page.locator('main table').count()).toBe(0);
    await leave();
  });
});
