import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importText } from '../../demo/company/load-company.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { findings, missingBrowser, openBrowser, overflow } from './browser.ts';
import { sitDown, startConsole } from './console-stack.ts';

const shots = process.env['REKINDLE_SHOTS'];

let stack: LocalStack;
let browser: Browser;

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  [stack, browser] = await Promise.all([startConsole(), openBrowser()]);
  await importText(
    stack.urls.api,
    'customers',
    [
      '会社名,氏名,フリガナ,メールアドレス,配信の根拠,最終接触日',
      '株式会社ぺんぎん製作所,南極 氷,ナンキョク コオリ,kori@penguin.example,名刺,2025-01-10',
      '株式会社ぺんぎん製作所,南極 雪,ナンキョク ユキ,yuki@penguin.example,名刺,2025-01-11',
    ].join('\n'),
  );
  await stack.settle();
  await stack.advance(120_000);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

describe.skipIf(missingBrowser !== undefined)('the search on top', () => {
  it('finds somebody by a few letters of the reading, and tells no address of the page who', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack);
    await open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('なんきょく');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '南極 氷' }).waitFor();
    const address = page.url();
    await page.getByLabel('すべての担当者と会社から探す').fill('㈱ぺんぎん');
    await page.getByRole('heading', { name: '会社', exact: true }).waitFor();
    const shown = await page.locator('main').innerText();
    await page.getByLabel('すべての担当者と会社から探す').fill('そのような人はいない');
    await page.getByText('で始まる氏名・会社はありません').waitFor();

    expect(new URL(address).pathname + new URL(address).search).toBe('/contacts');
    expect(shown).toContain('penguin.example');
    expect(shown).toContain('南極 雪');
    expect(shown).not.toContain('まだここに出ません');
    expect(complaints).toEqual([]);
    await leave();
  });

  it('leads to the company: its people, deals and history', async () => {
    const { page, complaints, open, leave } = await sitDown(browser, stack);
    await open('/companies');
    await page.getByLabel('会社を探す').fill('ぺんぎん');
    await page.getByRole('link', { name: '株式会社ぺんぎん製作所' }).click();
    await page.getByRole('heading', { level: 1, name: '株式会社ぺんぎん製作所' }).waitFor();
    const shown = await page.locator('main').innerText();
    await open('/companies/no-such-company');
    await page.locator('main .note, main .empty').first().waitFor();

    expect(shown).toContain('担当者 2名');
    expect(shown).toContain('案件の記録はありません');
    expect(shown).toContain('まだ動きがありません');
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
    await leave();
  });

  it('lists everybody by reading, a page at a time, and by last contact', async () => {
    const { page, open, leave } = await sitDown(browser, stack, { locale: 'en-US' });
    await open('/contacts?view=reading');
    const rows = page.getByRole('rowheader');
    await rows.first().waitFor();
    const first = await rows.allInnerTexts();
    await page.getByRole('link', { name: 'Next 50' }).click();
    await page.getByRole('link', { name: 'From the start' }).waitFor();
    await page
      .getByRole('rowheader', { name: first[0]?.split('\n')[0] ?? '' })
      .waitFor({ state: 'detached' });
    const second = await rows.allInnerTexts();
    await open('/contacts?view=lastContact');
    await rows.first().waitFor();

    expect(first).toHaveLength(50);
    expect(second.some((name) => first.includes(name))).toBe(false);
    expect(await page.locator('thead').innerText()).toContain('Last contact');
    await leave();
  });
});

