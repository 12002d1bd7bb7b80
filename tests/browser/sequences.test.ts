import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '../../demo/api-client.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
import { sitDown, someAddress, startConsole } from './console-stack.ts';
import { desks } from './sequence-words.ts';

/** Where to leave a picture of each page, to look at. */
const shots = process.env['REKINDLE_SHOTS'];

let stack: LocalStack;
let browser: Browser;
beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
  [stack, browser] = await Promise.all([startConsole(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

describe.skipIf(missingBrowser !== undefined)('a marketer who builds a sequence', () => {
  it.each(desks)(
    'from a template, tries it on one customer, saves, launches, and edits it while it runs: $locale, $width px',
    async (desk) => {
      const { page, complaints, open, leave } = await sitDown(browser, stack, desk);
      const wrong: string[] = [];
      const look = async (name: string): Promise<void> => {
        await page.locator(':root:not(:has([aria-busy=true]))').waitFor({ state: 'attached' });
        await page.waitForTimeout(400);
        wrong.push(...(await findings(page)).map((finding) => `${name}: ${finding}`));
        if ((await overflow(page)) > 0) wrong.push(`${name}: wider than the window`);
        if (shots !== undefined)
          await page.screenshot({
            path: `${shots}/sequence-${name}-${desk.locale}-${desk.width}.png`,
            fullPage: true,
          });
      };
      const press = (name: string | RegExp) =>
        page.getByRole('button', { name, exact: typeof name === 'string' }).click();

      // From a template, under a name and with words of its own.
      await open('/sequences');
      await look('list');
      await page.getByRole('row', { name: desk.template }).getByRole('link', { name: desk.clone }).click();
      await page.getByLabel(desk.name).fill(`${desk.locale} ${desk.width}`);
      await press(desk.edit(1));
      await press(desk.write);
      await page.getByLabel(desk.subject, { exact: true }).fill('棚卸しの手引きをお送りします');
      const body = page.locator('textarea').first();
      await body.press('Control+Home');
      await press(desk.picture);
      const putIn = (await body.inputValue()).split('\n')[0];
      // The caret stands behind what was put in: its own undo takes it out again.
      await body.press('Control+z');
      await look('mail');
      await press(desk.use);

      // By the keyboard: added, moved, taken off, brought back.
      await page.locator('[data-step="1"]').focus();
      await page.keyboard.press('a');
      await press(desk.wait);
      await page.getByLabel(desk.days, { exact: true }).fill('いつか');
      await press(desk.use);
      const refusal = await page.getByRole('alert').last().innerText();
      await page.getByLabel(desk.days, { exact: true }).fill('３');
      await press(desk.use);
      const waits = await page.locator('[data-step="2"] h3').first().innerText();
      await page.locator('[data-step="2"]').focus();
      await page.keyboard.press('Alt+ArrowUp');
      const ahead = await kindsOf(page);
      await page.locator('[data-step="1"]').focus();
      await page.keyboard.press('Delete');
      const gone = await kindsOf(page);
      await page.locator('[data-step="1"]').focus();
      await page.keyboard.press('z');
      const back = await kindsOf(page);
      await press(desk.down(1));
      // Down into the first branch of what follows, and up out of it again.
      await press(desk.down(2));
      const inBranch = await page.locator('[data-step="2"] [data-step="3"] h3').first().innerText();
      await page.locator('[data-step="3"]').focus();
      await page.keyboard.press('Alt+ArrowUp');

      // What a save would refuse stands at its step.
      await press(desk.edit(1));
      await page.getByLabel(desk.text, { exact: true }).selectOption({ label: desk.ownText });
      await press(desk.use);
      await page.locator('[data-step="1"]').focus();
      await press(desk.edit(5));
      await page.getByLabel(desk.text, { exact: true }).selectOption({ label: desk.ownText });
      await press(desk.use);
      await page.getByText(desk.cannot).waitFor();
      await look('problem');
      const atStep = await page.locator('[data-step="5"] .note').innerText();
      await page.locator('.head').getByRole('button', { name: desk.undo, exact: true }).click();
      await page.getByText(desk.cannot).waitFor({ state: 'detached' });

      // One customer, over 60 days.
      await page.getByLabel(desk.find).fill(await someAddress(stack));
      await page.locator('.aside button.linklike').first().click();
      await page.locator('.dry').getByText(desk.finished).waitFor();
      const planned = await page.locator('.dry').innerText();
      await look('dry-run');

      await press(desk.save);
      await page.waitForURL(/\/sequences\/exhibition-\d$/);
      await page.getByText(desk.version, { exact: true }).waitFor();

      await page.getByRole('link', { name: desk.launch }).click();
      await page.locator(`input[value=${desk.segment}]`).check();
      await press(desk.toSequence);
      await look('launch');
      await press(desk.toTexts);
      await page.frameLocator('iframe').locator('body').waitFor();
      await look('texts');
      await press(desk.toConfirm);
      await page.getByLabel(desk.campaign).fill(`施策 ${desk.locale}`);
      await look('confirm');
      await press(desk.begin);
      await page.waitForURL(/\/campaigns\/[^/?]+$/);
      const campaign = page.url();
      await stack.settle();
      await stack.advance(2 * 86_400_000);
      await stack.settle();

      // The sequence is changed; the campaign takes it over.
      await page.goto(campaign);
      await look('campaign');
      await open(`/sequences/${idIn(await saved(), `${desk.locale} ${desk.width}`)}`);
      await press(desk.off(2));
      await press(desk.saveAs);
      await page.getByText(/^(第2版（現在）|Version 2 \(present\))$/).waitFor();
      await look('saved');
      await page.goto(campaign);
      await page.getByText(desk.behind).waitFor();
      await press(desk.takeOver);
      const offered = await page.getByRole('heading', { level: 2, name: /2/ }).first().innerText();
      await page.getByRole('radio', { name: desk.move }).check();
      await look('take-over');
      await press(desk.publish);
      await page.getByText(desk.done).waitFor();
      await page.getByText(desk.behind).waitFor({ state: 'detached' });
      await page.locator('[data-step="9"]').waitFor({ state: 'detached' });
      const after = await page.locator('[data-step]').count();

      expect(wrong).toEqual([]);
      expect(putIn).toMatch(/^!\[.+\]\(https:\/\/\)$/);
      expect(refusal).toContain(desk.wrongDays);
      expect(inBranch).toBe(waits);
      expect(waits).toMatch(/3(日待つ| days)/);
      expect(ahead.slice(0, 2)).toEqual([desk.wait, back[1]]);
      expect(gone).toEqual(ahead.slice(1));
      expect(back).toEqual(ahead);
      expect(atStep).toMatch(desk.noText);
      expect(planned).toContain('棚卸しの手引きをお送りします');
      expect(offered).toContain(`${desk.locale} ${desk.width}`);
      expect(after).toBe(8);
      // Days go by, and with them the token of the session: it is refreshed.
      expect(complaints.filter((each) => !each.includes('401'))).toEqual([]);
      await leave();
    },
    180_000,
  );
});

/** The kinds of the steps of the page in reading order. */
const kindsOf = (page: Page): Promise<readonly string[]> =>
  page.locator('[data-step] > div > small').allInnerTexts();

const saved = (): Promise<unknown> => callApi(stack.urls.api, 'GET', '/sequences');

/** The id of the sequence of this name. */
function idIn(listed: unknown, name: string): string {
  const all: readonly object[] = Object(listed)['sequences'];
  const found = all.find((each) => Object(each)['sequence']['name']['ja'] === name);
  return String(Object(found)['sequence']['id']);
}
