import { describe, expect, it } from 'vitest';
import { consentBasisLabels } from '../../../contract/labels.ts';
import { fileCode, readFileOf, recordsOf } from './file-builders.ts';

const refused = (content: string): readonly boolean[] =>
  recordsOf('customer', content).map(({ noMail }) => noMail === true);

describe('what a tool knows of who may be mailed', () => {
  it("is heard of Mailchimp's three files, and none of them asks about an IP address or a campaign", () => {
    const person = 'a@x.example,Anna,Schmidt';
    const title = 'Email Address,First Name,Last Name';
    expect(refused(`${title},OPTIN_TIME,OPTIN_IP\n${person},2023-04-02 10:11:12,192.0.2.1`)).toEqual([false]);
    expect(
      refused(
        `${title},UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_CAMPAIGN_ID\n${person},2024-02-03 04:05:06,Spring,abc`,
      ),
    ).toEqual([true]);
    expect(refused(`${title},CLEAN_TIME,CLEAN_CAMPAIGN_TITLE\n${person},2024-02-03 04:05:06,Spring`)).toEqual(
      [true],
    );
  });

  it.each([
    [
      '(Do Not Modify) Contact,Email,Do not allow Bulk Emails,Send Marketing Materials',
      'Allow,Send',
      'Do Not Allow,Send',
      'Allow,Do Not Send',
    ],
    [
      '(変更不可) 取引先担当者,電子メール,一括電子メール送信を許可しない,マーケティング資料の送付',
      '許可,送信する',
      '許可しない,送信する',
      '許可,送信しない',
    ],
  ])('is heard of Dynamics: %s', (title, ...said) => {
    const rows = said.map((cells, at) => `id${at},p${at}@x.example,${cells}`);
    expect(refused([title, ...rows].join('\n'))).toEqual([false, true, true]);
  });

  it.each(['Marketing Suspended', 'Email Suspended'])('is heard of Marketo: %s', (title) => {
    expect(refused(`Email Address,${title}\na@x.example,false\nb@x.example,true`)).toEqual([false, true]);
  });

  it('is heard of Zoho, and a consent that is still awaited is none', () => {
    const title = 'Email,Email Opt Out,Unsubscribed Mode,Data Processing Basis,Created Time';
    expect(
      recordsOf(
        'customer',
        `${title}\na@x.example,true,Manual,Consent - Obtained,2020-01-02 10:00:00\nb@x.example,false,,Consent - Pending,2020-01-02 10:00:00`,
      ),
    ).toMatchObject([
      { noMail: true, consentBasis: 'optIn' },
      { noMail: false, consentBasis: 'unknown', firstSeenOn: '2020-01-02' },
    ]);
  });

  it('is heard of HubSpot, whose "Invalid email address" holds none', () => {
    expect(refused('Email,Invalid email address\na@x.example,true\nb@x.example,false')).toEqual([
      true,
      false,
    ]);
  });

  it('is heard of a list of suppressions that calls them address', () => {
    const mailgun =
      'address,code,error,created_at\na@x.example,550,no such user,2024-01-02\nb@x.example,550,full,2024-01-02';
    expect(recordsOf('optOut', mailgun).map(({ email }) => email)).toEqual(['a@x.example', 'b@x.example']);
  });

  it('is no consent to being recorded', () => {
    expect(refused('Email,Recording Consent\na@x.example,No')).toEqual([false]);
    expect(refused('メール,録画への同意\na@x.example,同意しない')).toEqual([false]);
    expect(refused('メール,録画とメール配信への同意\na@x.example,同意しない')).toEqual([true]);
  });

  it.each([
    ['今後メールでのご案内を希望されますか', 'はい、希望します', false],
    ['今後メールでのご案内を希望されますか', 'いいえ、希望しません', true],
    ['マーケティングメールの受け取り', '許可しない', true],
    ['Can we email you?', 'Yes, please', false],
    ['Can we email you?', 'No thanks', true],
  ])('is heard of a form: %s %s', (title, cell, expected) => {
    expect(refused(`メール,${title}\na@x.example,"${cell}"`)).toEqual([expected]);
  });

  it('is asked where a yes has a but', () => {
    expect(fileCode('customer', 'Email,Can we email you?\na@x.example,"Yes, but not by newsletter"')).toBe(
      'undecidedColumns',
    );
  });
});

