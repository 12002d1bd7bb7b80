import { describe, expect, it } from 'vitest';
import { readFileOf, recordsOf } from './file-builders.ts';

const noted = (cell: string, title = '備考') => {
  const file = readFileOf('customer', `メール,会社名,氏名,${title}\na@x.example,甲社,山田,"${cell}"`);
  return { ...file.rows[0]?.record, codes: file.warnings.map(({ code }) => code) };
};

describe('notes about a person', () => {
  it.each([
    'メール送るな',
    'ブラックリスト',
    '郵送のみ',
    'call only',
    'エラーメール',
    'Bounced',
    'mail bounced twice',
    'wrong email',
    'no marketing emails',
    'asked to be removed',
    'DNM',
    'DNC',
    '送付リストから外す',
    '紙DMのみ',
    '倒産',
    'hard bounce',
    'ハードバウンス',
    'バウンス',
    '連絡しないこと',
    '配信しないこと',
    '配信しない',
    '送らないで',
    '送らないでほしいとのこと',
    '配信×',
    'DM✕',
    'メール以外で連絡',
    'メール案内は望まない',
    '案内メールは無用',
    'メールは結構です',
    '出入り禁止',
    '出禁',
    '連絡するな',
    '電話のみ可',
    'アドレス無効',
    '不達',
    'メールが届かない',
    'メール宛先不明で戻る',
    'Please stop emailing',
    'no more emails',
    "don't send",
    'no-mail',
    'do-not-email',
    'möchte keine Werbung',
    'bitte keine E-Mails mehr',
  ])('%s: no mails, and a note of it', (cell) => {
    expect(noted(cell)).toMatchObject({ noMail: true, codes: ['refusalInText'] });
  });

  it.each(['退職済み', '3月末で退職しました', '退職予定', '逝去', '亡くなられた', 'left the company'])(
    '%s: the person has left',
    (cell) => {
      expect(noted(cell)).toMatchObject({ retired: true, codes: ['leftInText'] });
    },
  );

  it.each(['担当営業', '営業担当者名', '前担当', '申告者'])(
    'that our own salesperson has left (%s) keeps the customer; a refusal there is heard all the same',
    (title) => {
      expect(noted('田中（退職）', title)).not.toHaveProperty('retired');
      expect(noted('退職者', title)).toMatchObject({ codes: [] });
      expect(noted('連絡不要', title)).toMatchObject({ noMail: true });
    },
  );

  it.each([
    '前任の佐藤は退職済み',
    '退職金制度の相談',
    '退職/入社手続きの自動化に興味',
    '退職、採用管理に関心',
    '退職していない',
    'メール×2回送付',
    'メールが届かないので再送してほしい',
    'FAXは送らないで',
    '請求書は送らないこと',
    'メール送るなら午前',
    'メールで連絡',
    '商品は不良',
    '配信停止機能についてご質問',
    '連絡がつかないことが多い',
    '社長が逝去',
    'メール不達の対策を検討中',
    '配信停止の仕組みに興味',
    'DNC工作機',
    '訪問NG',
    '紙のDM不要、メールで',
    'カタログ送付不要、メールでOK',
    'リストから外す商品',
    '紙DMのみで案内している商品',
    'No contact since 2023',
    'no contact yet',
    'no email address on card',
    "doesn't like phone, prefers e-mail",
    'does not want to change mail server',
    'GDPR erasure project',
    'interested in unsubscribe management',
    'has left a message',
  ])('%s: neither', (cell) => {
    const { noMail, retired } = noted(cell);
    expect([noMail, retired]).toEqual([undefined, undefined]);
  });

  it('are heard in names, tags and titles too', () => {
    const file = (title: string, cell: string) =>
      recordsOf('customer', `メール,会社名,${title}\na@x.example,甲社,${cell}`)[0];

    expect(file('氏名', '午野一郎(退職)')).toMatchObject({ retired: true });
    expect(file('氏名', '午野一郎（メール×）')).toMatchObject({ noMail: true });
    expect(file('タグ', '展示会;退職者')).toMatchObject({ retired: true });
    expect(file('役職', '部長（逝去）')).toMatchObject({ retired: true });
  });

  it('keep a departure whose row has an unreadable cell', () => {
    const file = readFileOf('customer', 'メール,退職,最終接触日\na@x.example,1,いつか');
    expect(file.rows).toMatchObject([{ record: { retired: true } }]);
  });
});

describe('what somebody writes', () => {
  const webinar = (title: string, cell: string) =>
    recordsOf('webinar', `メール,参加,${title}\na@x.example,参加,${cell}`, { session: 's' })[0];

  it('in a question at a webinar is heard', () => {
    expect(webinar('質問', '今後のメールは不要です。配信停止してください')).toMatchObject({
      noMail: true,
      question: '今後のメールは不要です。配信停止してください',
    });
    expect(webinar('質問', '価格を教えてください')?.noMail).toBeUndefined();
  });

  it('is not what the webinar is called, nor that a mail got lost', () => {
    expect(webinar('セミナー名', 'メール配信停止を防ぐには')?.noMail).toBeUndefined();
    expect(webinar('質問', 'メールが届かない')?.noMail).toBeUndefined();
  });
});

it.each([
  'soft bounced',
  'ソフトバウンス',
  'メールが一時的に戻る',
  'trial bounced',
  'Bounced from landing page',
  'bounce rate 30%',
  'バウンス対策に興味',
  'アドレス間違いやすいので注意',
  'mail dead line 5/1',
  'wrong email, corrected',
])('%s says of no address that it is dead', (cell) => {
  expect(noted(cell)).not.toHaveProperty('noMail');
  expect(noted(cell, 'タグ')).not.toHaveProperty('noMail');
});

it.each(['left in 2024', 'retired', 'no longer there', 'moved to another company'])(
  '%s says that somebody has left',
  (cell) => {
    expect(noted(cell)).toMatchObject({ retired: true });
  },
);

it.each(['left a message', 'moved to new office', 'retired products are of interest'])(
  '%s says nothing of the kind',
  (cell) => {
    expect(noted(cell)).not.toHaveProperty('retired');
  },
);
