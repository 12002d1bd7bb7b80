import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChange } from '../../../domain/mail/read-change.ts';
import { isOfCompany, readSuccessor } from '../../../domain/mail/read-successor.ts';

const change = (words: string, subject = '自動返信: ご案内') => readChange(words, subject);
const sender = { emails: ['yamada@toto.example'], domains: ['toto.example'] };
const successor = (words: string) => readSuccessor(words, sender);

describe('that somebody has left', () => {
  it.each([
    '私、山田は9月30日をもちまして退職いたしました。',
    '山田は３月末日をもって退職致しました。在職中は大変お世話になりました。',
    'このたび一身上の都合により退職することとなりました。',
    '山田太郎は既に退職しております。',
    '山田は退職いたしましたため、本アドレスは使用しておりません。退職いたしました。',
    '令和8年3月31日付けで退社いたしました。',
    '3月末で退社し、後任は鈴木です。',
    '定年退職いたしました。',
    '先月で退社しました。',
    '定年を迎え退任いたしました。',
    'As of January 1st I retire.',
    '山田の退職に伴い、担当を鈴木に変更いたしました。',
    '山田は弊社を退職しました。',
    '山田は現在、当社に在籍しておりません。',
    '退職のため、ご連絡は鈴木までお願いいたします。',
    'このメールアドレスの\n担当者は退職い\nたしました。',
    'Taro Yamada is no longer with Toto Inc.',
    'Thank you for your email. I no longer work at Toto. Please contact Jane Doe.',
    'Please note that I have left the company.',
    'Taro has left Toto Corporation as of March 31.',
    'I left the company in May.',
    'Yamada is no longer employed by our firm.',
    'My last day at Toto was June 30.',
    'I have retired from Toto.',
    'She has resigned and this mailbox is not monitored.',
    'Ich bin nicht mehr für die Toto GmbH tätig. Bitte wenden Sie sich an Jana Braun.',
    'Frau Braun ist nicht mehr in unserem Unternehmen beschäftigt.',
    'Herr Braun ist zum 31.03. aus dem Unternehmen ausgeschieden.',
    'Jean Dupont ne travaille plus chez Toto.',
    'Jean Dupont a quitté la société.',
    'María García ya no trabaja en Toto.',
    'Jan de Vries is niet meer werkzaam bij Toto.',
    '転職いたしましたのでこちらのアドレスは使えなくなります',
    "John doesn't work here anymore.",
    'She is not with the company any more.',
  ])('is heard in %j', (words) => {
    expect(change(words)).toBe('left');
  });

  it('is heard in the subject', () => {
    expect(change('お世話になっております。', '退職のお知らせ（山田）')).toBe('left');
  });
});

describe('that somebody has moved', () => {
  it.each([
    '4月1日付で経営企画部へ異動いたしました。',
    '人事異動に伴い、担当が変わりました。',
    '大阪支店に転勤となりました。',
    '子会社へ出向しております。',
    '本件の担当者が変更となりました。今後は鈴木が対応いたします。',
    '後任は営業部の鈴木です。',
    '後任者: 鈴木 一郎',
    '貴社の担当を外れました。',
    '業務は鈴木に引き継ぎました。',
    '新しい担当は鈴木となります。',
    'I have moved to a new role within the company.',
    'Your new contact is Jane Doe.',
    'The new point of contact for Toto will be Jane Doe.',
    'I am no longer responsible for purchasing.',
    'My successor is Jane Doe.',
    'I was transferred to another department.',
    'Jane Doe has taken over my responsibilities.',
    'I have changed roles; please write to Jane Doe.',
    '宛先を購買部 小川に変更してください',
  ])('is heard in %j', (words) => {
    expect(change(words)).toBe('moved');
  });
});

describe('that an address is no more, or another one,', () => {
  it.each([
    '本メールアドレスは廃止されました。',
    'このメールアドレスは現在使われておりません。',
    'メールアドレスが変更になりました。新アドレス: taro@new.example',
    'This mailbox is no longer monitored.',
    '本メールアドレスは2026年12月末をもって使用できなくなります。',
    'My email address has changed to t@new.example.',
    '2026年4月1日よりメールアドレスが @new.example に変わりました。',
  ])('is heard in %j', (words) => {
    expect(change(words)).toBe('addressGone');
  });

  it('says less than that somebody has moved', () => {
    expect(change('大阪支店へ異動になりました。このアドレスは廃止されました。')).toBe('moved');
  });
});