describe('the name of somebody', () => {
  it.each([
    ['名前（姓）,名前（名）', '山田,太郎'],
    ['氏名（名）,氏名（姓）', '太郎,山田'],
    ['担当者姓,担当者名', '山田,太郎'],
    ['セイ,メイ,姓,名', 'ヤマダ,タロウ,山田,太郎'],
    ['氏名', '山田 太郎（旧姓：佐藤）'],
    ['氏名', '山田　太郎(Taro Yamada)'],
    ['氏名', '山田 太郎 (ゲスト)'],
  ])('is whole: %s of %s', (title, cells) => {
    expect(recordsOf('customer', `会社名,メール,${title}\n甲社,a@x.example,${cells}`)).toMatchObject([
      { fullName: '山田 太郎', lastName: '山田', firstName: '太郎' },
    ]);
  });

  it('may have its reading in brackets', () => {
    expect(
      recordsOf('customer', '会社名,メール,氏名\n甲社,a@x.example,田中 一郎（たなか いちろう）'),
    ).toMatchObject([{ lastName: '田中', firstName: '一郎', kana: 'たなか いちろう' }]);
  });

  it('has no Guest of Teams in it', () => {
    expect(
      recordsOf('customer', 'Company,Email,Name\nAlpha,a@x.example,Carl Cole (Unverified)'),
    ).toMatchObject([{ fullName: 'Carl Cole' }]);
  });

  it('has Dr. before it, which is no title of a job', () => {
    const outlook =
      'First Name,Last Name,Title,Company,Job Title,E-mail Address\nAnna,Schmidt,Dr.,Alpha GmbH,Head of IT,a@x.example';
    expect(recordsOf('customer', outlook)).toMatchObject([{ title: 'Head of IT' }]);
    expect(
      recordsOf('customer', 'Name,Company,Title,Email\nAnna,Alpha,Head of IT,a@x.example'),
    ).toMatchObject([{ title: 'Head of IT' }]);
  });
});

describe('the answers of a form', () => {
  it('of Google are read with the moment of their zone, and the questions for what they ask', () => {
    expect(
      recordsOf(
        'inquiry',
        'タイムスタンプ,メールアドレスを入力してください,お名前をご記入ください,ご用件をお選びください（複数選択可）\n2026/11/20 午後 2:05:09 GMT+9,a@x.example,山田 太郎,"見積もり, デモ"',
      ),
    ).toMatchObject([
      { email: 'a@x.example', fullName: '山田 太郎', kind: 'quote', receivedAt: '2026-11-20T14:05:09+09:00' },
    ]);
  });

  it('of Microsoft are of whom the form asks, and not of the account that sent it', () => {
    const file = readFileOf(
      'inquiry',
      'ID,開始時刻,完了時刻,電子メール,名前,お問い合わせ種別,メールアドレス\n1,2026/11/20 14:00:01,2026/11/20 14:05:01,anonymous,,見積,a@x.example\n2,2026/11/20 14:00:01,2026/11/20 14:06:01,staff@own.example,,見積,b@x.example',
    );
    expect(file.rows).toMatchObject([
      { record: { email: 'a@x.example', receivedAt: '2026-11-20T14:05:01' } },
      { record: { email: 'b@x.example' } },
    ]);
  });
});

it('salespeople are called as one says their names, in every kind of file', () => {
  expect(recordsOf('owner', 'Name,Email,Manager\n"Doe, Jane",jane@own.example,"Roe, Rick"')).toMatchObject([
    { name: 'Jane Doe', managerName: 'Rick Roe' },
  ]);
  expect(recordsOf('customer', 'Company,Email,Contact Owner\nAlpha,a@x.example,"Doe, Jane"')).toMatchObject([
    { ownerName: 'Jane Doe' },
  ]);
  expect(recordsOf('deal', 'Company,Stage,Owner\nAlpha,Won,"van Dyke, Mary Ann"')).toMatchObject([
    { ownerName: 'Mary Ann van Dyke' },
  ]);
  expect(recordsOf('customer', 'Company,Email,Name\nAlpha,a@x.example,"Smith, Mary Ann"')).toMatchObject([
    { lastName: 'Smith', firstName: 'Mary Ann' },
  ]);
});

