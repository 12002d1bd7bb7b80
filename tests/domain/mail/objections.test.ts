import { expect, it } from 'vitest';
import { readReply } from '../../../domain/mail/reply.ts';

const sent = { subject: 'ご無沙汰しております', text: '在庫の見直しについて、資料をお送りします。' };
const read = (text: string) => readReply({ headers: {}, subject: `Re: ${sent.subject}`, text, sent });

it.each([
  '以前にも断っています。',
  '特定電子メール法違反です。',
  '次にメールが来たら通報します',
  'This is illegal. My lawyer will write to you.',
  '個人情報保護法に基づき、保有個人データの開示を請求します。',
  'どこで私のアドレスを知りましたか？',
  'なぜこの案内が届くのですか。',
  'もう少し頻度を下げていただけますか。',
  'メールの件数を減らしてほしい',
  'Please send fewer mails.',
  '人違いです',
  '宛先が間違っています。',
  '山田は昨年亡くなりました。',
  'He passed away last month.',
  '弊社は倒産しました。',
  '今のところ必要ありません。また機会がありましたらお願いします。',
  '現在は導入の予定がございません。必要になりましたらこちらからご連絡いたします。よろしくお願いします。',
  '興味なし',
  'We have no plans right now, maybe next year.',
  // Nobody who wants no call, and asks for nothing, is to be called within the hour.
  '営業電話はお断りです。',
  '電話はしないでください。',
  "Please don't call me.",
])('%s objects or declines: a person decides, and no clock runs', (text) => {
  expect(read(text)).toMatchObject({ kind: 'human', refuses: false, doubt: 'refusal' });
});

it.each([
  '導入の予定はありませんが、資料はいただけますか',
  '電話はしないでください。見積はメールでください。',
  "Don't call me. Email the quote please.",
  '個人情報保護法への対応で相談したいです。',
  '検査の頻度を下げたいので相談したい',
  'ご連絡を減らしたいという要望が現場からあり、相談したいです。',
  '苦情が多く困っています。説明をお願いします。',
  '倒産リスクの管理に興味があります。資料をください。',
  '誤送信を防ぎたいのでお話を伺いたい',
  '断熱材の在庫が多く、相談したいです。',
  'Too often we run out of stock, please call me.',
  'I am not the right person, please contact Jane Smith.',
])('%s asks for something, and objects to nothing', (text) => {
  const reading = read(text);

  expect(reading).toMatchObject({ kind: 'human', refuses: false });
  expect(reading).not.toHaveProperty('doubt');
});