describe('nothing of the kind', () => {
  it.each([
    '転職支援サービスを始めました。',
    'It does not work for us at the moment.',
    'リンク先のアドレスは正しいですが、資料は使えました。',
    '退職金制度のご相談は人事部まで。ただいま不在にしております。',
    '退職者向けの窓口は03-0000-0000です。',
    '退職手続きのため、終日外出しております。',
    '弊社の定期異動は4月です。',
    '人事異動の時期につき、返信が遅れることがあります。不在です。',
    '異動の予定はございません。',
    '退職しておりませんのでご安心ください。',
    '担当者が退職された場合は、下記までお知らせください。',
    '異動された方は総務までご連絡ください。',
    '本日は18時に退社いたしました。明日ご連絡いたします。',
    '退社後のご連絡は明朝の対応となります。',
    '育児休業中のため、10月まで不在です。不在中は鈴木がご対応いたします。',
    '夏季休業のため8月16日まで不在にしております。緊急の場合は鈴木までご連絡ください。',
    '出張中につき、返信が遅れます。',
    'ご担当者様は異動されましたでしょうか。',
    'I am out of the office until Monday. In my absence, please contact Jane Doe.',
    'I left the office early today.',
    'I have left for vacation and will be back on Monday.',
    'I have left the office for the day.',
    'I have left my laptop at home.',
    'I am no longer in the office today.',
    'I am no longer at my desk; back tomorrow.',
    'If you no longer wish to receive these mails, click here.',
    'I am on parental leave with limited access to email.',
    'If I have moved to a new role you will be told.',
    'I have not left the company.',
    'We moved to a new building; our phone number is the same.',
    'Leave a message and I will get back to you.',
    'Ich bin bis zum 15. März nicht im Büro. In dringenden Fällen wenden Sie sich an Frau Braun.',
    'Ich bin heute nicht mehr im Haus.',
    'Ich habe das Büro für heute verlassen.',
    'Je suis absent du bureau et ne serai plus joignable avant lundi.',
    'Estoy fuera de la oficina hasta el lunes.',
  ])('is heard in %j', (words) => {
    expect(change(words)).toBeUndefined();
  });

  it('is heard in a signature', () => {
    expect(
      change('10月5日まで不在です。\n\n━━━━━━━━\n社会保険労務士法人 山田\nTEL 03-0000-0000\n後任は鈴木です'),
    ).toBeUndefined();
  });

  it('is heard in any text without the words, whatever else stands there', () => {
    const harmless = fc.array(
      fc.constantFrom(
        '不在です',
        '出張',
        '休暇',
        '10日',
        '戻ります',
        '緊急',
        'の',
        'は',
        '。',
        '\n',
        'back on Monday. ',
        'out of office ',
      ),
      { maxLength: 40 },
    );
    fc.assert(fc.property(harmless, (parts) => change(parts.join('')) === undefined));
  });
});

describe('who comes after', () => {
  it.each([
    ['退職しました。後任は鈴木です。', { name: '鈴木', others: [] }],
    [
      '後任は営業部の鈴木 一郎（suzuki@toto.example）です。',
      { name: '鈴木 一郎', email: 'suzuki@toto.example', others: [] },
    ],
    [
      '後任：購買課 課長 鈴木一郎\nE-mail: Suzuki@Toto.example',
      { name: '鈴木一郎', email: 'suzuki@toto.example', others: [] },
    ],
    [
      '後任には下記の者が就任いたします。\n\n氏名：佐々木 さくら\nメール：sasaki@sub.toto.example',
      { name: '佐々木 さくら', email: 'sasaki@sub.toto.example', others: [] },
    ],
    ['今後のご連絡は、総務部 高橋様までお願いします。', { name: '高橋', others: [] }],
    ['後任者は未定です。', undefined],
    ['後任が決まり次第ご連絡いたします。', undefined],
    [
      '業務は田中が引き継ぎます。tanaka@other.example までご連絡ください。',
      { others: ['tanaka@other.example'] },
    ],
    [
      '退職しました。私の新しい連絡先は yamada@newjob.example です。後任は鈴木 suzuki@toto.example です。',
      { name: '鈴木', email: 'suzuki@toto.example', others: ['yamada@newjob.example'] },
    ],
    [
      'I have left Toto. Please contact Jane Doe (jane.doe@toto.example).',
      { name: 'Jane Doe', email: 'jane.doe@toto.example', others: [] },
    ],
    [
      'Your new contact is Ms. Jane van Dyke, jane@toto.example.',
      { name: 'Jane van Dyke', email: 'jane@toto.example', others: [] },
    ],
    [
      'My successor, John Smith, will help you: john@toto.example',
      { name: 'John Smith', email: 'john@toto.example', others: [] },
    ],
    ['Jane Doe has taken over my responsibilities.', { name: 'Jane Doe', others: [] }],
    ['I no longer work at Toto. Please contact our reception.', undefined],
    [
      'I no longer work here. For sales matters please email sales@toto.example.',
      { email: 'sales@toto.example', others: [] },
    ],
    ['I have left. Please contact me at yamada@toto.example.', undefined],
  ])('%j', (words, expected) => {
    if (expected === undefined) expect(successor(words)).toBeUndefined();
    else expect(successor(words)).toEqual({ name: undefined, email: undefined, ...expected });
  });

  it('is never the sender, and never proposed at another company’s domain', () => {
    const domains = fc.constantFrom(
      'toto.example',
      'evil.example',
      'toto.example.evil.example',
      'nottoto.example',
      'gmail.com',
    );
    fc.assert(
      fc.property(fc.constantFrom('yamada', 'suzuki', 'info'), domains, (local, domain) => {
        const email = `${local}@${domain}`;
        const read = successor(`退職しました。後任は鈴木（${email}）です。`);
        return read?.email === (domain === 'toto.example' && local !== 'yamada' ? email : undefined);
      }),
    );
  });

  it('has no company at a domain where anybody has a mailbox', () => {
    expect(isOfCompany('suzuki@gmail.com', ['gmail.com'])).toBe(false);
    expect(isOfCompany('suzuki@mail.toto.example', ['toto.example'])).toBe(true);
  });

  it('is read from anything without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (words) => {
        readChange(words, words);
        readSuccessor(words, sender);
      }),
    );
  });
});
