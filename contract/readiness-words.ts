import type { Bilingual } from '../domain/kernel/locale.ts';
import type {
  Finding,
  Material,
  ReadinessCheck,
  ReadinessKind,
  ReadinessValues,
} from '../domain/mail/readiness-findings.ts';
import { same, sesWords, type ReadinessWords, type WordsOf } from './readiness-ses-words.ts';

/** The checks by name. */
export const readinessCheckWords: Readonly<Record<ReadinessCheck, Bilingual>> = {
  company: { ja: '会社の情報', en: 'Company' },
  materials: { ja: '話題と資料', en: 'Topic and documents' },
  optOuts: { ja: '以前の配信停止', en: 'Old refusals' },
  owners: { ja: '営業担当', en: 'Salespeople' },
  sender: { ja: '差出人', en: 'Sender' },
  dkim: { ja: 'DKIM 署名', en: 'DKIM' },
  account: { ja: 'SES アカウント', en: 'SES account' },
  sandbox: { ja: 'SES の本番アクセス', en: 'SES production access' },
  sets: { ja: 'SES の設定セット', en: 'SES configuration sets' },
  tenant: { ja: 'SES のテナント', en: 'SES tenant' },
  sending: { ja: '送信', en: 'Sending' },
  quota: { ja: 'SES の上限', en: 'SES quota' },
  suppression: { ja: 'SES のサプレッションリスト', en: 'SES suppression list' },
  mailFrom: { ja: 'MAIL FROM（SPF）', en: 'MAIL FROM (SPF)' },
  dmarc: { ja: 'DMARC', en: 'DMARC' },
  replies: { ja: '返信の受け取り', en: 'Replies' },
  links: { ja: 'メール内リンクのドメイン', en: 'Domain of links' },
};

/** The words of a finding. */
export const readinessWords = (finding: Finding): ReadinessWords => wordsOf(words, finding);

/** Each finding goes to the words of its own kind. */
function wordsOf<Kind extends ReadinessKind>(
  table: WordsOf<Kind>,
  finding: { readonly kind: Kind } & ReadinessValues[Kind],
): ReadinessWords {
  return table[finding.kind](finding);
}

/** Settings that the law asks for, as the page of settings calls them. */
const settingWords: Readonly<Record<string, Bilingual>> = {
  companyName: { ja: '会社名', en: 'company name' },
  postalAddress: { ja: '住所', en: 'postal address' },
  senderAddress: { ja: 'お客様へのメールの差出人', en: 'sender of mails to customers' },
  staffSenderAddress: { ja: '社内へのメールの差出人', en: 'sender of mails to colleagues' },
};

const materialWords: Readonly<Record<Material, Bilingual>> = {
  topic: { ja: 'メールの話題', en: 'the topic of mails' },
  documents: { ja: '資料', en: 'documents' },
};

