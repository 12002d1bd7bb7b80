import { describe, expect, it } from 'vitest';
import { answersIn, type Answering } from '../../../domain/handoffs/answer/answer-word.ts';

/** Wednesday, half past ten in Tokyo. */
const answering: Answering = {
  now: new Date('2026-12-02T01:30:00Z'),
  timeZone: 'Asia/Tokyo',
  name: '伊藤 由美',
};
/** What is said, where it is one thing. */
const read = (text: string) => {
  const answers = answersIn(text, answering);
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
  ['対応可能です', 'accept'],
  ['私が引き取ります。よろしくお願いします。', 'accept'],
  ['アサインありがとうございます。対応します。', 'accept'],
  ['明日の朝イチで電話します', 'accept'],
  ['今週中に訪問します', 'accept'],
  ['Calling Friday morning', 'accept'],
  ['I am on vacation, please reassign', 'decline'],
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
  ['席を外しているそうです', 'notReached'],
  ['3回かけましたが出ません', 'notReached'],
  ['山田様は出張で12/8お戻りとのことです', 'notReached'],
  ['番号が現在使われていません', 'notReached'],
  ['Left VM', 'notReached'],
  ['訪問してきました。好感触です。', 'reached'],
  ['見積依頼をいただきました', 'opportunity'],
  ['案件化しました。300万円くらい', 'opportunity'],
  ['来週訪問することになりました', 'opportunity'],
  ['They want a quote', 'opportunity'],
  ['発注書いただきました', 'won'],
  ['契約になりました 1,200,000円', 'won'],
  ['120万円で受注しました', 'won'],
  ['Closed won, $12,000', 'won'],
  ['競合に負けました', 'choseAnother'],
  ['予算がつかず見送りになりました', 'notNeeded'],
  ['来期に再検討とのこと', 'tooEarly'],
  ['Bad timing, try next fiscal year', 'tooEarly'],
  ['担当が田中様に代わっていました', 'wrongPerson'],
  ['すでに他の営業が対応しています', 'alreadyInDeal'],
  ['学生さんでした', 'outOfTarget'],
  ['Not a fit', 'outOfTarget'],
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
  '見積もりを出します',
  'デモはまだです',
  '打ち合わせはなしになりました',
  '受注見込み 300万円',
  '見送りになりそうです',
  '案件になりそうです',
  '私の担当が変わりました',
  '席を外しています',
  '話し中なので後でかけます',
  '半年後に連絡します',
  'No meeting yet',
  'signed the NDA',
  'I need a demo',
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

it.each([
  ['12/10(木) 14:00〜 Zoomで打合せになりました', '2026-12-10'],
  ['12/15に打ち合わせが決まりました', '2026-12-15'],
  ['来週の火曜に訪問することになりました', '2026-12-08'],
  ['Meeting booked for Dec 10, 2pm', '2026-12-10'],
  ['Demo on Dec 12', '2026-12-12'],
])('%s says on which day they will meet', (text, meetingOn) => {
  expect(read(text)).toMatchObject({ outcome: 'opportunity', meetingOn });
});

it('a length of time names the month before which it is too early', () => {
  expect(read('半年後にまた連絡してほしいとのこと')).toMatchObject({
    outcome: 'tooEarly',
    until: '2027-06-01',
  });
  expect(read('まだ早い。3か月後に再度')).toMatchObject({ outcome: 'tooEarly', until: '2027-03-01' });
});
