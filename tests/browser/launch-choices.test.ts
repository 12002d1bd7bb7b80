import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    width: 1200,
    segment: 'lost-deals',
    choice: '営業確認',
    name: '施策の名前',
    launch: /に始める$/,
    heading: '営業確認',
    joining: '毎晩加える',
    compare: '半分の会社は90日あとに配信する',
    lift: '配信の効果',
  },
  {
    locale: 'en-US',
    width: 375,
    segment: 'stalled',
    choice: 'Owners look through the names',
    name: 'Name of the campaign',
    launch: /^Launch to/,
    heading: 'What owners say of the names',
    joining: 'Join every night',
    compare: 'Mail half of the companies 90 days later',
    lift: 'What mailing did',
  },
] as const;

describe.skipIf(missingBrowser !== undefined)('a marketer whose customers are in another campaign', () => {
  it('says at the launch that they get both, and sees how many', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack, { locale: 'ja-JP', width: 375 });
    const wrong: string[] = [];
    const launch = async (name: string, isBoth: boolean): Promise<void> => {
      await open('/campaigns/new?segment=lost-on-price');
      await page.getByRole('button', { name: /でシナリオを選ぶ$/ }).click();
      await page.goto(`${page.url().split('?')[0]}?segment=lost-on-price&step=confirm`);
      await page.getByLabel('施策の名前').fill(name);
      if (isBoth) await page.getByRole('checkbox', { name: 'この施策でも送る' }).check();
      await page.getByRole('button', { name: /^[1-9][0-9]*名に始める$/ }).waitFor();
      wrong.push(...(await findings(page)));
      if ((await overflow(page)) > 0) wrong.push('too wide');
      await page.getByRole('button', { name: /に始める$/ }).click();
      await page.waitForURL(/\/campaigns\/(?!new)/);
      await stack.settle();
    };
    await launch('一つ目', false);
    await launch('二つ目', true);

    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
    await leave();
  });
});

describe.skipIf(missingBrowser !== undefined)('a marketer who has owners look through the names', () => {
  it.each(desks)('says so at the launch, and follows it on the campaign’s page: $locale', async (desk) => {
    const { page, complaints, open, leave } = await sitDown(browser, stack, desk);
    const wrong: string[] = [];
    const look = async (name: string): Promise<void> => {
      wrong.push(...(await findings(page)).map((finding) => `${name}: ${finding}`));
      if ((await overflow(page)) > 0) wrong.push(`${name}: too wide`);
      if (shots !== undefined)
        await page.screenshot({ path: `${shots}/${name}-${desk.locale}.png`, fullPage: true });
    };
    await open(`/campaigns/new?step=confirm&segment=${desk.segment}`);
    await page.getByLabel(desk.name).fill('確認つき');
    await page.getByLabel(desk.choice).selectOption('2');
    await page.getByRole('checkbox', { name: desk.compare }).check();
    const joining = await page.getByRole('checkbox', { name: desk.joining }).isEnabled();
    await look('review-launch');
    await page.getByRole('button', { name: desk.launch }).click();
    await page.waitForURL(/\/campaigns\//);
    await stack.settle();
    await page.reload();
    await page.getByRole('heading', { name: desk.heading }).waitFor();
    await page.getByRole('heading', { name: desk.lift }).waitFor();
    await look('review-campaign');
    const text = await page.locator('main').innerText();
    await open('/kpis');
    await page.getByRole('heading', { name: desk.lift }).first().waitFor();
    await look('compared');

    expect(joining).toBe(false);
    expect(text).toMatch(/まだ|not yet/);
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
    await leave();
  });
});
