import { describe, expect, it } from 'vitest';
import { answersIn, type Answering } from '../../../domain/handoffs/answer/answer-word.ts';

/** Wednesday, half past ten in Tokyo. */
const answering: Answering = {
  now: new Date('2026-12-02T01:30:00Z'),
  timeZone: 'Asia/Tokyo',
  name: '伊藤 由美',
};
const readAll = (text: string) => answersIn(text, answering);
/** What is said, where it is one thing. */
const read = (text: string) => {
  const answers = readAll(text);
  return answers.length === 1 ? answers[0] : undefined;
};

it.each([
  ['対応', 'accept'],
  ['対応します。', 'accept'],
  ['ACCEPT', 'accept'],
  ['Accept K7QH2M', 'accept'],
  ['accept #K7QH2M', 'accept'],
  ['「対応」', 'accept'],
  ['代わってください', 'decline'],
  ['対応します。よろしくお願いします。', 'accept'],
  ['お疲れ様です。伊藤です。\n対応いたします。\n\n伊藤 由美\n株式会社みらい在庫 関西営業所', 'accept'],
  ['お疲れさまです、関西営業所の伊藤です。対応します', 'accept'],
  ['ご連絡ありがとうございます。担当します。', 'accept'],
  ['（スマホから送信）\n対応', 'accept'],
  ['ＯＫです', 'accept'],
  ['承知いたしました。本日中に連絡いたします。', 'accept'],
  ["Thanks, I'll take it.", 'accept'],
  ['I’ll take it', 'accept'],
  ['やります', 'accept'],
  ['担当外です', 'decline'],
  ['対応が難しいです', 'decline'],
  ['Please reassign', 'decline'],
  ['I can’t take this one', 'decline'],
  ['Accepted, thanks', 'accept'],
  ['替わってください。出張中です', 'decline'],
  ['対応できません', 'decline'],
  ['今週は出張のため対応できません', 'decline'],
  ['担当エリア外です', 'decline'],
  ['替わっていただけますか？', 'decline'],
  ["Can someone else take this? I'm on leave", 'decline'],
  ['早急に対応します', 'accept'],
  ['すみません、失念していました。本日電話します', 'accept'],
  ['月曜に電話します', 'accept'],
])('%s is understood', (text, kind) => {
  expect(read(text)).toEqual({ kind });
});

it.each([
  ['不在でした', 'notReached'],
  ['ABSENT', 'notReached'],
  ['absent: K7QH2M', 'notReached'],
  ['Not reached', 'notReached'],
  ['電話しました。不在でした。', 'notReached'],
  ['電話しましたが、つながりませんでした', 'notReached'],
  ['I couldn’t reach him', 'notReached'],
  ['I left a message', 'notReached'],
  ['no answer', 'notReached'],
  ['会議中で話せず', 'notReached'],
  ['人違いでした', 'wrongPerson'],
  ['辞めていました', 'leftCompany'],
  ['no longer works there', 'leftCompany'],
  ['今回は見送りとのこと', 'notNeeded'],
  ['契約いただきました', 'won'],
  ['SPOKE', 'reached'],
  ['話せました。商談になりました', 'opportunity'],
  ['電話しましたが担当者不在でした。', 'notReached'],
  ['担当者は不在のため、伝言をお願いしました', 'notReached'],
  ['留守電にメッセージを残しました', 'notReached'],
  ['本日不在、明日再度架電します', 'notReached'],
  ['本日は終日外出とのことでした', 'notReached'],
  ["He's on vacation until Dec 10", 'notReached'],
  ['結果：不在', 'notReached'],
  ['山田様は先月退職されたそうです。後任は鈴木様です。', 'leftCompany'],
  ['異動になったとのこと', 'leftCompany'],
  ['もう在籍していないとのこと', 'leftCompany'],
  ['He left the company last month', 'leftCompany'],
  ['時期尚早、来年度予算で検討', 'tooEarly'],
  ['予算がつかないため今期は見送り', 'notNeeded'],
  ['今のところ必要ないそうです', 'notNeeded'],
  ['話せましたが、不要とのことでした', 'notNeeded'],
  ['他社製品を導入済みでした', 'choseAnother'],
  ['二度とかけてくるなと言われました', 'neverContact'],
  ['もう営業電話はやめてほしいと怒られました', 'neverContact'],
  ['打ち合わせ設定しました', 'opportunity'],
  ['I got a meeting with them on Dec 15', 'opportunity'],
  ['商談になりましたが失注しました', 'lost'],
  ['We lost it on price', 'lost'],
  ['対応しました。アポ獲得', 'opportunity'],
  ['受注しました！', 'won'],
  ['既に商談中です', 'alreadyInDeal'],
  ['担当者が退職されていました', 'leftCompany'],
  ['He has left the company.', 'leftCompany'],
  ['他社に決めたそうです', 'choseAnother'],
  ['不要とのこと', 'notNeeded'],
  ['もう連絡しないでと言われました', 'neverContact'],
  ['先方から今後の連絡はお断りと言われました', 'neverContact'],
])('%s is a result', (text, outcome) => {
  expect(read(text)).toMatchObject({ kind: 'report', outcome });
});

