import { sharedKpiLabels } from '../../../contract/labels.ts';
import { weekdayName } from '../../parts/weekdays.tsx';
import { language, word } from '../../words/language.ts';
import {
  choice,
  domains,
  number,
  numberOf,
  ownWords,
  text,
  type Settings,
  type SettingField,
  type SharedKpiName,
} from './setting-field.ts';

const dormancy = (id: keyof Settings['dormancy'], ja: string, en: string): SettingField =>
  number(id, word(ja, en), (settings) => settings.dormancy[id], 'dormancy');

const frequency = (id: keyof Settings['frequency'], ja: string, en: string): SettingField =>
  number(id, word(ja, en), (settings) => settings.frequency[id], 'frequency');

const effect = (id: keyof Settings['effects'], ja: string, en: string): SettingField =>
  number(id, word(ja, en), ({ effects }) => effects[id], 'effects');

const country: SettingField = {
  id: 'country',
  name: word('会社のある国（JP、日本など）', 'Country of the company (US, Germany)'),
  read: ({ exclusion }) => exclusion.country,
  group: 'exclusion',
};

const kpiWindow: SettingField = {
  ...number(
    'wonDays',
    word('商談から受注までを数える日数', 'Days from opportunity to won that count'),
    ({ kpis }) => kpis.wonDays,
    'kpis',
  ),
  choices: ['90', '180', '365'].map((value) => ({ value, name: () => value })),
};

const target = (kpi: SharedKpiName): SettingField => ({
  id: kpi,
  name: () =>
    language.value === 'ja'
      ? `目標：${sharedKpiLabels[kpi].ja}（%）`
      : `Target: ${sharedKpiLabels[kpi].en} (%)`,
  read: ({ kpis }) => {
    const share = kpis.targets[kpi];
    return share === undefined ? '' : String(Number((share * 100).toFixed(4)));
  },
  write: (typed) => {
    const percent = numberOf(typed);
    if (typed === '') return null;
    return percent === undefined ? undefined : Number((percent / 100).toFixed(6));
  },
  group: 'kpis',
  target: kpi,
});

const whoApproves = [
  { value: 'anyone', name: word('マーケティングの誰でも', 'Anyone of marketing') },
  { value: 'another', name: word('書いた方以外の方', 'Somebody other than the writer') },
];

/** A mail of the week: whether, on which day, at what time. */
const weeklyMail = (group: 'weekly' | 'meetingMail'): readonly SettingField[] => [
  {
    id: 'isOn',
    name: word('メール', 'The mail'),
    read: (settings) => String(settings[group].isOn),
    write: (typed) => typed === 'true',
    choices: [
      { value: 'true', name: word('送る', 'Goes out') },
      { value: 'false', name: word('送らない', 'Does not go out') },
    ],
    group,
  },
  {
    id: 'weekday',
    name: word('曜日（休みの日は次の営業日）', 'Weekday (a closed day moves to the next business day)'),
    read: (settings) => String(settings[group].weekday),
    write: numberOf,
    choices: [1, 2, 3, 4, 5, 6, 0].map((each) => ({ value: String(each), name: () => weekdayName(each) })),
    group,
  },
  {
    id: 'at',
    name: word('時刻（例 08:30）', 'Time (such as 08:30)'),
    read: (settings) => settings[group].at,
    write: (typed) => typed.normalize('NFKC').replace(/^(\d):/, '0$1:'),
    group,
  },
];

