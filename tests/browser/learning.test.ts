import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backTest } from '../../domain/audience/back-test.ts';
import { findBackTest, keepBackTest } from '../../app/audience/back-test-store.ts';
import { findLearning, keepRows, learningParts } from '../../app/learning/learning-store.ts';
import { keepSummary, type WeeksSummary } from '../../app/learning/weeks-store.ts';
import { noOpenDays, withHandoff } from '../../domain/learning/capacity.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { learningWorld } from '../builders/learning-world.ts';
import { pastDeals, pastUntil } from '../builders/past-deals.ts';
import { withDatabase } from '../support/dump-tables.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
import { quiet, sitDown, startConsole } from './console-stack.ts';

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

describe.skipIf(missingBrowser !== undefined)('what sales reported, on the score page', () => {
  it.each([
    {
      locale: 'ja-JP',
      width: 1280,
      dark: false,
      count: /結果を数える|数え直す/,
      waits: '学習は見送り',
      propose: /この配点を今の配点と並べて試す/,
      tried: /^試用中/,
      drop: '試用をやめる',
      weeks: '基準ごとの引き渡し数',
      chosen: /ホットの基準は48点/,
    },
    {
      locale: 'en-US',
      width: 390,
      dark: true,
      count: /Count outcomes|Count again/,
      waits: 'Nothing is proposed',
      propose: /Try these points beside/,
      tried: /^On trial/,
      drop: 'End the trial',
      weeks: 'Handoffs by threshold',
      chosen: /hot at 48 points/,
    },
  ] as const)(
    'is counted, waits with a reason, and is tried by a person: $locale',
    async (desk) => {
      const { page, complaints, open, leave } = await sitDown(browser, stack, { ...desk, person: 'admin' });
      await open('/score');
      await page.getByRole('button', { name: desk.count }).click();
      await page.getByText(desk.waits).waitFor();
      await shoot('waits');
      await withDatabase(stack, async (db) => {
        const run = (await findLearning(db))?.run.run ?? '';
        const rows = learningWorld(7, 1200);
        for (let part = 0; part < learningParts; part++)
          await keepRows(
            db,
            { run, part, at: run },
            rows.filter((_, place) => place % learningParts === part),
          );
        await keepSummary(db, twelveWeeks(run));
      });
      await open('/score?wanted=12');
      await page.getByText(desk.chosen).waitFor();
      await page.getByRole('table', { name: desk.weeks }).waitFor();
      await page
        .getByRole('row', { name: /ウェビナー参加|Webinar attendance/ })
        .last()
        .waitFor();
      await quiet(page);
      await shoot('proposes');
      const wrong = [...(await findings(page))];
      if ((await overflow(page)) > 0) wrong.push('wider than the window');
      await page.getByRole('button', { name: desk.propose }).click();
      await page.getByRole('heading', { name: desk.tried }).waitFor();
      await page.getByRole('button', { name: desk.drop }).click();
      await page.getByRole('heading', { name: desk.tried }).waitFor({ state: 'detached' });

      expect(wrong).toEqual([]);
      expect(complaints).toEqual([]);
      await leave();

      async function shoot(name: string): Promise<void> {
        if (shots !== undefined)
          await page.screenshot({ path: `${shots}/learning-${name}-${desk.locale}.png`, fullPage: true });
      }
    },
    60_000,
  );
});

describe.skipIf(missingBrowser !== undefined)('how long to wait, tried on the past', () => {
  it.each([
    {
      locale: 'ja-JP',
      width: 1280,
      dark: false,
      count: /過去の実績で確かめる|数え直す/,
      lacking: /まだ確かめられません/,
      proposed: /日を提案します/,
    },
    {
      locale: 'en-US',
      width: 375,
      dark: true,
      count: /Try it on the past|Count again/,
      lacking: /Too little to tell/,
      proposed: /days are proposed/,
    },
  ] as const)(
    'says what is lacking, or how many came back and what follows: $locale',
    async (desk) => {
      const { page, complaints, open, leave } = await sitDown(browser, stack, { ...desk, person: 'admin' });
      await open('/dormancy');
      await page.getByRole('button', { name: desk.count }).click();
      await page.getByText(desk.lacking).waitFor();
      await shoot('few');
      await withDatabase(stack, async (db) => {
        const run = (await findBackTest(db))?.run ?? '';
        await keepBackTest(db, run, backTest(pastDeals(2000), pastUntil));
      });
      await open('/dormancy');
      await page.getByText(desk.proposed).waitFor();
      await quiet(page);
      await shoot('past');
      const wrong = [...(await findings(page))];
      if ((await overflow(page)) > 0) wrong.push('wider than the window');
      expect(wrong).toEqual([]);
      expect(complaints).toEqual([]);
      await leave();

      async function shoot(name: string): Promise<void> {
        if (shots !== undefined)
          await page.screenshot({ path: `${shots}/dormancy-${name}-${desk.locale}.png`, fullPage: true });
      }
    },
    60_000,
  );
});

/** Twelve weeks in which every point more than 25 took half a handoff away. */
const twelveWeeks = (run: string): WeeksSummary => ({
  run,
  replay: {
    weeks: 12,
    requests: 2.5,
    thresholds: Array.from({ length: 76 }, (_, place) => {
      const mean = Math.max(2.5, 23.5 - place / 2);
      return { hotAt: 25 + place, mean, low: mean * 0.6, high: mean * 1.4 };
    }),
  },
  owners: {
    anybody: [1, 2, 2, 3, 4, 4, 6, 8, 12, 20].reduce(
      (days, each) => withHandoff(days, each, each < 20),
      noOpenDays,
    ),
  },
});
