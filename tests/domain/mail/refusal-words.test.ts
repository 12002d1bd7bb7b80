import { describe, expect, it } from 'vitest';
import { readReply } from '../../../domain/mail/reply.ts';

const sent = { subject: 'ご無沙汰しております', text: '在庫の見直しについて、資料をお送りします。' };
const read = (text: string) => readReply({ headers: {}, subject: `Re: ${sent.subject}`, text, sent });

it.each([
  '今後のご案内につきましては、ご遠慮いただけますでしょうか。',
  '以後の送信はお控えください。',
  '今後のご連絡はお控えいただけますと幸いです。',
  'メールは受け取りたくありません。',
  'このようなご案内は受けたくないです。',
  '送信をやめてください',
  'メールの送付を止めていただきたい。',
  '今後このようなメールの送付はなさらないようお願いします',
  '今後このようなメールは送付しないようお願いいたします。',
  '配信ストップお願いします',
  'メールをストップしてください',
  '配信を取り消してください',
  '受信拒否します',
  'ストップ',
  // A line that begins as a signature's might.
  '電話もメールも今後不要です。',
  'メール配信を停止してください',
  'mail配信を停止してください',
  'Web からの案内も含め、配信停止をお願いします',
  'Outlook の受信箱に何通も届きます。配信を停止してください',
  'スマートフォンからも解除できません。配信を停止してください',
  'taro@example.co.jpの配信を停止してください',
  '配信停止してください taro@example.co.jp',
  'Please unsubscribe taro@example.com',
  'mail taro@example.comの配信を停止してください',
  'Mails from you are not welcome, please unsubscribe me.',
  '止めて',
  'やめてください。',
  '送付先リストより除いてください',
  '私の連絡先を消去してください',
  '個人情報を削除してください',
  'アドレスを消していただけますか',
  'I did not sign up for this. Please stop.',
  'Please remove my details from your database.',
  'Kindly cease all communication',
  'Delete my data',
  'Stop it!!',
  'remove',
  'pls unsub',
  'Please erase our contact information.',
  'Just stop.',
])('%s refuses mails', (text) => {
  expect(read(text)).toMatchObject({ kind: 'human', refuses: true });
});

it.each([
  '登録した覚えがありません。削除願います。',
  '御社のメールに登録した覚えはないのですが。',
  'I never signed up for these.',
  'We did not ask for any mails.',
  'Enough.',
  'もう十分です、不要',
  '営業のご連絡が多すぎます。',
  'こういった勧誘は迷惑です。',
  'お知らせのメールが止まりません。止める方法は？',
])('%s may be a refusal: a person decides, and no clock runs', (text) => {
  const reading = read(text);

  expect(reading.kind === 'human' && (reading.refuses || reading.doubt === 'refusal')).toBe(true);
});

it.each(['個人情報を削除してください', 'Delete my data', 'Under the GDPR, please erase our records.'])(
  '%s asks for more than no mails: marketing reads it',
  (text) => {
    expect(read(text)).toMatchObject({ kind: 'human', refuses: true, doubt: 'refusal' });
  },
);

it.each([
  '現在ラインが停止しており、至急ご連絡ください。',
  'メールが来ないようですが、資料を送ってください。',
  'メールが届かないので、もう一度送ってください。',
  '電話連絡は不要です。メールで資料をください。',
  'お見積もりの送付をお願いします。',
  'データを削除してしまったので、資料を再送してください。',
  '在庫が多すぎて困っています。相談させてください。',
  '電話番号が変わりましたので、登録の変更をお願いします。',
  '欠品を止めたいので、話を聞かせてください。',
  'ぜひ話を聞きたいです',
  'ご連絡が遅くなり、ご迷惑をおかけしました。ぜひお話を伺いたいです。',
  'ご案内のセミナーは中止でしょうか？ 参加したいです。',
  'メールの件、キャンペーンは終了しましたか？',
  'お客様からの連絡が多いので、仕組みを相談したいです。',
  '登録は不要ですか？ 参加を希望します。',
  'メールの件ですが、設備停止中でして、急ぎお電話いただけますか。',
  'Could you stop by our office and see us next week?',
  'At the end of the month, please contact me.',
  'Please cancel the old quote and call me.',
  'I have not registered for the webinar yet. Can I still join?',
  'We never received the brochure. Please send it.',
  'Can you delete the second line of the quote for us?',
])('%s asks for something, and refuses nothing', (text) => {
  const reading = read(text);

  expect(reading).toMatchObject({ kind: 'human', refuses: false });
  expect(reading.kind === 'human' && reading.doubt).toBeFalsy();
});

it.each([
  [
    'ご案内ありがとうございます。\n2026年12月8日にいただいたメールについて:\n今後の配信は停止してください。',
    true,
  ],
  ['先日のメール：\n今後は不要ですので、配信停止をお願いします。', true],
  ['ぜひ伺いたいです。\n2026年12月8日(火) 10:00 見本商事 <a@ours.example>:\n配信停止はこちら', false],
  ['ぜひ伺いたいです。\n2026/12/08 10:00、見本 <a@ours.example>のメール:\n配信停止を希望します', false],
  ['ぜひ伺いたいです。\n2026年12月8日 10:00 見本 太郎:\n配信停止を希望します', false],
])('a line begins a quote where a program wrote it: %j refuses: %s', (text, refuses) => {
  expect(read(text)).toMatchObject({ kind: 'human', refuses });
});

const writtenInEnglish = {
  subject: 'An inventory guide',
  text: 'We have written down how others went about it.',
};
const readElsewhere = (text: string) =>
  readReply({ headers: {}, subject: `AW: ${writtenInEnglish.subject}`, text, sent: writtenInEnglish });

