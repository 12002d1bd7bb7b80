import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../local/ses/mail.ts';
import { actionLink, ask, customerOf, download, linkIn, mailsTo, mailTo } from '../support/inbox.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import { HOUR, MINUTE, type Rekindle } from '../support/rekindle.ts';
import { findings, missingBrowser, openBrowser, overflow, smallControls } from './browser.ts';

/** Where to leave a picture of each page, to look at. */
const shots = process.env['REKINDLE_SHOTS'];

type Spoken = 'ja' | 'en';
const languages = ['ja', 'en'] as const;
const at = (name: string): string => `${name}@mirai-zaiko.example`;
const owners = [
  '氏名,メール,上長,上長メール,役割,電話',
  `佐藤 誠,${at('sato')},大野 真,${at('ono')},フィールド,03-5555-0001`,
  `加藤 律,${at('kato')},大野 真,${at('ono')},フィールド,03-5555-0002`,
  `森 岬,${at('mori')},大野 真,${at('ono')},フィールド,03-5555-0003`,
  `池田 幸,${at('ikeda')},大野 真,${at('ono')},インサイドセールス,03-5555-0004`,
].join('\r\n');
/** One customer for each way a handoff goes: answered by its owner, forgotten by him, heard by inside sales. */
const people = languages.flatMap((locale) => ['asks', 'late', 'warm'].map((way) => `${way}-${locale}`));
const addressOf = (name: string): string => `${name}@${name}.example`;

let rekindle: Rekindle;
let browser: Browser;

beforeAll(async () => {
  if (missingBrowser !== undefined) return;
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
  [rekindle, browser] = await Promise.all([
    startRekindle({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true, owners }),
    openBrowser(),
  ]);
  await rekindle.people(
    'desks',
    ...people.map((name) => ({ email: addressOf(name), name: '山田 花子', title: '購買部長' })),
  );
  await rekindle.launch('desks');
  await rekindle.advance(MINUTE);
  const letters = (way: string): readonly Mail[] =>
    languages.map((locale) => mailTo(rekindle.stack, addressOf(`${way}-${locale}`)));
  for (const letter of [...letters('asks'), ...letters('late')]) await ask(rekindle.stack, letter);
  await rekindle.call('PUT', '/settings', { handoffRules: { insideSales: true } });
  await rekindle.advance(MINUTE);
  const rows = letters('warm').map(({ to }) => `${to[0]},出席,60,,2026-10-05 14:00`);
  await rekindle.importCsv(
    'webinar',
    ['メールアドレス,出欠,視聴時間(分),質問,参加日時', ...rows].join('\r\n'),
    '&session=zaiko-online&durationMinutes=60',
  );
  for (const letter of letters('warm')) await download(rekindle.stack, letter);
  await rekindle.advance(2 * HOUR);
  // Once for the reminder, once for the manager.
  await rekindle.dispatch();
  await rekindle.dispatch();
});

afterAll(async () => {
  await browser?.close();
  await rekindle?.close();
});

/** What a person has at hand: a phone that opens links, and a sharp eye for what it shows. */
async function phoneIn(locale: Spoken) {
  const page = await (await browser.newContext({ viewport: { width: 375, height: 800 } })).newPage();
  // The page's own policy forbids axe to run, so it looks at a copy without one.
  const copy = await (await browser.newContext({ viewport: { width: 375, height: 800 } })).newPage();
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    if (shots !== undefined)
      await page.screenshot({ path: `${shots}/${name}-${locale}.png`, fullPage: true });
    const [width, lang] = [await overflow(page), await page.getAttribute('html', 'lang')];
    if (width > 0) found.push(`${name}: ${width} px wider than the window`);
    if (lang !== locale) found.push(`${name}: lang=${lang}`);
    await copy.setContent(await page.content());
    const all = [...(await findings(copy)), ...(await smallControls(copy))];
    found.push(...all.map((each) => `${name}: ${each}`));
  };
  const open = async (link: string, name: string): Promise<void> => {
    await page.goto(`${link}${link.includes('?') ? '&' : '?'}lang=${locale}`);
    await look(name);
  };
  const press = async (button: string, name: string): Promise<void> => {
    await page.getByRole('button', { name: button, exact: true }).click();
    await answered(page, name);
  };
  const answered = async (on: Page, name: string): Promise<void> => {
    await on.waitForLoadState();
    await rekindle.stack.settle();
    await look(name);
  };
  const close = (): Promise<unknown> => Promise.all([page.context().close(), copy.context().close()]);
  return { page, found, look, open, press, answered, close, text: () => page.locator('main').innerText() };
}

const about = (name: string, to: string, subject = /./): Mail => {
  const customerId = customerOf(mailTo(rekindle.stack, addressOf(name)));
  const mail = mailsTo(rekindle.stack, at(to)).findLast(
    (each) => each.tags['c'] === customerId && subject.test(each.subject),
  );
  if (mail === undefined) throw new Error(`no mail to ${to} about ${name} like ${String(subject)}`);
  return mail;
};
const handoffOf = async (name: string) =>
  (await rekindle.lead(customerOf(mailTo(rekindle.stack, addressOf(name))))).handoffs[0];

