import type { Answer } from '../../data/call-api.ts';
import { sharedKpiLabels } from '../../../contract/labels.ts';
import { language, said, word } from '../../words/language.ts';
import { renamed } from '../../words/renamed.ts';

type Settings = Answer<'showSettings'>;

type Group = 'dormancy' | 'exclusion' | 'frequency' | 'kpis';

/** One setting that people read and write as text. */
export interface SettingField {
  readonly id: string;
  readonly name: () => string;
  readonly isNumber: boolean;
  readonly read: (settings: Settings) => string | number;
  /** The group of settings that it stands in. */
  readonly group?: Group;
  /** Words of the company's own, shown and changed in the reader's language. */
  readonly ownWords?: OwnWords;
  /** A target of this KPI, typed in per cent; empty: none. */
  readonly target?: SharedKpiName;
}

type OwnWords = 'topic' | 'industryQuestion';
type SharedKpiName = keyof Settings['kpis']['targets'];

/** The value as it is shown and typed. */
export const valueOf = (settings: Settings, field: SettingField): string => String(field.read(settings));

/** What is sent for what was typed: a whole group where a setting stands in one. */
export function changesOf(
  settings: Settings,
  fields: readonly SettingField[],
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const targets = fields.flatMap(({ target, id }) =>
    target === undefined ? [] : [[target, shareOf(typed[id])] as const],
  );
  const plain = fields.filter(({ target }) => target === undefined);
  const values = plain.map(({ id, group, isNumber, ownWords }) => {
    const text = (typed[id] ?? '').trim();
    if (ownWords !== undefined)
      return { id, group, value: renamed(settings[ownWords], text, language.value) };
    return { id, group, value: isNumber ? Number(text.normalize('NFKC')) : text };
  });
  const inGroup = (name: Group): Readonly<Record<string, unknown>> => {
    const own = values.filter(({ group }) => group === name).map(({ id, value }) => [id, value]);
    return own.length === 0 ? {} : { [name]: { ...settings[name], ...Object.fromEntries(own) } };
  };
  return {
    ...Object.fromEntries(
      values.filter(({ group }) => group === undefined).map(({ id, value }) => [id, value]),
    ),
    ...inGroup('dormancy'),
    ...inGroup('exclusion'),
    ...inGroup('frequency'),
    ...withTargets(settings, inGroup('kpis'), targets),
  };
}

/** The targets are one setting: those that were emptied are left out of it. */
function withTargets(
  settings: Settings,
  changes: Readonly<Record<string, unknown>>,
  targets: readonly (readonly [SharedKpiName, number | undefined])[],
): Readonly<Record<string, unknown>> {
  if (targets.length === 0) return changes;
  const kept = targets.filter(([, share]) => share !== undefined);
  return { kpis: { ...settings.kpis, ...Object(changes['kpis']), targets: Object.fromEntries(kept) } };
}

/** 0.08 of what was typed as 8 or ８. */
function shareOf(typed: string | undefined): number | undefined {
  const text = (typed ?? '').trim().normalize('NFKC');
  return text === '' ? undefined : Number((Number(text) / 100).toFixed(6));
}

type TextName =
  | 'locale'
  | 'currency'
  | 'companyName'
  | 'senderAddress'
  | 'staffSenderAddress'
  | 'postalCode'
  | 'postalAddress'
  | 'phone'
  | 'contactUrl'
  | 'privacyUrl'
  | 'supportAddress'
  | 'marketingAddress';

const text = (id: TextName, ja: string, en: string): SettingField => ({
  id,
  name: word(ja, en),
  isNumber: false,
  read: (settings) => settings[id],
});

const ownWords = (id: OwnWords, ja: string, en: string): SettingField => ({
  id,
  name: word(ja, en),
  isNumber: false,
  read: (settings) => said(settings[id]),
  ownWords: id,
});

/** A number of a group. */
const days = (id: keyof Settings['dormancy'], ja: string, en: string): SettingField => ({
  id,
  name: word(ja, en),
  isNumber: true,
  read: ({ dormancy }) => dormancy[id],
  group: 'dormancy',
});

