import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionLink, consultationLink, documentLink, linkIn, mailTo } from '../support/inbox.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import { owner, type Rekindle } from '../support/rekindle.ts';
import { missingBrowser, openBrowser } from './browser.ts';

let rekindle: Rekindle;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  rekindle = await startRekindle();
  await rekindle.people('pages', { email: 'yamada@pages.example', name: '山田 花子', title: '購買部長' });
  await rekindle.launch('pages');
  browser = await openBrowser();
  page = await (
    await browser.newContext({ locale: 'ja-JP', viewport: { width: 375, height: 800 } })
  ).newPage();
});

afterAll(async () => {
  await browser?.close();
  await rekindle?.close();
});

/** Presses the page's own button, as a person does, and reads the page that answers. */
async function pressButton(): Promise<string> {
  // A form's second button only puts it aside.
  await page.locator('form button:not([formaction])').last().click();
  await page.waitForLoadState('domcontentloaded');
  await rekindle.stack.settle();
  return (await page.locator('main, body').first().textContent()) ?? '';
}

/** Fetching a form proves little: a policy of the page may still forbid the browser to send it. */
describe.skipIf(missingBrowser !== undefined)('the buttons of our pages, pressed in a browser', () => {
  it('take a document, ask for a consultation, accept, report, and unsubscribe', async () => {
    const mail = mailTo(rekindle.stack, 'yamada@pages.example');

    await page.goto(documentLink(mail));
    expect(await pressButton()).toContain('資料をご用意しました');

    await page.goto(consultationLink(mail));
    await page.fill('textarea', '一度、相談させてください。');
    expect(await pressButton()).toContain('承りました');

    const handoff = mailTo(rekindle.stack, owner, /^【A/);
    await page.goto(actionLink(handoff, 'accept'));
    expect(await pressButton()).toContain('記録しました');

    await page.goto(actionLink(handoff, 'report'));
    await page.check('#outcome-opportunity');
    await page.fill('#amount', '１２０万円');
    expect(await pressButton()).toContain('120万円');

    await page.goto(linkIn(mail, '/u/'));
    expect(await pressButton()).toContain('配信を停止しました');
    expect((await rekindle.kpis()).all.counts).toMatchObject({ accepted: 1, opportunities: 1 });
  });
});
