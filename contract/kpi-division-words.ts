import type { KpiDimension } from '../domain/kpis/divisions.ts';
import type { Role } from '../domain/members/member.ts';
import type { Locale } from '../domain/kernel/locale.ts';
import type { Label } from './labels.ts';

export { kpiDimensions, isWithinCampaign, type KpiDimension } from '../domain/kpis/divisions.ts';

/** What the KPIs are divided by. */
export const dimensionLabels: Readonly<Record<KpiDimension, Label>> = {
  segment: { ja: '対象条件', en: 'Segment' },
  industry: { ja: '業種', en: 'Industry' },
  site: { ja: '拠点', en: 'Site' },
  route: { ja: '流入経路', en: 'How we met' },
  owner: { ja: '担当者', en: 'Owner' },
  rank: { ja: '最初の判定（A・B・C）', en: 'First rank' },
  step: { ja: '最初に反応したメール', en: 'First mail that was answered' },
  content: { ja: '最初に見た資料・ウェビナー', en: 'First document or webinar' },
  variant: { ja: 'ABテストの組', en: 'Variant of the split' },
};

const leaders: readonly Role[] = ['admin', 'marketing', 'manager'];
const managers: readonly Role[] = ['admin', 'manager'];

/** Who may divide by what: how each owner does is for those who lead sales alone. */
export const rolesOfDimension = (dimension: KpiDimension): readonly Role[] =>
  dimension === 'owner' ? managers : leaders;

/** 「業種ごと」. */
export const byDimension = (dimension: KpiDimension, locale: Locale): string => {
  const label = dimensionLabels[dimension][locale];
  return locale === 'ja' ? `${label}ごと` : `By ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
};

/** Those who stand in no part. */
export const restLabels: Readonly<Record<KpiDimension, Label>> = {
  segment: { ja: '記録なし', en: 'Not recorded' },
  industry: { ja: '記録なし', en: 'Not recorded' },
  site: { ja: '記録なし', en: 'Not recorded' },
  route: { ja: '記録なし', en: 'Not recorded' },
  owner: { ja: '担当者なし・記録なし', en: 'No owner, or not recorded' },
  rank: { ja: '引き渡しなし・同僚の件に合流', en: 'Not handed over, or joined a colleague’s' },
  step: { ja: '反応なし', en: 'No reaction' },
  content: { ja: '資料・ウェビナーなし', en: 'None' },
  variant: { ja: '分かれる前', en: 'Not in a variant' },
};

/** What a part means where its name alone does not say it. */
export const dimensionNotes: Readonly<Partial<Record<KpiDimension, Label>>> = {
  segment: { ja: '施策を始めたときの対象条件です。', en: 'The segment that a campaign was launched on.' },
  industry: { ja: '配信開始の時点の業種です。', en: 'As it was at the enrolment.' },
  site: { ja: '配信開始の時点の拠点です。', en: 'As it was at the enrolment.' },
  route: { ja: '配信開始の時点の流入経路です。', en: 'As it was at the enrolment.' },
  owner: {
    ja: '配信開始の時点の担当者です。管理職と管理者だけが見られます。担当するお客様はもともと違うため、担当者の優劣とは限りません。',
    en: 'Whose customer it was at the enrolment. Only managers and administrators see it. Their customers differ to begin with: it need not be the owner.',
  },
  step: {
    ja: '商談より前の、ご本人の最初の反応（開封を除く）がどのメールへのものかで分けます。反応した方としなかった方はもともと違うため、メールの良し悪しとは限りません。',
    en: 'By the mail that the first reaction of the person (no opening) before the opportunity was to. Those who react differ from the others to begin with: it need not be the mail.',
  },
  content: {
    ja: '商談より前に最初に開いた資料、または申し込んだウェビナーで分けます。見た方と見なかった方はもともと違います。',
    en: 'By the first document opened or webinar registered for before the opportunity. Those who look differ from the others to begin with.',
  },
  variant: {
    ja: 'くじで分かれた組です。会社ごとに分けています。',
    en: 'By the arm of the first split, which is drawn by company.',
  },
};

/** 「その他（480種類の合計）」. */
export const othersTitle = (values: number, locale: Locale): string =>
  locale === 'ja' ? `その他（${values}種類の合計）` : `Others (${values} together)`;

export const divisionIncomplete: Label = {
  ja: '更新の直後のため、分け直しています。数分後にそろいます。',
  en: 'Rows are being divided after an update: it is complete in some minutes.',
};
