import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { importText, loadDemoCompany } from '../../demo/company/load-company.ts';
import { stackName, synthesize } from '../../lib/synthesize.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { startLocalStack } from '../../local/start-local-stack.ts';
import { missingBrowser, openBrowser, overflow, seriousFindings } from './browser.ts';

if (missingBrowser !== undefined) console.warn(missingBrowser);

let stack: LocalStack;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'rekindle-console-'));

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  stack = await startLocalStack({
    outdir: await synthesize(join(folder, 'cdk.out')),
    stackName,
    dynamodbEndpoint: inject('dynamodbEndpoint'),
    consoleDirectory: join(import.meta.dirname, '..', '..', 'console'),
  });
  await loadDemoCompany(stack.urls.api, new Date());
  await stack.settle();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

/** Opens the page in a language and a width; what its scripts complain about is collected. */
async function openPage(
  locale: 'ja-JP' | 'en-US',
  width = 1200,
): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const context = await browser.newContext({ locale, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${stack.urls.api}/?mailbox=${new URL(stack.urls.mailbox).port}`);
  await page.locator('#step-mails iframe').waitFor();
  await page.locator('#launch-name').waitFor();
  await page.getByRole('heading', { level: 2 }).last().waitFor();
  return { page, complaints };
}

describe.skipIf(missingBrowser !== undefined)('the page of the marketer', () => {
  it('asks whether there is inside sales, and keeps the answer with the version of the rules', async () => {
    const { page, complaints } = await openPage('ja-JP');
    const question = page.locator('#step-import', { hasText: 'インサイドセールスはいますか' });
    await question.waitFor();

    await page.locator('#inside-sales-yes').click();
    await page.locator('#inside-sales-yes[aria-pressed="true"]').waitFor();
    const yes = await question.innerText();
    await page.locator('#inside-sales-no').click();
    await page.locator('#inside-sales-no[aria-pressed="true"]').waitFor();

    expect(yes).toContain('第2版');
    expect(await question.innerText()).toContain('第3版');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('leads from segments over the mails and a test to a launch', async () => {
    const { page, complaints } = await openPage('ja-JP');

    // Segments, with the exclusions aloud.
    const everyone = page.locator('.card', { hasText: '休眠中の全員' });
    expect(await everyone.locator('.big strong').textContent()).toMatch(/^\d{3}$/);
    expect(await everyone.innerText()).toContain('配信の根拠が不明');
    await page.click('#choose-lapsed');
    await page.locator('#step-campaigns', { hasText: '「取引途絶」の' }).waitFor();

    // The mail, with a customer's values, both parts, three mails.
    const letter = page.frameLocator('#step-mails iframe');
    await letter.getByText('ご無沙汰しております').first().waitFor();
    await page.click('#tab-nurture-case-study');
    await page.locator('#step-mails .subject', { hasText: '事例' }).waitFor();
    expect(await page.locator('pre.mail').textContent()).toMatch(/様\n/);

    // A test mail arrives in the mailbox that the page links to.
    await page.fill('#test-to', 'me@mirai-zaiko.example');
    await page.click('#test-send');
    await page.locator('#step-mails [role=status]', { hasText: 'me@mirai-zaiko.example' }).waitFor();
    await stack.settle();
    expect(stack.mailbox.mails().some(({ to }) => to.includes('me@mirai-zaiko.example'))).toBe(true);
    const mailbox = await page.getAttribute('#mailbox-link', 'href');
    expect(mailbox).toBe(stack.urls.mailbox);
    await page.goto(mailbox ?? '');
    await page.getByText('me@mirai-zaiko.example').first().waitFor();
    await page.goBack();
    await page.locator('#launch-name').waitFor();

    // Launch, after a review; then the campaign can be paused.
    await page.fill('#launch-name', '秋のご案内');
    await page.click('#launch-open');
    await page.locator('#launch-review', { hasText: '秋のご案内' }).waitFor();
    await page.click('#launch-confirm');
    const campaign = page.locator('#step-campaigns .row', { hasText: '秋のご案内' });
    await campaign.waitFor();
    await campaign.getByRole('button', { name: '一時停止' }).click();
    await campaign.getByText('一時停止中').waitFor();
    await campaign.getByRole('button', { name: '再開' }).click();
    await campaign.getByText('配信中').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('reads a file without storing it, says what it refuses, then takes it in', async () => {
    const { page } = await openPage('en-US');
    const file = join(folder, 'inquiries.csv');
    const address = await someAddress();
    writeFileSync(
      file,
      `メールアドレス,種別,内容,受付日時\n${address},お見積,見積を希望,2026/11/20 10:00\nbad＠x,お見積,,2026/11/20 10:00\n`,
    );

    await page.selectOption('#import-kind', 'inquiry');
    await page.setInputFiles('#import-file', file);
    await page.getByText('Nothing is stored yet').waitFor();
    expect(await page.locator('.report').innerText()).toContain('bad＠x');
    await page.click('#import-store');
    await page.getByText('Took "inquiries.csv" in.').waitFor();
    await stack.settle();

    // The request makes a hot lead with an open handoff; its details say why.
    await page.click('#leads-reload');
    await page.locator('.leads .row').first().getByRole('button', { name: 'Details' }).click();
    const details = page.getByRole('dialog');
    await details.getByText('Inquiry or request 30').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'detached' });
    expect(await page.getByRole('region', { name: 'Open handoffs' }).innerText()).toContain(
      'Waiting for acceptance',
    );
    await page.context().close();
  });

  it('keeps what was typed when the language changes, and shows errors beside the step', async () => {
    const { page } = await openPage('en-US');
    await page.fill('#launch-name', 'Autumn');
    await page.fill('#test-to', 'not an address');
    await page.click('#test-send');
    await page.locator('#step-mails [role=alert]').waitFor();

    await page.click('#language');
    await page.getByRole('heading', { name: '施策を始める' }).waitFor();

    expect(await page.inputValue('#launch-name')).toBe('Autumn');
    expect(await page.inputValue('#test-to')).toBe('not an address');
    expect(await page.getAttribute('html', 'lang')).toBe('ja');
    await page.context().close();
  });

  it.each([
    ['ja-JP', 1200],
    ['ja-JP', 375],
    ['en-US', 1200],
    ['en-US', 375],
  ] as const)('is accessible and fits in %s at %i px', async (locale, width) => {
    const { page, complaints } = await openPage(locale, width);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe.skipIf(missingBrowser !== undefined)('the pages that mails lead to', () => {
  it('are accessible on a phone: document, unsubscribing, report of sales, samples', async () => {
    await fetch(`${stack.urls.api}/mails/test`, {
      method: 'POST',
      body: JSON.stringify({ to: 'me@mirai-zaiko.example', template: 'nurture-document' }),
    });
    await importText(
      stack.urls.api,
      'inquiry',
      `メールアドレス,種別,内容,受付日時\n${await someAddress()},デモのご希望,見たい,2026/11/20 10:00\n`,
    );
    await stack.settle();
    const links = stack.mailbox.mails().flatMap((mail) => mail.links.map(({ url }) => url));
    const pathOf = (pattern: RegExp): string =>
      links.find((url) =>
        pattern.test(new URL(url, stack.urls.api).pathname + new URL(url, stack.urls.api).search),
      ) ?? `no link like ${pattern.source}`;
    const pages = [
      pathOf(/^\/d\//),
      pathOf(/^\/u\//),
      pathOf(/^\/q\//),
      pathOf(/^\/h\/.*a=report/),
      ...['guide', 'case-study', 'webinar'].map((name) => `${stack.urls.api}/samples/${name}.html`),
    ];

    // These pages forbid every script; axe waits for ever under that policy.
    const context = await browser.newContext({
      bypassCSP: true,
      locale: 'ja-JP',
      viewport: { width: 375, height: 800 },
    });
    const page = await context.newPage();
    const findings: string[] = [];
    for (const url of pages) {
      const answer = await page.goto(url);
      expect(`${url} ${answer?.status() ?? 0}`).toBe(`${url} 200`);
      findings.push(...(await seriousFindings(page)).map((finding) => `${url}: ${finding}`));
      if ((await overflow(page)) > 0) findings.push(`${url}: wider than the window`);
    }
    expect(findings).toEqual([]);
    await context.close();
  });
});

/** The address of somebody dormant. */
async function someAddress(): Promise<string> {
  const answer = await fetch(`${stack.urls.api}/mails/preview`, {
    method: 'POST',
    body: JSON.stringify({ template: 'nurture-document', segmentId: 'lost-deals' }),
  });
  const preview: unknown = await answer.json();
  const to: unknown =
    typeof preview === 'object' && preview !== null ? Reflect.get(preview, 'to') : undefined;
  return String(to);
}