it.each([
  'Abmelden',
  'Bitte abmelden.',
  'Bitte nehmen Sie mich aus dem Verteiler.',
  'Wir möchten aus Ihrem Verteiler gestrichen werden.',
  'Guten Tag,\n\nbitte keine weiteren E-Mails.\n\nMit freundlichen Grüßen',
  'Ich möchte keine Werbung mehr erhalten.',
  'Hiermit widerspreche ich der Verarbeitung meiner Daten zu Werbezwecken.',
  'Bitte schicken Sie mir nichts mehr.',
  'Désabonner',
  'Merci de me retirer de votre liste.',
  'Je ne souhaite plus recevoir vos emails.',
  'N’envoyez plus rien.',
  'Por favor, darme de baja.',
  'No quiero recibir más correos.',
  'Não quero mais receber.',
  'Cancellatemi dalla lista, grazie.',
  'Non desidero più ricevere comunicazioni.',
  'Graag uitschrijven',
  'Geen mails meer aub',
  '退订',
  '取消订阅',
  '수신거부',
])('%s refuses mails, whatever language they were written in', (text) => {
  expect(readElsewhere(text)).toMatchObject({ kind: 'human', refuses: true });
});

it.each([
  'Kein Interesse.',
  'Nein danke',
  'Lassen Sie mich in Ruhe!',
  'Bitte löschen Sie meine Daten.',
  'Streichen Sie uns aus Ihrer Liste',
  'Wer hat Ihnen meine Adresse gegeben?',
  'Non merci',
  'No, gracias',
  'Nee, bedankt',
  'How did you get my email?',
  'Why am I getting this?',
  'Go away',
  'No.',
  'We are all set, thanks.',
  'We already have a vendor',
])('%s is for a person to read: no clock runs', (text) => {
  expect(readElsewhere(text)).toMatchObject({ kind: 'human', refuses: false, doubt: 'refusal' });
});

it.each([
  'Bitte rufen Sie mich an, wir haben Interesse.',
  'Ich habe leider keine E-Mails von Ihnen erhalten.',
  'Nehmen Sie Kontakt mit unserem Einkauf auf.',
  'Können Sie mir den Leitfaden noch einmal schicken?',
  'Nous sommes intéressés, merci de nous rappeler.',
  'Je ne peux plus attendre, rappelez-moi demain.',
  'Estamos interesados, llámenos por favor.',
  'Siamo interessati, potete chiamarci?',
  'Wij hebben interesse, kunt u bellen?',
  'Yes, that would be good. Are you free on Tuesday?',
  'We already have a demo booked, could you send the agenda?',
])('%s asks, and refuses nothing', (text) => {
  const reading = readElsewhere(text);
  expect(reading).toMatchObject({ kind: 'human', refuses: false });
  expect(reading).not.toHaveProperty('doubt');
});

describe('what a company puts below every mail', () => {
  const disclaimers = [
    'CONFIDENTIALITY NOTICE: This e-mail is for the intended recipient only. If you have received this\nemail in error, please delete this email and notify the sender.',
    'If you are not the intended recipient, please delete this message from your system.',
    'The information in this email is confidential. Please delete all copies of the e-mail.',
    'This email has been scanned for spam and viruses by Mimecast.',
    '本メールは、宛先に記載された方のみを対象としています。誤って受信された場合は、送信者にご連絡のうえ、本メールを削除してください。',
    '※本メールに心当たりのない場合は、破棄・削除していただきますようお願いいたします。',
    'このメールの内容には秘密情報が含まれています。\n誤送信の場合は直ちに削除をお願いします。',
    '※当社は迷惑メール対策のため、添付ファイルの暗号化を停止しています。',
    'Diese E-Mail enthält vertrauliche Informationen. Sollten Sie diese E-Mail irrtümlich erhalten haben, löschen Sie diese bitte.',
    'Ce message est confidentiel. Si vous l’avez reçu par erreur, merci de le supprimer. Conformément au RGPD, vous disposez d’un droit d’accès à vos données.',
    'De acuerdo con el RGPD le informamos que puede darse de baja.',
  ];

  it.each(disclaimers)('%s makes no request doubtful, and no refusal less of one', (disclaimer) => {
    for (const answer of [
      'Sounds good, please call me on Tuesday.',
      'ぜひお話を伺いたいです。お電話ください。',
    ]) {
      const reading = readElsewhere(`${answer}\n\nPat O'Brien\n\n${disclaimer}`);
      expect(reading).toMatchObject({ kind: 'human', refuses: false });
      expect(reading).not.toHaveProperty('doubt');
    }
    expect(readElsewhere(`Please remove me.\n\n${disclaimer}`)).toMatchObject({ refuses: true });
    for (const answer of ['Not interested.', '興味はありません。', 'Kein Interesse.'])
      expect(readElsewhere(`${answer}\n\n${disclaimer}`)).toMatchObject({
        refuses: false,
        doubt: 'refusal',
      });
  });

  it.each([
    'Your mail was in my spam folder. Yes, please call.',
    'ご案内が迷惑メールフォルダに入っていました。ぜひお話を聞かせてください。',
  ])('%s complains of nothing', (text) => {
    expect(readElsewhere(text)).not.toHaveProperty('doubt');
  });

  it('is no place to hide a refusal of the writer', () => {
    const text = 'I think I received this in error, please remove me from the list.';
    expect(readElsewhere(text)).toMatchObject({ refuses: true });
    expect(readElsewhere('Why did I get this? It is spam.')).toMatchObject({ doubt: 'refusal' });
  });
});