describe('a list in another language', () => {
  it('of a German company has its names, companies and days, and who does not want mails', () => {
    const german = [
      'Titel;Vorname;Nachname;Firma;Position;E-Mail-Adresse;Telefon;Land;Newsletter abgemeldet am;Letzter Kontakt;Bemerkung',
      'Dr.;Anna;Schmidt;Muster GmbH;Leiterin IT;anna@muster.example;+49 30 123456;Deutschland;;03.04.2024;',
      ';Bernd;Müller;Beispiel AG;Geschäftsführer;bernd@beispiel.example;;Deutschland;05.06.2023;03.04.2024;',
      ';Carl;Weiß;Muster GmbH;;carl@muster.example;;;;03.04.2024;möchte keine Werbung',
      ';Dora;Groß;Muster GmbH;;dora@muster.example;;;;03.04.2024;hat das Unternehmen verlassen',
    ].join('\n');

    expect(recordsOf('customer', german)).toMatchObject([
      {
        fullName: 'Anna Schmidt',
        accountName: 'Muster GmbH',
        title: 'Leiterin IT',
        country: 'Deutschland',
        lastTwoWayOn: '2024-04-03',
      },
      { lastName: 'Müller', noMail: true },
      { lastName: 'Weiß', noMail: true },
      { lastName: 'Groß', retired: true },
    ]);
  });

  it.each(['Abgemeldet am', 'Désinscrit le', 'Widerruf am'])(
    'is asked about %s, which does not say of what',
    (title) => {
      expect(fileCode('customer', `E-Mail;${title}\na@x.example;05.06.2023\nb@x.example;`)).toBe(
        'undecidedColumns',
      );
    },
  );

  it('of a French one too', () => {
    expect(
      recordsOf(
        'customer',
        'Prénom;Nom;Société;Fonction;Adresse e-mail;Newsletter;Commentaire\nAnne;Dupont;Exemple SA;DSI;anne@exemple.example;Oui;\nBruno;Martin;Modèle;DG;bruno@modele.example;Non;\nCléa;Petit;Modèle;DG;clea@modele.example;;ne plus contacter',
      ),
    ).toMatchObject([
      { fullName: 'Anne Dupont', noMail: false },
      { noMail: true },
      { noMail: true, noCall: true },
    ]);
  });

  it('of deals has its outcomes and amounts', () => {
    expect(
      recordsOf(
        'deal',
        'Firma;Phase;Betrag;Abschlussdatum;Verantwortlich\nAlpha GmbH;Gewonnen;12.000,50 €;31.03.2024;Schmidt, Anna\nBeta AG;Verloren;;31.03.2024;\nGamma SE;Verhandlung;;31.12.2026;',
        { isAbroad: true, currency: 'EUR' },
      ),
    ).toMatchObject([
      { stage: 'won', amount: 12000.5, closedOn: '2024-03-31', ownerName: 'Anna Schmidt' },
      { stage: 'lost' },
      { stage: 'open' },
    ]);
  });
});

describe('the people of a segment as a file', () => {
  it.each(Object.entries(consentBasisLabels))('are read again with their ground: %s', (basis, label) => {
    const titles = {
      ja: '会社名,氏名,メールアドレス,最終受注日,配信の根拠',
      en: 'Company,Name,Email,Last won,Ground for mailing',
    };
    for (const locale of ['ja', 'en'] as const)
      expect(
        recordsOf('customer', `${titles[locale]}\nAlpha,A B,a@x.example,2025-06-24,${label[locale]}`),
      ).toMatchObject([{ consentBasis: basis, lastDealOn: '2025-06-24' }]);
  });
});