/** The settings that the console edits as text, by part. */
export const settingFields = [
  {
    title: word('会社と差出人', 'Company and sender'),
    fields: [
      text('companyName', word('会社名', 'Company name')),
      text('senderAddress', word('お客様へのメールの差出人', 'Sender of mails to customers')),
      text('staffSenderAddress', word('社内へのメールの差出人', 'Sender of mails to colleagues')),
      text('marketingAddress', word('マーケティングの宛先', 'Address of marketing')),
      text('supportAddress', word('サポートの宛先', 'Address of support')),
      country,
      choice('locale', word('社内のメールと書類の言語', 'Language of staff mails and papers'), [
        { value: 'ja', name: () => '日本語' },
        { value: 'en', name: () => 'English' },
      ]),
      text('currency', word('通貨（JPY、USD など3文字）', 'Currency (three letters: USD, EUR)')),
    ],
  },
  {
    title: word('メールに必ず書くこと', 'What every mail says'),
    fields: [
      text('postalCode', word('郵便番号', 'Postal code')),
      text('postalAddress', word('住所', 'Postal address')),
      text('phone', word('電話番号', 'Phone')),
      text('contactUrl', word('お問い合わせのページ', 'Contact page')),
      text('privacyUrl', word('個人情報の扱いのページ', 'Privacy page')),
    ],
  },
  {
    title: word('メールの話題', 'What mails are about'),
    fields: [
      ownWords('topic', word('メールの話題（例：在庫管理）', 'Topic, such as elevator maintenance')),
      ownWords(
        'industryQuestion',
        word(
          'お客様からよくいただくご相談（例：在庫を減らしたいが、欠品は避けたい）',
          'What customers often ask, in their words (such as: our elevators are down too often)',
        ),
      ),
    ],
  },
  {
    title: word('配信の頻度と承認', 'How often mails go out, and who approves'),
    fields: [
      frequency('perThirtyDays', '30日に送るメールの上限（通）', 'Mails in 30 days, at most'),
      frequency('daysApart', '次のメールまでに空ける日数', 'Days between two mails'),
      choice('sequenceApproval', word('シナリオを承認する方', 'Who approves a sequence'), whoApproves),
      choice(
        'monthlyApproval',
        word('月次のご案内を承認する方', 'Who approves the monthly mail'),
        whoApproves,
      ),
    ],
  },
  {
    title: word('休眠の基準（日数）', 'Who counts as dormant (days)'),
    fields: [
      dormancy('lapsedDays', '取引途絶', 'Lapsed customer'),
      dormancy('lostDealDays', '失注', 'Lost deal'),
      dormancy('stalledDays', '途中で停滞', 'Stalled'),
      dormancy('neverContactedDays', '接点のみ', 'Never contacted'),
      dormancy(
        'ownGapTimes',
        '3回以上購入した会社を、購入間隔の何倍まで待つか（0は使わない）',
        'Own gaps to wait for, of companies that bought three times (0: off)',
      ),
    ],
  },
  {
    title: word('送らない会社と期間', 'Who is left out'),
    fields: [
      domains(
        'ownDomains',
        word('自社のドメイン（社員には送りません）', 'Own domains (colleagues get no mails)'),
        'exclusion',
        ({ exclusion }) => exclusion.ownDomains,
      ),
      domains(
        'competitorDomains',
        word('競合のドメイン', 'Domains of competitors'),
        'exclusion',
        ({ exclusion }) => exclusion.competitorDomains,
      ),
      number(
        'permittedMonths',
        word(
          '取引を根拠に送れる期間（最後の取引・会話から、月）',
          'Months after the last deal or talk in which a business relation permits mails',
        ),
        ({ exclusion }) => exclusion.permittedMonths,
        'exclusion',
      ),
    ],
  },
  {
    title: word('営業への引き渡し', 'Handing over to sales'),
    fields: [
      number(
        'openHandoffsPerOwner',
        word('営業1人が持つ、対応中のリードの上限（件）', 'Open leads that one salesperson holds, at most'),
        (settings) => settings.openHandoffsPerOwner,
      ),
      effect('tooEarlyDays', '「時期尚早」のあと、送らない日数', 'Days without mails after "too early"'),
      effect('notNeededDays', '「ニーズなし」のあと、送らない日数', 'Days without mails after "no need"'),
      effect(
        'bantForSql',
        '商談見込み（SQL）とする、BANTの確認数（1〜4）',
        'Items of BANT confirmed for an SQL (1 to 4)',
      ),
      choice(
        'copiesOfReports',
        word('営業の回答のマーケティングへの写し', 'Copies of reports to marketing'),
        [
          { value: 'each', name: word('届くたびに', 'Each as it comes') },
          { value: 'weekly', name: word('週に一度まとめて', 'Together, once a week') },
        ],
      ),
    ],
  },
  { title: word('営業とマネージャーへの週のメール', 'The mail of the week'), fields: weeklyMail('weekly') },
  {
    title: word('週次会議の資料のメール', 'The mail before the weekly meeting'),
    fields: weeklyMail('meetingMail'),
  },
  {
    title: word('指標', 'KPIs'),
    fields: [
      target('dormantToOpportunity'),
      target('hotToOpportunity'),
      target('opportunityToWon'),
      kpiWindow,
    ],
  },
  {
    title: word('ホームページの訪問', 'Visits of the website'),
    fields: [
      domains(
        'domains',
        word(
          '計測する自社サイトのホスト名（例 www.company.example）',
          'Hosts of the own site that carry the script (www.company.example)',
        ),
        'site',
        ({ site }) => site.domains,
      ),
    ],
  },
] as const satisfies readonly { readonly title: () => string; readonly fields: readonly SettingField[] }[];
