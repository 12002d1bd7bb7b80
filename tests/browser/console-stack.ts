import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { callApi } from '../../demo/api-client.ts';
import { demoPeople } from '../../demo/company/demo-people.ts';
import { importText, loadDemoCompany } from '../../demo/company/load-company.ts';
import { stackName } from '../../lib/stack-name.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import type { SesOptions } from '../../local/ses/ses-service.ts';
import { startLocalStack } from '../../local/start-local-stack.ts';

type Person = (typeof demoPeople)[number]['id'];

/** The stack with the demo company and the built console. */
export async function startConsole(ses: SesOptions = {}): Promise<LocalStack> {
  const stack = await startLocalStack({
    outdir: inject('outdir'),
    stackName,
    dynamodbEndpoint: inject('stackDatabase'),
    consoleDirectory: inject('consoleDirectory'),
    people: demoPeople,
    workersPerFunction: 1,
    ses,
  });
  await loadDemoCompany(stack.urls.api, new Date());
  await stack.settle();
  return stack;
}

/** The address of somebody dormant. */
export async function someAddress(stack: LocalStack, segmentId = 'lost-deals'): Promise<string> {
  const preview: unknown = await callApi(stack.urls.api, 'POST', '/mails/preview', {
    template: 'nurture-document',
    segmentId,
  });
  return String(typeof preview === 'object' && preview !== null ? Reflect.get(preview, 'to') : undefined);
}

/** Gives the company something to look at: a campaign that runs, requests that are late, deals in hand. */
export async function liveAWhile(stack: LocalStack): Promise<void> {
  await callApi(stack.urls.api, 'POST', '/campaigns', { name: '秋のご案内', segmentId: 'lapsed' });
  await stack.settle();
  const addresses = await Promise.all(
    ['lost-deals', 'stalled', 'lapsed', 'senior'].map(async (segment) => someAddress(stack, segment)),
  );
  const asked = new Date(stack.now().getTime() - 60_000).toISOString().slice(0, 16).replace('T', ' ');
  const rows = [...new Set(addresses)].map((to) => `${to},デモのご希望,一度見てみたい,${asked}`);
  await importText(stack.urls.api, 'inquiry', ['メールアドレス,種別,内容,受付日時', ...rows].join('\n'));
  await stack.settle();
  await stack.advance(4 * 86_400_000);
  await stack.settle();
}

interface Desk {
  readonly person?: Person;
  readonly locale?: 'ja-JP' | 'en-US';
  readonly width?: number;
  readonly dark?: boolean;
}

/** Sits somebody down at the console; what its scripts complain about is collected. */
export async function sitDown(
  browser: Browser,
  stack: LocalStack,
  { person = 'marketing', locale = 'ja-JP', width = 1280, dark = false }: Desk = {},
) {
  const context = await browser.newContext({
    locale,
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    // A colour on its way from one to another has neither's contrast.
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  // Before anything is listened for, and to a picture: no page is loaded for it.
  await page.goto(`${stack.urls.api}/api/session/sign-in?person=${person}&to=/icon.svg`);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isOfThePicture = page.url().endsWith('/icon.svg');
    if (message.type() === 'error' && !isOfThePicture) complaints.push(`${page.url()}: ${message.text()}`);
  });
  const open = async (path: string): Promise<void> => {
    await page.goto(stack.urls.api + path);
    await page.locator('main h1').waitFor();
    await quiet(page);
  };
  return { page, complaints, open, leave: async () => context.close() };
}

/** Waits until nothing is being read any more: no request has been under way for a moment, and no part says it waits. */
export async function quiet(page: Page): Promise<void> {
  const now = { busy: 0, since: performance.now() };
  const begins = (): void => void now.busy++;
  const ends = (): void => {
    now.busy = Math.max(0, now.busy - 1);
    now.since = performance.now();
  };
  page.on('request', begins).on('requestfinished', ends).on('requestfailed', ends);
  await page.waitForLoadState('load');
  while (now.busy > 0 || performance.now() - now.since < IDLE_MS) await wait(IDLE_MS / 4);
  page.off('request', begins).off('requestfinished', ends).off('requestfailed', ends);
  await page.locator(':root:not(:has([aria-busy=true]))').waitFor({ state: 'attached' });
}

/** Playwright's own `networkidle` takes half a second, at each of a few hundred pages. */
const IDLE_MS = 120;
