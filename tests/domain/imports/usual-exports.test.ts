import Encoding from 'encoding-japanese';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInquiryKind } from '../../../domain/imports/read-inquiry-kind.ts';
import { withoutHonorific } from '../../../domain/imports/read-name.ts';
import { cutText } from '../../../domain/kernel/cut-text.ts';
import { readFileOf, recordsOf } from './file-builders.ts';

describe('rows that are no records', () => {
  it.each([
    '合計,,',
    '総計：,3,',
    '小計,120,¥1,200',
    'Grand Total,,',
    'Copyright (c) 2020-2026 Example Inc.',
    'Confidential Information - Do Not Distribute',
    '作成者: 佐藤 2026/10/01,,',
    '全12件,,',
    '以上,,',
    '※社外秘,,',
    '会社名,業種,従業員数',
  ])('are left out: %s', (footer) => {
    const file = readFileOf('account', `会社名,業種,従業員数\n甲社,製造業,50\n${footer}`);
    expect(file.rows.map(({ record }) => record.name)).toEqual(['甲社']);
    expect(file.counts).toMatchObject({ read: 2, taken: 1, excluded: 1 });
  });

  it('are not companies with such words in their names', () => {
    const file = readFileOf(
      'account',
      '会社名,業種\n総合計画株式会社,製造業\n合計会計事務所,士業\nトータル設計,建設業',
    );
    expect(file.rows).toHaveLength(3);
  });
});

describe('cells of spreadsheets and databases', () => {
  it('have marks of text that are no part of them', () => {
    expect(
      recordsOf(
        'customer',
        '会社名,氏名,メール,得意先コード,代表\n甲社,\'t Hooft,\'a@x.example,"=""0012""",\'+81-3-1111-2222',
      ),
    ).toMatchObject([
      { email: 'a@x.example', accountCode: '0012', phoneMain: '+81-3-1111-2222', fullName: "'t Hooft" },
    ]);
  });

  it.each(['0000-00-00', '1900/1/0', '1899-12-30', '9999/12/31', '0001-01-01 00:00:00', '1970-01-01'])(
    'are blank where they hold the nil date %s',
    (nil) => {
      const [record] = recordsOf('customer', `メール,最終接触日\na@x.example,${nil}`);
      expect(record).toEqual({ email: 'a@x.example', tags: [] });
    },
  );

  it('are not addresses and names where a scanner could not read a letter', () => {
    const file = readFileOf(
      'customer',
      '会社名,氏名,メール\n甲社,山? 太郎,ya?ada@x.example\n乙社,佐〓 花子,b@x.example',
    );
    expect(file.refusals).toMatchObject([{ line: 2, code: 'invalidEmail' }]);
    expect(file.rows).toMatchObject([{ record: { email: 'b@x.example', accountName: '乙社' } }]);
    expect(file.rows[0]?.record.fullName).toBeUndefined();
  });

  it('may come in JIS', () => {
    const bytes = Encoding.convert(Encoding.stringToCode('会社名,業種\n甲社,製造業'), {
      to: 'JIS',
      from: 'UNICODE',
      type: 'array',
    });
    expect(recordsOf('account', Uint8Array.from(bytes))).toMatchObject([{ name: '甲社' }]);
  });
});

describe('a list of participants', () => {
  const read = (status: string) =>
    readFileOf('webinar', `メール,登録ステータス,参加時刻\na@x.example,${status},`, { session: 's' });

  it.each(['cancelled by self', 'キャンセル', '取消', '辞退', 'Declined', 'waitlisted'])(
    'leaves out whoever is %s',
    (status) => {
      expect(read(status)).toMatchObject({ rows: [], counts: { excluded: 1 } });
    },
  );

  it('takes a registration for one, and nobody of the staff', () => {
    expect(read('approved').rows).toMatchObject([{ record: { attended: false, registered: true } }]);
    const staff = readFileOf('webinar', 'メール,参加,スタッフ\na@x.example,参加,○\nb@x.example,参加,', {
      session: 's',
    });
    expect(staff.rows.map(({ record }) => record.email)).toEqual(['b@x.example']);
  });

  it('in translation is read by its own times', () => {
    const [record] = recordsOf(
      'webinar',
      [
        '1. 要約',
        '会議のタイトル\t省エネ入門',
        '開始時刻\t2026/06/03 10:00:00',
        '会議の長さ\t1 時間 0 分 0 秒',
        '',
        '2. 参加者',
        '名前\t初めての参加\t最終退出\t会議の長さ\tメール\t役割',
        '山田 太郎\t2026/06/03 10:05:00\t2026/06/03 10:25:00\t20 分 0 秒\ta@x.example\t出席者',
      ].join('\n'),
    );
    expect(record).toMatchObject({ minutes: 20, durationMinutes: 60, joinedAt: '2026-06-03T10:05:00' });
  });
});

describe('what somebody asks for', () => {
  it.each(['sales', 'Sales'])('outside Japan %s is a wish to talk to sales', (cell) => {
    expect(readInquiryKind(cell, { isAbroad: true })).toMatchObject({ value: 'consultation' });
  });

  it.each([
    ['採用管理システムの資料請求', 'document'],
    ['使い方セミナーの申込', 'other'],
    ['資料は不要です', 'other'],
    ['デモ機の故障', 'support'],
    ['サポート、お見積', 'quote'],
    ['営業支援ツールの見積', 'quote'],
    ['Quote for help desk software', 'quote'],
    ['採用について', 'recruiting'],
    ['営業のご提案', 'sales'],
    ['sales', 'sales'],
    ['Contact Sales', 'consultation'],
    ['Talk to sales', 'consultation'],
    ['Sales inquiry', 'consultation'],
    ['Sales pitch', 'sales'],
    ['Partnership', 'sales'],
    ['RFP', 'quote'],
    ['Request information', 'document'],
    ['Call me back', 'consultation'],
    ['Billing', 'support'],
    ['Angebot anfordern', 'quote'],
    ['Rückruf', 'consultation'],
  ])('%s is %s', (cell, kind) => {
    expect(readInquiryKind(cell)).toMatchObject({ value: kind });
  });
});

describe('an honorific', () => {
  it.each([
    ['村上様', '村上'],
    ['山本殿', '山本'],
    ['甲社 御中', '甲社'],
    ['山田はなこさま', '山田はなこ'],
    ['鵜殿', '鵜殿'],
    ['鵜殿 様', '鵜殿'],
    ['株式会社王様', '株式会社王様'],
    ['株式会社おひさま', '株式会社おひさま'],
    ['お客様', 'お客様'],
  ])('of %s leaves %s', (cell, name) => {
    expect(withoutHonorific(cell)).toBe(name);
  });
});

describe('a text that is cut', () => {
  it('is a beginning, not longer than asked, and ends between two characters', () => {
    const unit = fc.constantFrom('a', '山', '𠮷', '😀', '👨‍👩‍👧', 'が', 'か\u3099', '🇯🇵', '\n');
    const segments = (text: string) =>
      [...new Intl.Segmenter('ja').segment(text)].map(({ segment }) => segment);
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), fc.nat(120), (units, most) => {
        const text = units.join('');
        const cut = cutText(text, most);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(segments(text).slice(0, segments(cut).length).join('')).toBe(cut);
      }),
    );
  });
});

describe('the number of a company', () => {
  it.each(['得意先CD', '取引先CD', '得意先番号', '取引先No.', '顧客ＣＤ'])('is read from %s', (title) => {
    expect(recordsOf('customer', `メール,会社名,${title}\na@x.example,甲社,00123`)).toMatchObject([
      { accountCode: '00123' },
    ]);
  });
});