const words: WordsOf<ReadinessKind> = {
  companyGiven: () => ({ says: { ja: '設定済みです。', en: 'The settings are filled in.' } }),
  companyMissing: ({ settings }) => ({
    says: {
      ja: `まだ初期値のままの設定があります: ${settings.map((name) => settingWords[name]?.ja ?? name).join('、')}。メールには会社名と住所の表示が法律で必要です。`,
      en: `These settings still hold what was shipped: ${settings.map((name) => settingWords[name]?.en ?? name).join(', ')}. The law asks for the company's name and address in each mail.`,
    },
    toDo: {
      ja: `会社の設定の画面で決めてください。コマンドでは rekindle settings set ${settings.map((name) => `${name}=…`).join(' ')}`,
      en: `Fill them in on the page of the company's settings, or with rekindle settings set ${settings.map((name) => `${name}=...`).join(' ')}`,
    },
  }),
  materialsGiven: () => ({ says: { ja: '設定済みです。', en: 'They are given.' } }),
  materialsMissing: ({ missing }) => ({
    says: {
      ja: `${missing.map((each) => materialWords[each].ja).join('、')}がまだありません。ひな形のシナリオは、話題と資料がそろうまで始められません。`,
      en: `Not given yet: ${missing.map((each) => materialWords[each].en).join(', ')}. The sequences to start from cannot be launched without.`,
    },
    toDo: {
      ja: '会社の設定の画面の「メールの話題」と「資料・ウェビナー」で決めてください。自社のシナリオだけを使うなら、そのままでかまいません。',
      en: 'Give them on the page of the company settings, parts What mails are about and Documents and webinars. With sequences of your own alone it may stay so.',
    },
  }),
  optOutsDeclared: () => ({ says: { ja: '申告済みです。', en: 'They are stated.' } }),
  optOutsUndeclared: () => ({
    says: { ja: '以前の配信停止がまだ申告されていません。', en: 'Nobody has stated old refusals yet.' },
    toDo: {
      ja: '取り込みの画面で一覧を取り込むか、ひとつもないと申告してください。コマンドでは rekindle import opt-outs ファイル（なければ rekindle import --no-opt-outs）。',
      en: 'Import the list, or state that there is none, on the import page; or with rekindle import opt-outs FILE (none: rekindle import --no-opt-outs).',
    },
  }),
  ownersReady: ({ count }) => ({
    says: { ja: `${count}名に届くことを確認しました。`, en: `Our mails reach all ${count} of them.` },
  }),
  ownersUnwelcomed: ({ names }) => ({
    says: {
      ja: `案内メールの「受け取りました」をまだ押していません: ${names.join('、')}。引き渡しのメールが届かないおそれがあります。`,
      en: `Not confirmed that our mails reach them: ${names.join(', ')}. A handoff might be missed.`,
    },
    toDo: {
      ja: '営業担当の画面（コマンドでは rekindle owner invite）で案内を送り、迷惑メールのフォルダーも見てもらってください。',
      en: 'Send the introduction on the page of salespeople (or with rekindle owner invite), and have them look into the junk folder.',
    },
  }),
  ownersReturned: ({ names }) => ({
    says: {
      ja: `メールが届かずに戻ってきた方がいます: ${names.join('、')}。引き渡しや社内への知らせが届きません。`,
      en: `Mails to them were returned: ${names.join(', ')}. Handoffs and notices do not reach them.`,
    },
    toDo: {
      ja: '担当者表（または会社の設定）のアドレスを直してください。アドレスが正しければ、営業担当の画面（コマンドでは rekindle owner invite）で案内をもう一度送ると、SES の抑止リストからも外れます。',
      en: 'Correct the address in the list of salespeople, or in the settings. If it is right, send the introduction again on the page of salespeople (or with rekindle owner invite): that takes it off the list of addresses that SES holds back.',
    },
  }),
  ownersNone: () => ({
    says: {
      ja: 'メールアドレスのある営業担当者がいないため、関心の高まった方を引き渡せません。',
      en: 'No salesperson has an e-mail address, so nobody could be told of hot leads.',
    },
    toDo: {
      ja: '取り込みの画面で営業担当者の一覧を取り込んでください。コマンドでは rekindle import owners ファイル。',
      en: 'Import the list of salespeople on the import page, or with rekindle import owners FILE.',
    },
  }),
  ...sesWords,
  linksOwn: ({ host }) => ({ says: same(host) }),
  linksLocal: () => ({ says: { ja: 'この PC を指しています。', en: 'They lead to this machine.' } }),
  linksForeign: ({ host }) => ({
    says: {
      ja: `リンクが ${host} を指します。受信者に見慣れないうえ、スタックを作り直すと送信済みメールのリンク（配信停止を含む）が切れます。`,
      en: `Links lead to ${host}: strange to readers, and the links of mails already sent, unsubscribing included, end with the stack.`,
    },
    toDo: {
      ja: 'rekindle.config.ts の links.domain に自社のドメインを設定してください（docs/ja/deploy.md）。',
      en: 'Give a domain of your own as links.domain in rekindle.config.ts (docs/deploy.md).',
    },
  }),
  repliesReceived: ({ domain }) => ({
    says: { ja: `${domain} で受け取ります。`, en: `They are received at ${domain}.` },
  }),
  repliesToOwners: () => ({
    says: {
      ja: '返信は営業担当者の受信箱に届きます（返信用ドメインは未設定）。',
      en: "They go to the salesperson's own mailbox (no reply domain is set).",
    },
  }),
  repliesLost: ({ domain, region }) => ({
    says: {
      ja: `${domain} の MX が Amazon SES を指していないため、お客様の返信は失われます。`,
      en: `The MX of ${domain} does not lead to Amazon SES: replies of customers are lost.`,
    },
    toDo: { ja: '下のレコードを DNS に登録してください。', en: 'Enter the record below into the DNS.' },
    forIt: same(`${domain}  MX  10 inbound-smtp.${region}.amazonaws.com`),
  }),
  dmarcPublished: ({ record }) => ({ says: same(record) }),
  dmarcMissing: ({ domain }) => ({
    says: {
      ja: `_dmarc.${domain} に DMARC がありません。Gmail などは、多くのメールを送る差出人に求めています。`,
      en: `There is no DMARC record at _dmarc.${domain}. Gmail and others ask it of bulk senders.`,
    },
    toDo: { ja: '下のレコードを DNS に登録してください。', en: 'Enter the record below into the DNS.' },
    forIt: same(`_dmarc.${domain}  TXT  "v=DMARC1; p=none; rua=mailto:dmarc@${domain}"`),
  }),
  dnsReserved: ({ domain }) => ({
    says: {
      ja: `${domain} は例示用のドメインのため、DNS では調べません。`,
      en: `${domain} is a name for examples: the DNS is not asked.`,
    },
  }),
  dnsUnreadable: ({ domain, because }) => ({
    says: {
      ja: `${domain} の DNS を調べられませんでした（${because}）。`,
      en: `The DNS did not answer for ${domain} (${because}).`,
    },
    toDo: { ja: 'しばらく待って、もう一度お試しください。', en: 'Wait a moment and try again.' },
  }),
};
