import { describe, expect, it } from 'vitest';
import { readChange } from '../../../domain/mail/read-change.ts';
import { readReply } from '../../../domain/mail/reply.ts';

const sent = { subject: 'ご無沙汰しております', text: '在庫の見直しについて、資料をお送りします。' };
const read = (text: string, subject = `Re: ${sent.subject}`) =>
  readReply({ headers: {}, subject, text, sent });

describe('a refusal', () => {
  it.each([
    // Phones write the curled apostrophe.
    'Please don’t send me any more',
    'We don’t want your emails.',
    'Don‘t email me again',
    'Please do not send me emails',
    'Kindly discontinue these emails.',
    'Please exclude me from future mailings',
    'Not interested, please remove.',
    'Please cease and desist.',
    'cancel please',
    'no mail please',
    'un\u00ADsub\u200Bscribe',
    '案内メールの送付は見合わせてください。',
    '配信対象から除外願います',
    '以後、送信無用に願います。',
    '営業メール禁止です。',
    'メールマガジンの解約をお願いします',
    '今後のご連絡はご放念ください。',
    '受信したくありません',
    '解除お願いします',
    'ＤＭ不要です。',
    'はいしんていし',
    '勝手に送り付けるな',
    'もう送りつけてこないでください',
    'メーリングリストから抜けたいです',
    'ご案内は今回限りでお願いします',
    'opt-out please',
    'please remove my email',
  ])('%j is heard', (text) => {
    expect(read(text)).toMatchObject({ kind: 'human', refuses: true });
  });

  it.each([
    'お世話になっております。\n-----\n配信停止をお願いします。\nメール: yamada@toto.example\n-----',
    '山田です。\n――――――――\n今後のメールは不要です。\n株式会社東都 山田',
    'Hello\n----------\nPlease unsubscribe me.\nTaro Yamada, Toto Inc.\nPhone 03-0000-0000',
  ])('framed by rules, above who writes, is heard: %j', (text) => {
    expect(read(text)).toMatchObject({ refuses: true });
  });

  it.each([
    'うちはいいです。',
    '他社に決めました。',
    '弊社では対象外です。',
    '間に合ってます',
    'またの機会に',
    'どちら様ですか？',
    'Who is this?',
    'We already use SAP.',
    'We are not looking for this right now.',
    'Pass',
  ])('or none, of %j a person decides, and no clock runs', (text) => {
    expect(read(text)).toMatchObject({ refuses: false, doubt: 'refusal' });
  });
});

describe('a request', () => {
  it.each([
    '在庫リストから廃番品を削除する方法を教えてください。',
    '弊社ではクラウドへのメール添付が禁止されておりますが、共有フォルダでいただけますか。',
    'DM発送を停止したいのではなく、増やしたいです。相談させてください。',
    '他社のメール配信サービスを解約する予定なので、御社の見積をお願いします。',
    '社内で検討し、3営業日以内にご回答いたします。',
    '返信が遅くなりますが、前向きに検討します。',
    "I'm OOO next week but interested. Let's talk after.",
    'I will reply within this week.',
    '先ほどのメールはご放念ください。資料を拝見しました。',
    'Please omit my address from the invoice, and send it again.',
    'Do not send this invoice twice, please.',
    "Don't send those samples yet.",
    '資料を拝見しました。見積をお願いします。\n=== END ===',
    'Please remove item 3 and send the quote again.',
    'Could you exclude the installation fee from the quote?',
    '連絡が遅れまして申し訳ありません。ぜひお願いします。',
    '見積をお願いします。\n――――\n弊社からのメールが不要な方は、お手数ですが下記までご連絡ください。\nstop@toto.example',
    '見積をお願いします。\n====\n在庫をゼロにします。\n株式会社東都\n配信停止はこちら\nhttps://toto.example\n====',
  ])('%j refuses nothing', (text) => {
    expect(read(text)).toEqual({ kind: 'human', text, refuses: false });
  });
});

describe('an answer of nobody', () => {
  it.each([
    'ただいま席を外しております。戻り次第ご連絡いたします。',
    '内容を確認の上、3営業日以内に担当者よりご連絡いたします。',
    'テレワーク中のため、返信が遅れる場合がございます。',
    '本日はお休みをいただいております。',
    'I am OOO until Monday',
    'This mailbox is not monitored.',
    '当メールアドレスは送信専用です。',
    '本アドレスへのご返信はお受けしておりません。',
    'To deliver your message, please verify that you are human.',
  ])('%j starts no clock', (text) => {
    const reading = read(text);
    expect(reading.kind === 'automatic' || reading.doubt === 'automatic').toBe(true);
  });

  it('is told by the subject of a receipt in other languages too', () => {
    expect(read('Ihre Nachricht', 'Gelesen: Angebot')).toEqual({ kind: 'automatic', because: 'subject' });
  });

  it('stands not below the mark of a program that quotes in Japanese', () => {
    const mark = '---- 2026年11月30日(月) 10:00:00 +0900 Sato <s@x.example> さんが書きました ----';
    expect(read(`一度お会いしたいです。\n\n${mark}\n配信停止`)).toEqual({
      kind: 'human',
      text: '一度お会いしたいです。',
      refuses: false,
    });
  });
});

describe('somebody who is gone', () => {
  it.each([
    ['left', '山田は先月で辞めました。'],
    ['left', '弊社にはもうおりません。'],
    ['left', '山田は定年を迎え、3月で引退しました。'],
    ['left', 'I have moved on from Toto.'],
    ['left', 'Taro Yamada is no longer an employee of Toto.'],
    ['left', 'I am leaving Toto effective 31 March.'],
    ['moved', '4月より本件の窓口は鈴木（suzuki@toto.example）となります。'],
    ['moved', '担当を離れることになりました。'],
    [undefined, '担当者が変わり次第ご連絡します。'],
    [undefined, 'I am leaving for Osaka on Monday.'],
    [undefined, '17時に退社しております。'],
    [undefined, '本日は弊社にはおりません。'],
    [undefined, 'I have moved on from this topic.'],
    [undefined, 'ホームページのアドレスが変更になりました。'],
    [undefined, 'Our address has changed: 5 Main Street, Osaka.'],
  ])('is %s by %j', (how, words) => {
    expect(readChange(words, '自動返信')).toBe(how);
  });
});
