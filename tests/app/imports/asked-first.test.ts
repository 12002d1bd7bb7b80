import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../support/stored.ts';
import { openWorld, type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => rekindle.close());

const send = (kind: string, text: string, query = '') =>
  rekindle.call('POST', `/imports/${kind}?file=f.csv${query}`, new TextEncoder().encode(text));

/** Whether a stored person may not be mailed. */
const isNoMail = async (email: string): Promise<unknown> =>
  (await rekindle.dump()).find((item) => item['email'] === email)?.['noMail'];

describe('a file that does not say what it must', () => {
  it('about who may be mailed is asked about, stores nothing, and is taken with the answer', async () => {
    const people = '会社名,氏名,メール,配信フラグ\n甲社,山田 太郎,flag@asked.example,0\n';
    const before = await rekindle.dump();

    const asked = await send('customers', people);
    const untouched = await rekindle.dump();
    const mapping = encodeURIComponent(JSON.stringify({ 配信フラグ: 'mailAllowed' }));
    await rekindle.importCsv('customers', people, `&mapping=${mapping}`);

    expect(asked.status).toBe(422);
    expect(JSON.stringify(asked.body)).toContain('file-undecidedColumns');
    expect(untouched).toEqual(before);
    expect(await isNoMail('flag@asked.example')).toBe(true);
  });

  it.each([
    ['webinar', 'メール,参加\nday@asked.example,参加\n', '&session=intro'],
    ['inquiries', 'メール,種別\nday@asked.example,見積\n', ''],
  ])('of a %s on which day it was is asked for it, and nothing is dated today', async (kind, text, query) => {
    await rekindle.importCsv('customers', '会社名,氏名,メール\n乙社,日付 太郎,day@asked.example\n');
    const before = await rekindle.dump();

    const asked = await send(kind, text, query);
    const untouched = await rekindle.dump();
    await rekindle.importCsv(kind, text, `${query}&on=2025-05-20`);

    expect(asked.status).toBe(422);
    expect(JSON.stringify(asked.body)).toContain('missing-day');
    expect(untouched).toEqual(before);
    const { engagements } = await rekindle.lead(await idOf(rekindle, 'day@asked.example'));
    expect(engagements.every(({ occurredAt }) => occurredAt.startsWith('2025-05-20'))).toBe(true);
  });

  it('of who came to a webinar is asked for it, with what can be said', async () => {
    const attendance = 'メール,出席区分\nday@asked.example,A\n';

    const asked = await send('webinar', attendance, '&session=asked&on=2025-05-20');
    const answered = await send(
      'webinar',
      attendance,
      `&session=asked&on=2025-05-20&mapping=${encodeURIComponent(JSON.stringify({ 出席区分: 'allCame' }))}`,
    );

    expect([asked.status, answered.status]).toEqual([422, 200]);
    expect(asked.body).toMatchObject({
      code: 'file-unclearPresence',
      errors: [{ place: '出席区分', cells: ['A'], choices: ['attended', 'minutes', 'allCame'] }],
    });
  });

  it('and a box against mails that somebody ticked in a form is a refusal', async () => {
    await rekindle.importCsv(
      'inquiries',
      'メール,氏名,会社名,種別,受付日時,今後のご案内は不要\nbox@asked.example,箱 花子,丙社,資料,2026/10/01 10:00,1\n',
    );

    expect(await isNoMail('box@asked.example')).toBe(true);
  });
});