describe.skipIf(missingBrowser !== undefined)('contacts who may be one person', () => {
  it.each([
    {
      locale: 'ja-JP',
      width: 1280,
      find: '探す',
      keep: '同じ方：ひとつ目を残す',
      different: '別の方です',
      former: 'まとめる前の別の記録を見る',
      undo: '元に戻す',
    },
    {
      locale: 'en-US',
      width: 375,
      find: 'Look for them',
      keep: 'One person: keep the first',
      different: 'Two people',
      former: 'See the record that was merged into this one',
      undo: 'Undo the merge',
    },
  ] as const)('are shown side by side, merged or told apart: $locale', async (desk) => {
    const id = desk.width;
    await importText(
      stack.urls.api,
      'customers',
      [
        '顧客ID,会社名,部署,役職,氏名,メールアドレス,携帯電話,配信の根拠,最終接触日,営業担当',
        `A-${id},株式会社ふたり${id},製造部,課長,双葉 一,futaba@one${id}.example,,名刺,2025-01-10,佐藤 誠`,
        `B-${id},株式会社ふたり${id},,,双葉　一,futaba@two${id}.example,090-1111-2222,申込,2024-05-11,`,
        `C-${id},株式会社ふたり${id},総務部,,森 花,mori@one${id}.example,090-3333-4444,名刺,2025-01-12,`,
        `D-${id},株式会社ふたり${id},総務部,,森 実,mori@two${id}.example,09033334444,名刺,2025-01-13,`,
      ].join('\n'),
    );
    await importText(stack.urls.api, 'opt-outs', ['メールアドレス', `futaba@two${id}.example`].join('\n'));
    const { page, complaints, open, leave } = await sitDown(browser, stack, { ...desk, person: 'admin' });
    await open('/contacts/alike');
    await page.getByRole('button', { name: desk.find, exact: true }).click();
    const questions = page.locator('main section');
    await questions.filter({ hasText: `mori@one${id}.example` }).waitFor();
    if (shots !== undefined)
      await page.screenshot({ path: `${shots}/alike-${desk.locale}.png`, fullPage: true });
    const wrong = [...(await findings(page))];
    if ((await overflow(page)) > 0) wrong.push('wider than the window');
    const both = questions.filter({ hasText: `futaba@one${id}.example` });
    const kept = await both.getByRole('link').first().getAttribute('href');
    await both.getByRole('button', { name: desk.keep }).click();
    await both.waitFor({ state: 'detached' });
    await page.locator('.toast button').click();
    await both.getByRole('button', { name: desk.keep }).click();
    await both.waitFor({ state: 'detached' });
    const apart = questions.filter({ hasText: `mori@one${id}.example` });
    await apart.getByRole('button', { name: desk.different }).click();
    await apart.waitFor({ state: 'detached' });
    await page
      .locator('section', { has: page.locator('#merges') })
      .locator('tbody tr')
      .first()
      .waitFor();
    if (shots !== undefined)
      await page.screenshot({ path: `${shots}/merges-${desk.locale}.png`, fullPage: true });
    wrong.push(...(await findings(page)));
    if ((await overflow(page)) > 0) wrong.push('wider than the window with merges');
    await open(kept ?? '');
    await page.getByRole('button', { name: desk.undo, exact: true }).waitFor();
    if (shots !== undefined) await page.screenshot({ path: `${shots}/kept-${desk.locale}.png` });
    await page.getByRole('link', { name: desk.former }).click();
    await page.locator('main .note').first().waitFor();
    if (shots !== undefined) await page.screenshot({ path: `${shots}/merged-${desk.locale}.png` });
    await page.getByRole('button', { name: desk.undo, exact: true }).click();
    await page.locator('main .note').first().waitFor({ state: 'detached' });
    await open('/contacts/alike');
    await both.waitFor();

    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
    await leave();
  });
});

describe.skipIf(missingBrowser !== undefined)('companies that may be one', () => {
  it.each([
    {
      locale: 'ja-JP',
      width: 1280,
      find: '探す',
      compare: '並べて決める',
      merge: '1社にまとめる',
      undo: '2社に戻す',
    },
    {
      locale: 'en-US',
      width: 375,
      find: 'Look for them',
      compare: 'Compare',
      merge: 'Merge into one',
      undo: 'Undo the merge',
    },
  ] as const)('are shown side by side, merged, and parted again: $locale', async (desk) => {
    const id = desk.width;
    await importText(
      stack.urls.api,
      'accounts',
      ['会社コード,会社名,担当者', `S-${id},株式会社双子精機${id},佐藤 誠`].join('\n'),
    );
    await importText(
      stack.urls.api,
      'customers',
      [
        '会社名,拠点,氏名,メールアドレス,代表電話,配信の根拠',
        `株式会社双子精機${id},大阪本社,朝田 一,asa@twins${id}.example,06-0000-${id},名刺`,
        `株式会社双子精機${id},浜松工場,昼田 二,hiru@twins${id}.example,,名刺`,
        `㈱双子精機${id} 浜松,,夜田 三,yoru@twins${id}.example,06-0000-${id},名刺`,
      ].join('\n'),
    );
    await importText(stack.urls.api, 'opt-outs', ['メールアドレス', `yoru@twins${id}.example`].join('\n'));
    const { page, complaints, open, leave } = await sitDown(browser, stack, { ...desk, person: 'admin' });
    const wrong: string[] = [];
    const look = async (name: string): Promise<void> => {
      if (shots !== undefined)
        await page.screenshot({ path: `${shots}/companies-${name}-${desk.locale}.png`, fullPage: true });
      wrong.push(...(await findings(page)));
      if ((await overflow(page)) > 0) wrong.push(`${name} is wider than the window`);
    };
    await open('/companies/alike');
    await page.getByRole('button', { name: desk.find, exact: true }).click();
    const pair = page.getByRole('row').filter({ hasText: `㈱双子精機${id}` });
    await pair.waitFor();
    await look('alike');
    await pair.getByRole('link', { name: desk.compare }).click();
    await page.getByRole('button', { name: desk.merge }).waitFor();
    await look('side');
    const before = await page.locator('#merge').innerText();
    await page.getByRole('button', { name: desk.merge }).click();
    await page.getByRole('button', { name: desk.undo }).waitFor();
    await look('merged');
    const after = await page.locator('main').innerText();
    await page.getByRole('button', { name: desk.undo }).click();
    await page.getByText('夜田 三').first().waitFor({ state: 'detached' });

    expect(before).toContain(`S-${id}`);
    expect(before).toContain(`twins${id}.example`);
    expect(after).toContain('夜田 三');
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
    await leave();
  });
});
