import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importText } from '../../demo/company/load-company.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { missingBrowser, openBrowser, overflow, seriousFindings } from './browser.ts';
import { someAddress, startConsole } from './console-stack.ts';

let stack: LocalStack;
let browser: Browser;

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  [stack, browser] = await Promise.all([startConsole(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await stack?.close();
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
      `メールアドレス,種別,内容,受付日時\n${await someAddress(stack)},デモのご希望,見たい,2026/11/20 10:00\n`,
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
