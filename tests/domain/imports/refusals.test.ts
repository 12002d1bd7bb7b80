import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileRefusalMessage } from '../../../domain/imports/file-refusal-message.ts';
import { readConsentBasis } from '../../../domain/imports/read-choice.ts';
import { readRecords } from '../../../domain/imports/read-records.ts';
import { readDecidingTitle } from '../../../domain/imports/refusal-title.ts';
import { readFileOf, recordsOf, utf8 } from './file-builders.ts';

const fileOf = (title: string, cells: readonly string[]): string =>
  [`メール,氏名,"${title}"`, ...cells.map((cell, index) => `p${index}@x.example,山田,"${cell}"`)].join('\n');

/** What becomes of one person with this cell in this column. */
const takenWith = (title: string, cell: string): boolean | undefined | 'asked' | 'rowRefused' => {
  const result = readRecords('customer', utf8(fileOf(title, [cell])));
  if (result.kind === 'refused') return result.refusal.code === 'undecidedColumns' ? 'asked' : 'rowRefused';
  return result.rows.length === 0 ? 'rowRefused' : result.rows[0]?.record.noMail;
};

describe('a column that decides who is mailed', () => {
  it.each([
    ['Opted out of email: Product updates', 'true'],
    ['配信停止: 製品ニュース', '1'],
    ['Unsubscribed: Webinars', 'yes'],
    ['ステータス', '配信停止'],
    ['Status', 'Unsubscribed'],
    ['Subscription Status', 'cleaned'],
    ['DM不可', '○'],
    ['メルマガ不要', 'レ'],
    ['メール送信可否', '不可'],
    ['Do Not Contact', 'TRUE'],
    ['営業NG', '1'],
    ['オプトイン', '0'],
    ['メール許諾', 'いいえ'],
    ['Emailオプトアウト', '済'],
    ['HasOptedOutOfEmail', '1'],
    ['Accepts Marketing', 'no'],
    ['配信対象外', '○'],
    ['個人情報の取扱いへの同意', '同意しない'],
    ['案内の送付', '希望しない'],
    ['メール配信停止希望', '希望する'],
    ['配信停止日', '2024/5/1'],
    ['会員区分', '退会済'],
    ['連絡可否', '否'],
    ['備考', '2024年5月に配信停止の依頼あり'],
    ['タグ', '展示会,メール不可'],
    ['会社名', '株式会社甲【メール不可】'],
  ])('%s = %s refuses', (title, cell) => {
    expect(takenWith(title, cell)).toBe(true);
  });

  it.each([
    ['配信フラグ', '0'],
    ['メール区分', '3'],
    ['停止フラグ', '1'],
    ['配信停止解除', '○'],
    ['クレーム履歴', 'あり'],
    ['Marketing contact status', 'Non-marketing contact'],
  ])('%s = %s is asked about, and nothing is read', (title, cell) => {
    expect(takenWith(title, cell)).toBe('asked');
  });

  it.each([
    ['ランク', 'A'],
    ['メール配信回数', '3'],
    ['最終メール送信日', '2025/1/1'],
    ['Unsubscribe link', 'https://x.example/u/1'],
    ['除外商品', 'ABC-1'],
    ['備考', '配信停止機能についてご質問'],
    ['FAX不可', '○'],
    ['Lead Status', 'Qualified'],
  ])('%s = %s decides nothing', (title, cell) => {
    expect(takenWith(title, cell)).toBeUndefined();
  });

  it('is answered by what a person says about it', () => {
    const text = fileOf('配信フラグ', ['0', '1']);
    const noMail = (field: string) =>
      recordsOf('customer', text, { mapping: { 配信フラグ: field } }).map((record) => record.noMail);

    expect(noMail('mailAllowed')).toEqual([true, false]);
    expect(noMail('noMail')).toEqual([false, true]);
    expect(noMail('noMail:0|9')).toEqual([true, false]);
    expect(noMail('ignore')).toEqual([undefined, undefined]);
    expect(noMail('noCall')).toEqual([undefined, undefined]);
    const noCall = recordsOf('customer', text, { mapping: { 配信フラグ: 'noCall' } });
    expect(noCall.map((record) => record.noCall)).toEqual([false, true]);
  });

  it('is asked about with its name, its cells and every answer, in both languages', () => {
    const result = readRecords('customer', utf8(fileOf('配信フラグ', ['0', '1'])));
    if (result.kind !== 'refused') throw new Error('the file was read');

    for (const locale of ['ja', 'en'] as const) {
      const message = fileRefusalMessage(result.refusal, locale);
      expect(message).toContain('配信フラグ');
      expect(message).toContain('--map');
      for (const answer of ['noMail', 'mailAllowed', 'noMail:0', 'noCall', 'ignore'])
        expect(message).toContain(`"配信フラグ=${answer}"`);
    }
  });

  const channels = fc.constantFrom('メール', 'メルマガ', 'Email', '配信', 'DM', 'newsletter', '案内');
  const refusals = fc.constantFrom(
    '停止',
    '不可',
    '拒否',
    'NG',
    '不要',
    'オプトアウト',
    ' opt out',
    ' unsubscribed',
  );
  const joints = fc.constantFrom('', ' ', '_', '：', '・', '（');
  const yes = fc.constantFrom('1', '○', 'true', 'はい', '済', '希望する', 'TRUE', '停止');

  it('never permits where its title holds a refusing word', () => {
    fc.assert(
      fc.property(
        channels,
        joints,
        refusals,
        joints,
        channels,
        yes,
        (channel, joint, refusal, other, list, cell) => {
          for (const title of [`${channel}${joint}${refusal}`, `${refusal.trim()}: ${other}${list}`]) {
            expect([true, 'asked', 'rowRefused']).toContain(takenWith(title, cell));
            expect(readDecidingTitle(title)).not.toBe('mailAllowed');
          }
        },
      ),
    );
  });

  it('beside another of the same meaning: any refusal refuses, and a blank one yields to a filled one', () => {
    const titles = fc.shuffledSubarray(['配信停止', 'オプトアウト', 'メール不可', 'DM不可'], {
      minLength: 2,
    });
    fc.assert(
      fc.property(titles, fc.nat(), fc.constantFrom('', '0', '×'), (some, at, other) => {
        const cells = some.map((_title, index) => (index === at % some.length ? '1' : other));
        const [record] = recordsOf('customer', `メール,${some.join(',')}\na@x.example,${cells.join(',')}`);
        expect(record?.noMail).toBe(true);
      }),
    );
    expect(recordsOf('deal', '会社名,取引先名,ステージ,案件ID\n,乙社,受注,1')).toMatchObject([
      { accountName: '乙社' },
    ]);
  });

  it('keeps a refusal whose row has an unreadable cell, without the cell', () => {
    const file = readFileOf('customer', 'メール,配信停止,最終接触日\na@x.example,1,いつか');
    expect(file.rows).toMatchObject([{ record: { email: 'a@x.example', noMail: true } }]);
    expect(file.warnings).toMatchObject([{ code: 'unreadableDate' }]);
  });

  it('is heard in files of forms and webinars too', () => {
    const form = recordsOf('inquiry', 'メール,用件,今後のご案内を希望しない\na@x.example,資料,1');
    const seats = recordsOf('webinar', 'メール,参加,メルマガ配信停止\na@x.example,参加,1', { session: 's' });
    expect([form[0]?.noMail, seats[0]?.noMail]).toEqual([true, true]);
  });
});

