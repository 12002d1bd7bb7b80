import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '../../demo/api-client.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
import { quiet, sitDown, someAddress, startConsole } from './console-stack.ts';

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

const desks = [
  {
    locale: 'ja-JP',
    segment: 'lost-deals',
    width: 1200,
    dark: false,
    template: '展示会のあと',
    clone: /^複製して編集/,
    name: 'シナリオの名前',
    edit: (number: number) => `手順${number}を編集`,
    down: (number: number) => `手順${number}を下へ`,
    off: (number: number) => `手順${number}を消す`,
    addAfter: (number: number) => `手順${number}のあとに手順を追加`,
    write: '文面を書き換える',
    subject: '件名',
    text: '文面',
    use: 'この内容にする',
    wait: '待つ',
    days: '何日',
    wrongDays: '「いつか」は使えません',
    undo: '元に戻す',
    ownText: '自分の文面',
    cannot: /まだ保存できません/,
    noText: /日本語の文面がありません/,
    find: 'お客様（氏名・会社・アドレス）',
    finished: '最後まで進んだ',
    save: '保存する',
    version: '第1版',
    launch: '施策を作る',
    toSequence: /でシナリオを選ぶ/,
    toTexts: 'このシナリオで文面へ進む',
    toConfirm: '確認へ進む',
    campaign: '施策の名前',
    begin: /名に始める/,
    saveAs: '第2版として保存',
    behind: /のあとに変更されています/,
    takeOver: 'いまの内容に切り替える',
    move: /新しい版の同じ手順に移す/,
    publish: '第2版に切り替える',
    done: /第2版に切り替えました/,
  },
  {
    locale: 'en-US',
    segment: 'lapsed',
    width: 375,
    dark: true,
    template: 'After an exhibition',
    clone: /^Clone and edit/,
    name: 'Name of the sequence',
    edit: (number: number) => `Edit step ${number}`,
    down: (number: number) => `Move step ${number} down`,
    off: (number: number) => `Remove step ${number}`,
    addAfter: (number: number) => `Add a step after step ${number}`,
    write: 'Write it anew',
    subject: 'Subject',
    text: 'Text',
    use: 'Use this',
    wait: 'Wait',
    days: 'How many days',
    wrongDays: '"いつか" cannot be used',
    undo: 'Undo',
    ownText: 'own text',
    cannot: /It cannot be saved yet/,
    noText: /There is no Japanese text/,
    find: 'Customer: name, company or address',
    finished: 'Went through all of it',
    save: 'Save',
    version: 'Version 1',
    launch: 'Make a campaign',
    toSequence: /^Go on with these/,
    toTexts: 'Go on with this sequence',
    toConfirm: 'Go on to the confirmation',
    campaign: 'Name of the campaign',
    begin: /^Launch to/,
    saveAs: 'Save as version 2',
    behind: /was changed since the version of this campaign/,
    takeOver: 'Take over the present version',
    move: /Move them to the same step/,
    publish: 'Take over as version 2',
    done: /took over version 2/,
  },
] as const;

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
      await quiet(page);
      const after = await page.locator('[data-step]').count();

      expect(wrong).toEqual([]);
      expect(refusal).toContain(desk.wrongDays);
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

describe.skipIf(missingBrowser !== undefined)('every kind of step', () => {
  it.each([
    { locale: 'ja-JP', width: 375, first: '最初に手順を追加', use: 'この内容にする', dark: false },
    { locale: 'en-US', width: 1200, first: 'Add a first step', use: 'Use this', dark: true },
  ] as const)(
    'is added and edited in its place; all fits and is accessible: $locale, $width px',
    async (desk) => {
      const { page, complaints, open, leave } = await sitDown(browser, stack, desk);
      const wrong: string[] = [];
      await open('/sequences/new');
      const kinds = 9;
      for (let kind = 0; kind < kinds; kind++) {
        await page.getByRole('button', { name: desk.first, exact: true }).click();
        await page.locator('.kinds button').nth(kind).click();
        await page.locator('form.panel').waitFor();
        for (const summary of await page.locator('form.panel summary').all()) await summary.click();
        await quiet(page);
        wrong.push(...(await findings(page)).map((finding) => `${kind}: ${finding}`));
        if ((await overflow(page)) > 0) wrong.push(`${kind}: wider than the window`);
        if (shots !== undefined)
          await page.locator('form.panel').screenshot({
            path: `${shots}/step-${kind}-${desk.locale}-${desk.width}.png`,
          });
        await page.getByRole('button', { name: desk.use, exact: true }).click();
      }
      const added = await page.locator('[data-step]').count();
      if (shots !== undefined)
        await page.screenshot({
          path: `${shots}/steps-${desk.locale}-${desk.width}.png`,
          fullPage: true,
        });

      expect(wrong).toEqual([]);
      expect(added).toBe(kinds);
      expect(complaints).toEqual([]);
      await leave();
    },
    120_000,
  );
});

describe.skipIf(missingBrowser !== undefined)('a sequence that several people see', () => {
  const own = (id: string, days: number) => ({
    id,
    name: { ja: id, en: id },
    topic: { ja: '在庫管理', en: 'inventory management' },
    steps: [
      { id: 'wait', kind: 'wait', until: { days } },
      { id: 'guide', kind: 'mail', template: 'nurture-document', assetId: 'guide' },
    ],
  });
  const put = (id: string, body: object): Promise<unknown> =>
    callApi(stack.urls.api, 'PUT', `/sequences/${id}`, body);

  it('is approved by another than its writer before it is launched', async () => {
    await put('to-approve', { sequence: own('to-approve', 1) });
    await callApi(stack.urls.api, 'PUT', '/settings', { sequenceApproval: 'another' });
    const { page, complaints, open, leave } = await sitDown(browser, stack, { width: 1200 });
    await open('/campaigns/new?step=sequence&sequence=to-approve');
    const button = page.getByRole('button', { name: 'このシナリオで文面へ進む' });
    const before = await button.isDisabled();
    const wrong = await findings(page);
    await open('/sequences/to-approve');
    await page.getByRole('button', { name: 'この内容で承認する' }).click();
    await page.getByText(/さんが承認しました/).waitFor();
    await open('/campaigns/new?step=sequence&sequence=to-approve');
    const after = await button.isDisabled();
    await callApi(stack.urls.api, 'PUT', '/settings', { sequenceApproval: 'anyone' });

    expect([before, after]).toEqual([true, false]);
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
    await leave();
  });

  it('is not written over unseen: who was faster is named, and one of both is chosen', async () => {
    await put('both', { sequence: own('both', 1) });
    const { page, open, leave } = await sitDown(browser, stack, { width: 375 });
    await open('/sequences/both');
    await page.getByLabel('シナリオの名前').fill('あと');
    await put('both', { sequence: own('both', 2), revision: 1 });

    await page.getByRole('button', { name: '第2版として保存' }).click();
    await page.getByText(/先に保存しました/).waitFor();
    const wrong = await findings(page);
    const wide = await overflow(page);
    await page.getByRole('button', { name: '自分の内容で保存する' }).click();
    await page.getByText('第3版（現在）').waitFor();
    await page.getByRole('button', { name: '第2版を開く' }).click();
    await page.getByRole('heading', { level: 1, name: 'both' }).waitFor();

    expect(await page.locator('[data-step="1"] h3').innerText()).toBe('2日待つ');
    expect(wrong).toEqual([]);
    expect(wide).toBe(0);
    await leave();
  });
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