it.each([
  'K7QH2M',
  '',
  'accepted by nobody',
  'ありがとうございます',
  '了解しましたが、来週になります',
  '承知しました。確認します。',
  '不在にしております',
  '出張中です',
  'I was absent',
  "I'm not in today",
  'I was not available',
  '今日は無理です',
  '先方は無理とのこと',
  '不在ですか？',
  '受注ですか',
  '商談になりませんでした',
  '受注できませんでした',
  'もう早いうちに電話します',
  '別の者が対応します',
  '田中さんに対応をお願いします',
  '私は対応しません',
  '対応は不要です',
  '対応します。やはり無理でした、できません',
  '不在でした。商談になりました',
  'ご対応ありがとうございます',
  '12/5まで不在のため、返信が遅れます',
  'On leave until Dec 10',
  'Out of office until Dec 10. Please contact Kato.',
  'アポは取れませんでした',
  '不在ではありませんでした',
  '他社で検討中',
  '来月受注',
  '来週商談化',
  '12月受注です',
  '断られました',
  '対応していただけますか？',
])('%s is no answer', (text) => {
  expect(read(text)).toBeUndefined();
});

describe('what is said beside the result', () => {
  it('is kept as a note, without greeting and signature', () => {
    expect(
      read(
        'お疲れ様です。\n山﨑様は不在でした。15時に折り返しいただけるそうです。\n\n伊藤 由美\n関西営業所\n03-5555-0100',
      ),
    ).toMatchObject({
      outcome: 'notReached',
      note: '山﨑様は不在でした。\n15時に折り返しいただけるそうです。',
    });
  });

  it.each(['早い 来年4月以降', 'まだ早い。4月以降に再度', 'まだ早いです。\n4月以降に再度とのことです。'])(
    '%s names the month before which it is too early',
    (text) => {
      expect(read(text)).toMatchObject({ outcome: 'tooEarly', until: '2027-04-01' });
    },
  );
});

describe('when', () => {
  it.each([
    ['来年4月以降に再度ご連絡くださいとのことでした', { outcome: 'tooEarly', until: '2027-04-01' }],
    ['まだ時期が早いとのこと、4月に再度連絡します', { outcome: 'tooEarly', until: '2027-04-01' }],
    ["She said it's too early, call back in April", { outcome: 'tooEarly', until: '2027-04-01' }],
    ['12/15 14時にアポを取りました', { outcome: 'opportunity', meetingOn: '2026-12-15' }],
    ['来週火曜に商談のアポをいただきました', { outcome: 'opportunity', meetingOn: '2026-12-08' }],
  ])('is read with the result: %s', (text, answer) => {
    expect(read(text)).toMatchObject(answer);
  });
});

