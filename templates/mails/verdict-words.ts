import type { Locale } from '../../domain/kernel/locale.ts';
import { actLabels, labelOf, verdictLabels, verdictReasonLabels } from '../../contract/labels.ts';
import type { AnswerView, VerdictView } from './answer-view.ts';

/** 「クリック: 本人の操作（通常のブラウザー）、規則 第2版」: each act with its verdict, why, and by which rules. */
export function verdictLines(verdicts: readonly VerdictView[], locale: Locale): readonly string[] {
  return verdicts.map(({ act, is, reasons, rules }) => {
    const what = labelOf(actLabels, act, locale);
    const who = labelOf(verdictLabels, is, locale);
    const why = reasons.map((reason) => labelOf(verdictReasonLabels, reason, locale));
    return locale === 'ja'
      ? `${what}: ${who}（${why.join('、')}）、判定の規則 第${rules}版`
      : `${what}: ${who.toLowerCase()} (${why.join(', ')}), rules version ${rules}`;
  });
}

type Dispute = Extract<AnswerView, { kind: 'dispute' }>;

/** What became of a dispute, in a sentence. */
export const disputeDone = (does: Dispute['does'], locale: Locale): string => doneWords[does][locale];

const doneWords: Readonly<Record<Dispute['does'], Readonly<Record<Locale, string>>>> = {
  withdraws: {
    ja: 'これらの反応を自動アクセスとして数え直し、この件を取り下げます。ご連絡は不要です。',
    en: 'We now count these as automatic access and withdraw this one. No contact is needed.',
  },
  staysHot: {
    ja: 'これらの反応を自動アクセスとして数え直しました。ほかの反応だけでも関心が高いため、この件はそのまま残ります。',
    en: 'We now count these as automatic access. Other reactions alone still show high interest, so this one stays.',
  },
  staysAccepted: {
    ja: 'これらの反応を自動アクセスとして数え直しました。すでに対応中のため、この件はそのまま残ります。終えるときは結果をご報告ください。',
    en: 'We now count these as automatic access. You are on it already, so this one stays: report a result to close it.',
  },
};
