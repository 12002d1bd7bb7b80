import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';
import * as z from 'zod';

/** Debian's Chromium. */
const EXECUTABLE = '/usr/bin/chromium';

/** Why browser tests cannot run here; undefined when they can. */
export const missingBrowser = existsSync(EXECUTABLE)
  ? undefined
  : `${EXECUTABLE} is missing: run apt-get install chromium fonts-noto-cjk to test the pages in a browser`;

export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: EXECUTABLE,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const violationsSchema = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullable(),
    nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
  }),
);

/** Serious and critical findings of axe-core about the page as it is, as readable lines. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const found: unknown = await page.evaluate(
    'axe.run(document, { iframes: false }).then(({ violations }) => violations)',
  );
  return violationsSchema
    .parse(found)
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary ?? ''}`),
    );
}

/** How far the page reaches beyond the right edge of the window, in CSS pixels. */
export const overflow = async (page: Page): Promise<number> =>
  Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