describe.skipIf(missingBrowser !== undefined).each(languages)('on a phone, in %s', (locale) => {
  const say = (ja: string, en: string): string => (locale === 'ja' ? ja : en);

  it('the owner accepts, promises, reaches nobody, asks for another owner, and takes that back', async () => {
    const name = `asks-${locale}`;
    const mail = about(name, 'sato', /^【A/);
    const phone = await phoneIn(locale);

    await phone.open(actionLink(mail, 'accept'), 'accept');
    await phone.press(say('対応します', 'I will take it'), 'accepted');
    await phone.page.getByRole('link', { name: say('続けて結果を報告', 'Report the result now') }).click();
    await phone.answered(phone.page, 'report');
    await phone.open(actionLink(mail, 'promise'), 'promise');
    await phone.page.locator('#callAtOther').fill('2020-01-01T10:00');
    await phone.press(say('この日時に連絡します', 'I will be in touch then'), 'promise-past');
    const past = await phone.text();
    await phone.page.locator('#callAtOther').fill('');
    await phone.press(say('この日時に連絡します', 'I will be in touch then'), 'promised');
    await phone.open(actionLink(mail, 'notReached'), 'not-reached');
    await phone.press(say('不在でした', 'Nobody answered'), 'not-reached-recorded');
    await phone.open(actionLink(mail, 'decline'), 'decline');
    await phone.press(say('担当の変更を頼む', 'Ask for another owner'), 'declined');
    const declined = await handoffOf(name);
    await phone.open(actionLink(about(name, 'sato', /記録しました/), 'undo'), 'undo');
    await phone.press(say('記録を取り消す', 'Take it back'), 'undone');
    await phone.page.goBack();
    await phone.press(say('記録を取り消す', 'Take it back'), 'undone-twice');
    const twice = await phone.text();
    await phone.close();

    expect(past).toContain(say('過ぎた時刻です', 'That time has passed'));
    expect(twice).toContain(say('この記録は取り消せません', 'This cannot be taken back'));
    expect(declined?.ownerId).not.toBe((await handoffOf(name))?.ownerId);
    expect(phone.found).toEqual([]);
  });

  it('inside sales is refused for want of BANT, loses nothing it gave, and passes on with a reason', async () => {
    const name = `warm-${locale}`;
    const phone = await phoneIn(locale);
    const send = say('営業に引き渡す', 'Pass it on');

    await phone.open(actionLink(about(name, 'ikeda'), 'tossUp'), 'transfer');
    await phone.page.check('#need-concrete');
    await phone.page.fill('#needNote', '棚卸しに月40時間 <b>"急ぎ"</b>');
    await phone.page.getByText(say('お話の内容（任意）', 'What was said (optional)')).click();
    await phone.page.check('#hurdle-price');
    await phone.page.fill('#hurdleText', '他社より高い');
    await phone.page.fill('#note', '一行目\n二行目');
    await phone.press(send, 'transfer-refused');
    const refusal = await phone.page.getByRole('alert').innerText();
    const kept = await Promise.all(
      ['#needNote', '#hurdleText', '#note'].map((field) => phone.page.inputValue(field)),
    );
    const ticked = await phone.page.locator('#need-concrete:checked, #hurdle-price:checked').count();
    const before = await handoffOf(name);
    await phone.page.fill('#despite', '社長からのご紹介');
    await phone.press(send, 'tossed-up');
    const shown = await phone.text();
    await phone.close();

    expect(refusal).toContain(say('2つ必要ですが、いま1つです', 'and 1 '));
    expect(kept).toEqual(['棚卸しに月40時間 <b>"急ぎ"</b>', '他社より高い', '一行目\n二行目']);
    expect(ticked).toBe(2);
    expect(before?.desk).toBe('insideSales');
    expect(shown).toContain('社長からのご紹介');
    expect(shown).toContain(say('課題: 具体的で自社で解決可（棚卸し', 'Need: '));
    expect(await handoffOf(name)).toMatchObject({ desk: 'field', state: 'open' });
    expect(about(name, 'sato').text).toContain('棚卸しに月40時間');
    expect(phone.found).toEqual([]);
  });

  it('the manager gives an overdue one to somebody else with the keyboard alone', async () => {
    const name = `late-${locale}`;
    const before = await handoffOf(name);
    const phone = await phoneIn(locale);

    await phone.open(linkIn(about(name, 'ono', /期限超過/), 'a=manage'), 'manage');
    await phone.page.keyboard.press('Tab');
    const call = await phone.page.locator(':focus').getAttribute('href');
    await phone.page.keyboard.press('Tab');
    await phone.page.keyboard.press('ArrowDown');
    const chosen = await phone.page.locator('input:checked').inputValue();
    await phone.page.keyboard.press('Tab');
    await phone.page.keyboard.press('Enter');
    await phone.page.getByRole('heading', { name: say('記録しました', 'Recorded') }).waitFor();
    await phone.answered(phone.page, 'managed');
    await phone.close();

    expect(call).toBe('tel:0355550001');
    expect(chosen).not.toBe(before?.ownerId);
    expect(await handoffOf(name)).toMatchObject({ ownerId: chosen, state: 'open' });
    expect(phone.found).toEqual([]);
  });

  it('who has a damaged link gets a new one for the code, at the owner’s own address', async () => {
    const name = `asks-${locale}`;
    const mail = about(name, 'sato', /^【A/);
    const { code = '' } = (await handoffOf(name)) ?? {};
    const phone = await phoneIn(locale);

    await phone.open(actionLink(mail, 'accept').replace(/[^/]{12}\?/, '?'), 'damaged');
    await phone.page.fill('#code', 'KQ2');
    await phone.press(say('新しいリンクを受け取る', 'Send me a new link'), 'no-code');
    const noCode = await phone.text();
    await phone.page.fill('#code', code.toLowerCase());
    await phone.press(say('新しいリンクを受け取る', 'Send me a new link'), 'asked-by-code');
    const asked = await phone.text();
    await rekindle.dispatch();
    await phone.close();

    expect(noCode).toContain(say('6文字の受付番号', 'Enter the six characters'));
    expect(asked).toContain(say('承りました', 'Thank you'));
    expect(linkIn(about(name, 'sato', /リンク/), 'a=report')).not.toBe(actionLink(mail, 'report'));
    expect(phone.found).toEqual([]);
  });
});
