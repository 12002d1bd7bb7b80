import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionLink, answer, consultationLink, mailTo, press, report } from '../support/inbox.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import { owner, type Rekindle } from '../support/rekindle.ts';
import { missingBrowser, openBrowser, overflow, seriousFindings } from './browser.ts';

/** Where to leave a picture of each page, to look at. */
const shots = process.env['REKINDLE_SHOTS'];

let rekindle: Rekindle;
let browser: Browser;
let reportLink = '';

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  rekindle = await startRekindle();
  await rekindle.people('deal', { email: 'yamada@deal.example', name: '山田 花子', title: '購買部長' });
  await rekindle.launch('deal');
  await press(rekindle.stack, consultationLink(mailTo(rekindle.stack, 'yamada@deal.example')), {
    kind: 'consultation',
    message: '一度、相談させてください。',
  });
  const staff = mailTo(rekindle.stack, owner, /^【A/);
  await answer(rekindle.stack, staff, 'accept');
  await report(rekindle.stack, staff, 'reached', { need: 'concrete', needNote: '棚卸しに毎月40時間' });
  reportLink = actionLink(staff, 'report');
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await rekindle?.close();
});

const linkTo = (form: 'report' | 'progress', locale: 'ja' | 'en'): string =>
  `${reportLink.replace('a=report', `a=${form}`)}&lang=${locale}`;

/** A phone. Without the page's policy where axe has to run: it waits for ever under one that forbids scripts. */
async function onPhone(bypassCSP: boolean): Promise<Page> {
  const context = await browser.newContext({ bypassCSP, viewport: { width: 375, height: 800 } });
  return context.newPage();
}

async function shoot(page: Page, name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

const openAll = (page: Page) =>
  page.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));

describe.skipIf(missingBrowser !== undefined)('the pages of a deal on a phone', () => {
  it('say only what the chosen phase needs, refuse what lacks, keep what was given, and record', async () => {
    const page = await onPhone(false);
    await page.goto(linkTo('progress', 'ja'));

    // Only what belongs to the phase that is chosen.
    expect(await page.locator('#check-hearingBegun').isVisible()).toBe(false);
    expect(await page.locator('#stage-approach-preparing').isVisible()).toBe(true);
    await page.check('#phase-hearing');
    expect(await page.locator('#check-hearingBegun').isVisible()).toBe(true);
    expect(await page.locator('#check-contactMade').count()).toBe(0);
    expect(await page.locator('#stage-approach-preparing').isVisible()).toBe(false);
    expect(await page.locator('#rank-A').isVisible()).toBe(false);
    await shoot(page, 'progress-hearing-ja');

    // A far move without its checks.
    await page.check('#phase-closing');
    await page.getByText('クロージングの記録').click();
    await page.fill('#record-openTerms', '支払条件の調整');
    await page.getByRole('button', { name: '記録する' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain(
      '足りないもの: ヒアリングの実施が始まっている',
    );
    expect(await page.inputValue('#record-openTerms')).toBe('支払条件の調整');
    await shoot(page, 'progress-refused-ja');

    // By keyboard alone: the box, then the button.
    await page.check('#phase-hearing');
    await page.locator('#check-hearingBegun').focus();
    await page.keyboard.press('Space');
    await page.check('#next-planned');
    await page.fill('#nextOn', '2026-10-20');
    await page.fill('#nextWhat', '工場を訪問');
    await page.locator('#nextWhat').press('Enter');
    await page.getByRole('heading', { name: '記録しました' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('ヒアリングの実施が始まっている');
    await shoot(page, 'recorded-ja');

    await page.getByRole('link', { name: '商談の進み具合を記録' }).click();
    await page.getByText('いまの位置').waitFor();
    expect(await page.locator('.summary').first().innerText()).toContain('ヒアリング');
    expect(await page.inputValue('#nextWhat')).toBe('工場を訪問');
    await page.context().close();
  });

  it('put a half-filled report aside, to go on with on another device', async () => {
    const page = await onPhone(false);
    await page.goto(linkTo('report', 'ja'));
    await page.fill('#note', '会議のあとで続き');
    await page.getByRole('button', { name: '下書きを保存' }).click();
    await page.getByRole('status').waitFor();
    await shoot(page, 'report-draft-ja');
    await page.context().close();

    const other = await onPhone(false);
    await other.goto(linkTo('report', 'en'));
    expect(await other.getByRole('status').innerText()).toContain('goes on with the draft');
    expect(await other.inputValue('#note')).toBe('会議のあとで続き');
    await other.context().close();
  });

  it.each([
    ['report', 'ja'],
    ['report', 'en'],
    ['progress', 'ja'],
    ['progress', 'en'],
  ] as const)('are accessible and fit: %s in %s, folded and unfolded', async (form, locale) => {
    const page = await onPhone(true);
    const findings: string[] = [];
    const look = async (state: string): Promise<void> => {
      findings.push(...(await seriousFindings(page)).map((finding) => `${state}: ${finding}`));
      if ((await overflow(page)) > 0) findings.push(`${state}: wider than the window`);
      await shoot(page, `${form}-${locale}-${state}`);
    };
    await page.goto(linkTo(form, locale));
    await look('folded');
    await page.check(form === 'report' ? '#outcome-reached' : '#phase-proposal');
    await openAll(page);
    await look('unfolded');
    if (form === 'progress') {
      await page.getByRole('button').first().click();
      await page.getByRole('alert').waitFor();
      await look('refused');
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    await look('dark');

    expect(findings).toEqual([]);
    expect(await page.getAttribute('html', 'lang')).toBe(locale);
    await page.context().close();
  });
});
