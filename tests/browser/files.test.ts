import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalStack } from '../../local/local-stack.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
import { sitDown, startConsole } from './console-stack.ts';
import { fileOf } from './saved-files.ts';

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

/** Leaves a picture, and says what is wrong with the page. */
async function lookAt(page: Page, name: string): Promise<readonly string[]> {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  return [...(await findings(page)), ...((await overflow(page)) > 0 ? [`${name} is too wide`] : [])];
}

/** What the browser is given when this is pressed. */
async function fileFrom(page: Page, press: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const desks = [
  { locale: 'ja-JP', width: 1280, isEnglish: false },
  { locale: 'en-US', width: 375, isEnglish: true },
] as const;

describe.skipIf(missingBrowser !== undefined).each(desks)('files at the console, $locale', (desk) => {
  const say = (ja: string, en: string): string => (desk.isEnglish ? en : ja);
  const about = `${desk.locale}-${desk.width}`;

  it('gives refused rows back, takes the rest, and undoes that', async () => {
    const { page, open, leave } = await sitDown(browser, stack, desk);
    const [good, bad] = [`good-${desk.width}@files.example`, `bad-${desk.width}＠files.example`];
    const file = fileOf(
      'members.csv',
      '会社名,氏名,メールアドレス',
      `株式会社見本${desk.width},見本 太郎,${good}`,
      `株式会社見本${desk.width},見本 花子,${bad}`,
    );
    const wrong: string[] = [];
    await open('/imports?kind=customers');
    await page.getByLabel(say('ファイルを選ぶ', 'Choose a file')).setInputFiles(file);
    const save = page.getByRole('button', {
      name: say('断った行だけを保存する（直し方つき）', 'Save the refused rows, with the remedies'),
    });
    const refused = await fileFrom(page, () => save.click());
    wrong.push(...(await lookAt(page, `import-refused-${about}`)));
    await page.getByRole('button', { name: say('1行を取り込む', 'Take 1 row in') }).click();
    await page.waitForURL(/job=/);
    await page.getByRole('button', { name: say('この取り込みを元に戻す', 'Undo this import') }).click();
    wrong.push(...(await lookAt(page, `import-undo-asked-${about}`)));
    await page.getByRole('button', { name: say('元に戻す', 'Undo it'), exact: true }).click();
    await stack.settle();
    const done = page.getByText(
      say('「members.csv」の取り込みを元に戻しました。', 'The import of "members.csv" was undone.'),
    );
    await done.first().waitFor();
    await page
      .getByRole('row')
      .filter({ hasText: 'members.csv' })
      .first()
      .getByText(say('元に戻しました', 'Undone'), { exact: true })
      .waitFor();
    wrong.push(...(await lookAt(page, `import-undone-${about}`)));

    expect(refused.name).toBe(say('断った行-members.csv', 'refused-members.csv'));
    expect(refused.bytes.toString()).toContain(`${bad},3,メールアドレス,${bad},`);
    expect(wrong).toEqual([]);
    await leave();
  });

  it('reads a file of a program that is named, and asks how its dates are meant', async () => {
    const { page, open, leave } = await sitDown(browser, stack, desk);
    const file = fileOf(
      'hubspot.csv',
      'Record ID,First Name,Last Name,Email,Company Name,Contact owner,Last Contacted',
      `h${desk.width},Hana,Sato,hana${desk.width}@hub.example,Kou Inc.,,3/4/2025`,
    );

    await open('/imports?kind=customers');
    await page
      .getByLabel(say('書き出し元（任意）', 'Program that wrote it (optional)'))
      .selectOption('hubspot');
    await page.getByLabel(say('ファイルを選ぶ', 'Choose a file')).setInputFiles(file);
    const dayFirst = page.getByRole('button', { name: say('日/月/年', 'Day first') });
    await dayFirst.waitFor();
    const wrong = [...(await lookAt(page, `import-date-order-${about}`))];
    await dayFirst.click();
    await page.getByText(say('まだ保存していません', 'Nothing is stored yet')).waitFor();
    wrong.push(...(await lookAt(page, `import-program-${about}`)));

    expect(wrong).toEqual([]);
    expect(await page.locator('main').innerText()).toContain('Contact owner');
    await leave();
  });

  it('gives the people of a segment as a file, and says who is not in it', async () => {
    const { page, open, leave } = await sitDown(browser, stack, desk);
    const wrong: string[] = [];
    await open('/segments?segment=lapsed');
    await page.getByText(say('名簿をファイルに書き出す', 'Export the people as a file')).click();
    await page.getByLabel(say('ファイルの形式', 'Kind of file')).selectOption('xlsx');
    await page.getByRole('button', { name: say('名簿を集める', 'Gather the people') }).click();
    await stack.settle();
    const get = page.getByRole('button', { name: say('ファイルを受け取る', 'Get the file') });
    await get.waitFor();
    wrong.push(...(await lookAt(page, `segment-export-${about}`)));
    const file = await fileFrom(page, () => get.click());

    expect(file.name).toMatch(/^lapsed-\d{4}-\d\d-\d\d\.xlsx$/);
    expect(file.bytes.subarray(0, 2).toString()).toBe('PK');
    expect(wrong).toEqual([]);
    await leave();
  });
});
