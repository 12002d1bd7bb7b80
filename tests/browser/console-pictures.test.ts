import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '../../demo/api-client.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { fillKpis } from './fill-kpis.ts';
import { missingBrowser, openBrowser } from './browser.ts';
import { liveAWhile, sitDown, startConsole } from './console-stack.ts';

/** Where docs/console.md has its pictures; made anew with REKINDLE_PICTURES=docs/console npm run test:browser. */
const folder = process.env['REKINDLE_PICTURES'];
const isSkipped = missingBrowser !== undefined || folder === undefined;

let stack: LocalStack;
let browser: Browser;
let pages: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  if (isSkipped) return;
  mkdirSync(folder, { recursive: true });
  [stack, browser] = await Promise.all([startConsole(), openBrowser()]);
  await liveAWhile(stack);
  const first = async (path: string, list: string): Promise<object> => {
    const all: unknown = Reflect.get(Object(await callApi(stack.urls.api, 'GET', path)), list);
    return Object(Array.isArray(all) ? all[0] : undefined);
  };
  const handoff = await first('/handoffs', 'handoffs');
  const campaign = await first('/campaigns', 'campaigns');
  const idOf = (of: object, name: string): string => String(Reflect.get(of, name));
  pages = {
    start: '/',
    contact: `/contacts/${idOf(handoff, 'customerId')}`,
    segment: '/segments?segment=lost-deals',
    builder: '/segments/new',
    sequence: '/sequences/new?from=exhibition',
    launch: '/campaigns/new?step=texts',
    campaign: `/campaigns/${idOf(Object(Reflect.get(campaign, 'campaign')), 'id')}`,
    handoffs: '/handoffs',
    handoff: `/handoffs/${idOf(handoff, 'code')}`,
    kpis: '/kpis',
    score: '/score',
  };
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

describe.skipIf(isSkipped)('pictures for the documents', () => {
  it.each([
    { locale: 'ja-JP', width: 375, dark: false, shows: 'start handoffs handoff contact segment kpis' },
    {
      locale: 'ja-JP',
      width: 1024,
      dark: false,
      shows: 'start segment builder sequence campaign kpis score',
    },
    { locale: 'ja-JP', width: 1024, dark: true, shows: 'handoffs contact launch' },
    { locale: 'en-US', width: 1440, dark: false, shows: 'start launch handoff score' },
  ] as const)(
    'of each page: $locale, $width px, dark $dark',
    async (desk) => {
      const { page, complaints, open, leave } = await sitDown(browser, stack, { ...desk, person: 'admin' });
      for (const name of desk.shows.split(' ')) {
        await open(pages[name] ?? '/');
        await page.screenshot({
          path: `${folder}/${name}-${desk.width}${desk.dark ? '-dark' : ''}.jpg`,
          type: 'jpeg',
          quality: 62,
        });
      }
      expect(complaints).toEqual([]);
      await leave();
    },
    180_000,
  );

  it('of the KPI page of a year and a half, for docs/kpis.md', async () => {
    const months = await startConsole();
    await fillKpis(months);
    const { page, complaints, open, leave } = await sitDown(browser, months, { person: 'admin' });

    await open('/kpis');
    const clip = { x: 0, y: 0, width: 1280, height: 1600 };
    await page.screenshot({ path: `${folder}/../images/kpis.png`, fullPage: true, clip });

    expect(complaints).toEqual([]);
    await leave();
    await months.close();
  }, 300_000);
});