describe('a time at which somebody will call is a promise', () => {
  it.each([
    ['12/5 10時に電話します', '2026-12-05T01:00:00.000Z'],
    ['12月5日(土)の14時半頃に電話します', '2026-12-05T05:30:00.000Z'],
    ['本日3時に電話します。', '2026-12-02T06:00:00.000Z'],
    ['対応します。1/8 午前9時に電話します', '2027-01-08T00:00:00.000Z'],
    ["Hi,\nI'll call him tomorrow at 3pm.\nIto", '2026-12-03T06:00:00.000Z'],
  ])('%s', (text, callAt) => {
    expect(read(text)).toEqual({ kind: 'promise', callAt });
  });

  it.each([
    ['12/5 10時に訪問します', 'visit', '2026-12-05T01:00'],
    ['12月5日の10時にご訪問いたします', 'visit', '2026-12-05T01:00'],
    ['12/5 午前10時に改めて訪問予定です', 'visit', '2026-12-05T01:00'],
    ['12/10（木）14:00〜15:00で訪問予定です', 'visit', '2026-12-10T05:00'],
    ['山田様には木曜の14時にお伺いします', 'visit', '2026-12-03T05:00'],
    ['来週の火曜日、11時に伺います', 'visit', '2026-12-08T02:00'],
    ['10日14時に行きます', 'visit', '2026-12-10T05:00'],
    ['来週月曜10:00にオンラインで打ち合わせします', 'online', '2026-12-07T01:00'],
    ['金曜10時にZoom面談予定です', 'online', '2026-12-04T01:00'],
    ['明日の朝9時にメールでご連絡します', 'mail', '2026-12-03T00:00'],
    ['明日15:30に連絡します', 'contact', '2026-12-03T06:30'],
    ["I'll visit them tomorrow at 3pm", 'visit', '2026-12-03T06:00'],
    ['I will meet Mr. Yamada on Dec 10th at 2 pm', 'visit', '2026-12-10T05:00'],
    ['Will email her on 25/12 at 9:30', 'mail', '2026-12-25T00:30'],
    ["I'll be in touch with them on Friday at noon", 'contact', '2026-12-04T03:00'],
  ])('and says how: %s', (text, way, callAt) => {
    expect(read(text)).toEqual({ kind: 'promise', callAt: `${callAt}:00.000Z`, way });
  });

  it.each([
    '先方へ12/8の13時に改めてお電話いたします',
    '山田様に12月8日（火）午後1時に電話する予定です',
    '12/8 13時にかけ直します',
    "I'll call back at 1 p.m. on Dec 8.",
    'Calling her on Tuesday at 1pm',
    'Calling her on 8 December at 13:00',
  ])('however it is put: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'promise', callAt: '2026-12-08T04:00:00.000Z' });
  });

  it.each([
    '12/8 10時に電話します。12/10 14時に訪問します。',
    '12月5日(金)の14時に電話します',
    "I'll call on 10/12 at 9",
    "I'll call next Thursday at 10",
    '12/10に訪問します',
    '15時に折り返しいただけるそうです',
    'まだ早いそうです。12/10 14時に訪問します',
  ])(
    'and is asked for again where it is two, no day of the calendar, of two readings, or without an hour: %s',
    (text) => {
      expect(readAll(text)).toEqual([]);
    },
  );

  it.each([
    ['不在でした。明日15時に電話します。', 'notReached', '2026-12-03T06:00:00.000Z'],
    ['話せました。\n12/5 10時に電話します', 'reached', '2026-12-05T01:00:00.000Z'],
    ["No answer. I'll call again tomorrow at 3pm.", 'notReached', '2026-12-03T06:00:00.000Z'],
    ['対応します。商談になりました。12/5 10時に電話します', 'opportunity', '2026-12-05T01:00:00.000Z'],
  ])('beside a result that leaves it open, both are read: %s', (text, outcome, callAt) => {
    expect(readAll(text)).toMatchObject([{ outcome }, { kind: 'promise', callAt }]);
  });

  it.each(['本日10時に電話します', '9/31 10時に電話します', '5/1 10時に電話します', '25時に電話します'])(
    'but not one that has passed, is on no calendar, or lies months ahead: %s',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});