describe('a prefix', () => {
  it.each(['紹介者', '上司', '前任', '秘書', '代理店', 'Referrer'])('%s makes it somebody else’s', (who) => {
    const [record] = recordsOf(
      'customer',
      `会社名,氏名,${who}: メールアドレス,メールアドレス,${who}：電話\n甲社,山田,other@y.example,a@x.example,03-1111-2222`,
    );
    expect(record).toMatchObject({ email: 'a@x.example' });
    expect(record?.phoneMain).toBeUndefined();
  });

  it('that names the record itself does not', () => {
    expect(recordsOf('customer', '取引先責任者: メール\na@x.example')).toMatchObject([
      { email: 'a@x.example' },
    ]);
  });
});

describe('a ground for mailing', () => {
  it.each([
    '未承諾',
    '同意得られず',
    '許諾なし',
    '名刺未交換',
    '取引無し',
    'not consented',
    'without permission',
    '非公表',
  ])('that is denied (%s) is none', (cell) => {
    expect(readConsentBasis(cell)).toMatchObject({ value: 'unknown' });
  });

  it.each(['同意取消', 'consent withdrawn', 'オプトアウト済', '退会', '同意しない', 'opted-out'])(
    'that was taken back (%s) is a refusal',
    (cell) => {
      expect(recordsOf('customer', `メール,配信の根拠\na@x.example,${cell}`)).toMatchObject([
        { noMail: true, consentBasis: 'unknown' },
      ]);
    },
  );

  it.each([
    ['不動産フェアの名刺', 'card'],
    ['同意あり', 'optIn'],
    ['HP公開アドレス', 'published'],
    ['取引先', 'transaction'],
  ])('%s is %s', (cell, basis) => {
    expect(readConsentBasis(cell)).toMatchObject({ value: basis });
  });
});