const frequency = (id: keyof Settings['frequency'], ja: string, en: string): SettingField => ({
  id,
  name: word(ja, en),
  isNumber: true,
  read: (settings) => settings.frequency[id],
  group: 'frequency',
});

const country: SettingField = {
  id: 'country',
  name: word('会社のある国（JP、日本など）', 'Country of the company (US, Germany)'),
  isNumber: false,
  read: ({ exclusion }) => exclusion.country,
  group: 'exclusion',
};

const kpiWindow: SettingField = {
  id: 'wonDays',
  name: word(
    '商談から受注までを数える日数（90・180・365）',
    'Days from opportunity to won that count (90, 180 or 365)',
  ),
  isNumber: true,
  read: ({ kpis }) => kpis.wonDays,
  group: 'kpis',
};

const target = (kpi: SharedKpiName): SettingField => ({
  id: kpi,
  name: () =>
    language.value === 'ja'
      ? `目標：${sharedKpiLabels[kpi].ja}（%）`
      : `Target: ${sharedKpiLabels[kpi].en} (%)`,
  isNumber: true,
  read: ({ kpis }) => {
    const share = kpis.targets[kpi];
    return share === undefined ? '' : Number((share * 100).toFixed(4));
  },
  target: kpi,
});

/** The settings that the console edits, by part. */
export const settingFields = [
  {
    title: word('会社と差出人', 'Company and sender'),
    fields: [
      text('companyName', '会社名', 'Company name'),
      text('senderAddress', 'お客様へのメールの差出人', 'Sender of mails to customers'),
      text('staffSenderAddress', '社内へのメールの差出人', 'Sender of mails to colleagues'),
      text('marketingAddress', 'マーケティングの宛先', 'Address of marketing'),
      text('supportAddress', 'サポートの宛先', 'Address of support'),
      country,
      text('locale', '社内のメールと書類の言語（ja・en）', 'Language of staff mails and papers (en, ja)'),
      text('currency', '通貨（JPY、USD など3文字）', 'Currency (three letters: USD, EUR)'),
    ],
  },
  {
    title: word('メールに必ず書くこと', 'What every mail says'),
    fields: [
      text('postalCode', '郵便番号', 'Postal code'),
      text('postalAddress', '住所', 'Postal address'),
      text('phone', '電話番号', 'Phone'),
      text('contactUrl', 'お問い合わせのページ', 'Contact page'),
      text('privacyUrl', '個人情報の扱いのページ', 'Privacy page'),
    ],
  },
  {
    title: word('メールの話題', 'What mails are about'),
    fields: [
      ownWords('topic', 'メールの話題（例：在庫管理）', 'Topic, such as elevator maintenance'),
      ownWords(
        'industryQuestion',
        'お客様からよくいただくご相談（例：在庫を減らしたいが、欠品は避けたい）',
        'What customers often ask, in their words (such as: our elevators are down too often)',
      ),
    ],
  },
  {
    title: word('配信の頻度', 'How often mails go out'),
    fields: [
      frequency('perThirtyDays', '30日に送るメールの上限（通）', 'Mails in 30 days, at most'),
      frequency('daysApart', '次のメールまでに空ける日数', 'Days between two mails'),
    ],
  },
  {
    title: word('休眠の基準（日数）', 'Who counts as dormant (days)'),
    fields: [
      days('lapsedDays', '取引途絶', 'Lapsed customer'),
      days('lostDealDays', '失注', 'Lost deal'),
      days('stalledDays', '途中で停滞', 'Stalled'),
      days('neverContactedDays', '接点のみ', 'Never contacted'),
      days(
        'ownGapTimes',
        '3回以上購入した会社を、購入間隔の何倍まで待つか（0は使わない）',
        'Own gaps to wait for, of companies that bought three times (0: off)',
      ),
    ],
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
] as const satisfies readonly { readonly title: () => string; readonly fields: readonly SettingField[] }[];
