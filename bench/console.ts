import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { demoPeople } from '../demo/company/demo-people.ts';
import { loadDemoCompany } from '../demo/company/load-company.ts';
import { buildConsole } from '../lib/build-console.ts';
import { stackName } from '../lib/stack-name.ts';
import { synthesize } from '../lib/synthesize.ts';
import { runDynamoDbLocal } from '../local/dynamodb/run-dynamodb-local.ts';
import type { LocalStack } from '../local/local-stack.ts';
import { startLocalStack } from '../local/start-local-stack.ts';
import { missingBrowser, openBrowser } from '../tests/browser/browser.ts';
import { median, printLine } from './report.ts';

const RUNS = 5;
const MOST_KILOBYTES = 60;
const MOST_MS = 1000;

/** What people open first, or most. */
const pages = [
  '/',
  '/contacts',
  '/companies',
  '/segments',
  '/segments/new',
  '/imports?kind=customers',
  '/campaigns',
  '/campaigns/new',
  '/sequences',
  '/handoffs',
  '/kpis',
  '/meeting',
  '/score',
  '/settings',
];

interface Opened {
  /** Until its heading stands and nothing is being read any more. */
  readonly ms: number;
  /** Of all scripts, each as gzip makes it. */
  readonly kilobytes: number;
  readonly calls: number;
}

/** The pages of the console in Chromium, with the demo company on this machine's stack, each with an empty cache. */
export async function benchConsole(): Promise<void> {
  if (missingBrowser !== undefined) throw new Error(missingBrowser);
  const folder = mkdtempSync(join(tmpdir(), 'rekindle-bench-console-'));
  const [outdir, consoleDirectory] = [
    await synthesize(join(folder, 'cdk.out')),
    await buildConsole(join(folder, 'console')),
  ];
  const { endpoint, close } = await runDynamoDbLocal({});
  const stack = await startLocalStack({
    outdir,
    stackName,
    dynamodbEndpoint: endpoint,
    consoleDirectory,
    people: demoPeople,
  });
  await loadDemoCompany(stack.urls.api, new Date());
  await stack.settle();
  const browser = await openBrowser();
  for (const path of pages) {
    const opened: Opened[] = [];
    // The first wakes the functions behind it, and is not counted.
    for (let run = 0; run <= RUNS; run++) {
      const one = await openOnce(browser, stack, path);
      if (run > 0) opened.push(one);
    }
    const ms = median(opened.map((each) => each.ms));
    const kilobytes = median(opened.map((each) => each.kilobytes));
    printLine({
      bench: 'console',
      name: `${path}: interactive, empty cache`,
      unit: 'ms',
      product: ms,
      budget: `at most ${MOST_MS} ms, and ${MOST_KILOBYTES} KB of script`,
      met: ms <= MOST_MS && kilobytes <= MOST_KILOBYTES,
      runs: RUNS,
      note: `${kilobytes.toFixed(1)} KB of script (gzip), ${opened[0]?.calls ?? 0} calls of the API`,
    });
  }
  await browser.close();
  await stack.close();
  await close();
  rmSync(folder, { recursive: true, force: true });
}

async function openOnce(browser: Browser, { urls }: LocalStack, path: string): Promise<Opened> {
  const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${urls.api}/api/session/sign-in?person=marketing&to=/icon.svg`);
  const scripts: Promise<Buffer>[] = [];
  let calls = 0;
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
    if (new URL(response.url()).pathname.startsWith('/api/')) calls++;
  });
  const began = performance.now();
  await page.goto(urls.api + path);
  await isThere(page);
  const ms = performance.now() - began;
  const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0);
  await context.close();
  return { ms, kilobytes: bytes / 1024, calls };
}

async function isThere(page: Page): Promise<void> {
  await page.locator('main h1').waitFor();
  await page.locator(':root:not(:has([aria-busy=true]))').waitFor({ state: 'attached' });
}
