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
    // Files have Japanese names, which Chromium gives and takes in no other.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
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
export const seriousFindings = (page: Page): Promise<readonly string[]> =>
  findings(page, ['serious', 'critical']);

/** Findings of axe-core, all of them where nothing is said of how grave. */
export async function findings(page: Page, impacts?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const found: unknown = await page.evaluate(
    'axe.run(document, { iframes: false }).then(({ violations }) => violations)',
  );
  return violationsSchema
    .parse(found)
    .filter(({ impact }) => impacts === undefined || impacts.includes(impact ?? ''))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary ?? ''}`),
    );
}

/** How far the page reaches beyond the right edge of the window, in CSS pixels. */
export const overflow = async (page: Page): Promise<number> =>
  Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));

/** Least height of what a thumb has to hit, in CSS pixels. */
const THUMB = 44;

/** Controls lower than a thumb needs, folded ones unfolded; a box counts with its label. */
export async function smallControls(page: Page): Promise<readonly string[]> {
  await page.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
  const heights = await page
    .locator('a, button, input:not([type=hidden]), select, textarea, summary')
    .evaluateAll((all) =>
      all.map((each) => {
        const whole = each.matches('[type=radio], [type=checkbox]') ? (each.closest('label') ?? each) : each;
        return { what: whole.outerHTML.slice(0, 120), height: whole.getBoundingClientRect().height };
      }),
    );
  return heights
    .filter(({ height }) => height > 0 && height < THUMB)
    .map(({ what, height }) => `${Math.round(height)} px high: ${what}`);
}
