import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '../../demo/api-client.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
import { liveAWhile, sitDown, startConsole } from './console-stack.ts';

/** Where to leave a picture of each page, to look at. */
const shots = process.env['REKINDLE_SHOTS'];

let stack: LocalStack;
let browser: Browser;
/** Pages by what they show, each at its own address. */
let addresses: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
  [stack, browser] = await Promise.all([startConsole(), openBrowser()]);
  await liveAWhile(stack);
  const [handoff] = await listed('/handoffs', 'handoffs');
  const [campaign] = await listed('/campaigns', 'campaigns');
  addresses = {
    start: '/',
    contacts: '/contacts',
    warm: '/contacts?view=warm',
    reading: '/contacts?view=reading',
    lastContact: '/contacts?view=lastContact',
    alike: '/contacts/alike',
    cases: '/contacts/cases',
    changes: '/contacts/changes',
    companies: '/companies',
    alikeCompanies: '/companies/alike',
    company: `/companies/${String(Reflect.get(Object(handoff), 'accountId'))}`,
    contact: `/contacts/${String(Reflect.get(Object(handoff), 'customerId'))}`,
    segments: '/segments',
    segment: '/segments/lost-on-price',
    newSegment: '/segments/new',
    dormancy: '/dormancy',
    imports: '/imports?kind=customers',
    campaigns: '/campaigns',
    campaign: `/campaigns/${String(Reflect.get(Object(Reflect.get(Object(campaign), 'campaign')), 'id'))}`,
    sequences: '/sequences',
    template: '/sequences/lost-deal',
    newSequence: '/sequences/new?from=webinar',
    audience: '/campaigns/new',
    sequence: '/campaigns/new?step=sequence&sequence=exhibition',
    writtenTexts: '/campaigns/new?step=texts&sequence=contract-end',
    texts: '/campaigns/new?step=texts',
    confirm: '/campaigns/new?step=confirm',
    mails: '/mails?template=nurture-case-study',
    monthly: '/monthly',
    handoffs: '/handoffs',
    table: '/handoffs?as=table',
    handoff: `/handoffs/${String(Reflect.get(Object(handoff), 'code'))}`,
    stepPeople: `/campaigns/${String(Reflect.get(Object(Reflect.get(Object(campaign), 'campaign')), 'id'))}/people?step=document&state=passed`,
    kpis: '/kpis',
    kpiPeople: '/kpis/people?count=handoffs&dormancy=lapsed',
    noSuchFigure: '/kpis/people?count=sales',
    meeting: '/meeting',
    score: '/score',
    team: '/team',
    members: '/members',
    settings: '/settings',
    audit: '/audit',
    menu: '/menu',
    parts: '/parts',
    missing: '/no-such-page',
  };
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

async function listed(path: string, name: string): Promise<readonly unknown[]> {
  const answer = await callApi(stack.urls.api, 'GET', path);
  const list: unknown = Reflect.get(Object(answer), name);
  return Array.isArray(list) ? list : [];
}

describe.skipIf(missingBrowser !== undefined)('every page of the console, opened by its own address', () => {
  it.each([
    { locale: 'ja-JP', width: 1280, dark: false },
    { locale: 'ja-JP', width: 390, dark: true },
    { locale: 'en-US', width: 390, dark: false },
  ] as const)(
    'is accessible, fits and complains of nothing: $locale, $width px, dark $dark',
    async (desk) => {
      const { page, complaints, open, leave } = await sitDown(browser, stack, { ...desk, person: 'admin' });
      const wrong: string[] = [];
      for (const [name, path] of Object.entries(addresses)) {
        await open(path);
        // The same marks in another language: looked at once in each colour scheme.
        if (desk.locale === 'ja-JP')
          wrong.push(...(await findings(page)).map((finding) => `${name}: ${finding}`));
        if ((await overflow(page)) > 0) wrong.push(`${name}: wider than the window`);
        if (/undefined|NaN|\[object/.test(await page.locator('main').innerText()))
          wrong.push(`${name}: shows what is none`);
        if (shots !== undefined)
          await page.screenshot({
            path: `${shots}/${name}-${desk.locale}-${desk.width}${desk.dark ? '-dark' : ''}.png`,
            fullPage: true,
          });
      }

      expect(wrong).toEqual([]);
      expect(complaints).toEqual([]);
      await leave();
    },
    180_000,
  );

  it('has every part on the page of parts', () => {
    const shown = readdirSync('console/pages/parts')
      .map((file) => readFileSync(`console/pages/parts/${file}`, 'utf8'))
      .join('');
    const missing = readdirSync('console/parts').filter((file) => !shown.includes(`/parts/${file}'`));

    expect(missing).toEqual([]);
  });

  it('shows each role what it may open, and answers the same for what is not there and what is not for it', async () => {
    const menus: Record<string, readonly string[]> = {};
    for (const person of ['admin', 'marketing', 'manager', 'sales', 'support'] as const) {
      const { page, open, leave } = await sitDown(browser, stack, { person });
      await open('/');
      menus[person] = await page
        .getByRole('navigation', { name: 'メインメニュー' })
        .getByRole('link')
        .allInnerTexts();
      await leave();
    }
    const sales = await sitDown(browser, stack, { person: 'sales' });
    await sales.open('/kpis');
    const refused = await sales.page.locator('main').innerText();
    await sales.open('/no-such-page');
    const manager = await sitDown(browser, stack, { person: 'manager' });
    await manager.open('/sequences/new');
    const notWritten = await manager.page.locator('main').innerText();
    await manager.leave();

    expect([...(menus['marketing'] ?? []), '利用者', '操作履歴'].toSorted()).toEqual(
      menus['admin']?.toSorted(),
    );
    expect(menus['admin']).toContain('取り込み');
    expect(menus['manager']).toContain('指標');
    expect(menus['manager']).not.toContain('取り込み');
    expect(menus['sales']).toEqual(['ホーム', '担当者', '会社', 'ホットリード', '営業担当', '会社の設定']);
    expect(menus['support']).toEqual(menus['sales']);
    expect(await sales.page.locator('main').innerText()).toBe(refused);
    expect(notWritten).toBe(refused);
    await sales.leave();
  });
});
