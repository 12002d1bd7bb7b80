import type { Bilingual, Locale } from '../domain/kernel/locale.ts';
import { sharedKpiLabels } from './labels.ts';

/** A term of the KPIs and what it means. */
export interface Definition {
  readonly term: string;
  readonly meaning: string;
}

/** What the figures mean, said once for the page, the print and the workbook (docs/kpis.md). */
export const kpiDefinitions = (wonDays: number, locale: Locale): readonly Definition[] =>
  definitions(wonDays).map(({ term, meaning }) => ({ term: term[locale], meaning: meaning[locale] }));

const definitions = (
  wonDays: number,
): readonly { readonly term: Bilingual; readonly meaning: Bilingual }[] => [
  {
    term: { ja: '商談', en: 'Opportunity' },
    meaning: {
      ja: '営業が商談化と報告した件、または取り込んだ案件。',
      en: 'A deal that sales reported or a file brought.',
    },
  },
  {
    term: sharedKpiLabels.dormantToOpportunity,
    meaning: {
      ja: '配信対象者のうち、配信開始から90日以内に商談になった方の割合。',
      en: 'Of those enrolled, who became an opportunity within 90 days of enrolment.',
    },
  },
  {
    term: sharedKpiLabels.hotToOpportunity,
    meaning: {
      ja: 'ホットになった方のうち、その後90日以内に商談になった方の割合。ホットになる前の商談は数えません。',
      en: 'Of those who became hot, who became an opportunity within 90 days from then. An earlier one does not count.',
    },
  },
  {
    term: sharedKpiLabels.opportunityToWon,
    meaning: {
      ja: `商談のうち${wonDays}日以内に受注した割合。期間を過ぎても進行中の件は受注なしと数えます。`,
      en: `Of the opportunities, those won within ${wonDays} days. One that is open for longer counts as not won.`,
    },
  },
  {
    term: { ja: '引き渡し', en: 'Handoffs' },
    meaning: {
      ja: '引き渡した方の数。同僚の引き渡しに加わった方も数えるため、件数より多くなることがあります。',
      en: 'People handed over, with those who joined a colleague’s handoff.',
    },
  },
  {
    term: { ja: '未報告', en: 'Unreported' },
    meaning: {
      ja: '対応中で、督促の日数を過ぎても報告のない引き渡し。',
      en: 'Open handoffs whose report is due.',
    },
  },
  {
    term: { ja: '集計途中', en: 'Still counting' },
    meaning: {
      ja: '期間が終わっていない月の分。件数だけを並べ、率には入れません。',
      en: 'Months whose time still runs. They stand beside the rate as counts and are in none.',
    },
  },
  {
    term: { ja: '実力の範囲', en: 'Likely' },
    meaning: {
      ja: '95%の確からしさで実力が入る幅。20件未満は参考値です。',
      en: 'Where the true rate lies with 95% certainty. Fewer than 20 cases are indicative only.',
    },
  },
  {
    term: { ja: '同じ会社の方', en: 'People of the same company' },
    meaning: {
      ja: '同じ会社の方は結果が似るため、少ない件数とみなして範囲を広げます。2名以上の会社があり、全部で10社未満なら率は出しません。',
      en: 'They tend to end alike, so together they count as fewer cases and the range is wider. Of fewer than 10 companies, one of them with several people, no rate is given.',
    },
  },
  {
    term: { ja: '期限内の受領・初回連絡', en: 'Received, contacted in time' },
    meaning: {
      ja: '期間中に期限が来た引き渡しのうち、期限までに受領・連絡した件数。取り下げた件は数えません。',
      en: 'Of the handoffs whose time fell due in the period, those received or contacted by then. Those taken back do not count.',
    },
  },
  {
    term: { ja: '前回からの訂正', en: 'Corrections' },
    meaning: {
      ja: '前回の会議で集計が終わっていた月の数字のうち、その後変わったもの。前回の記録は変えません。',
      en: 'Figures of months that were final at the last meeting and are others now. What was kept then stays.',
    },
  },
];
