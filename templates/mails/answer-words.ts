import type { Locale } from '../../functions/shared/domain/locale.ts';
import { clean } from '../content/clean-text.ts';
import { answerLabels, labelOf, outcomeLabels } from '../labels.ts';
import type { AnswerView } from '../views.ts';
import { heardLines } from './heard-words.ts';
import { disputeDone, verdictLines } from './verdict-words.ts';

/** What a salesperson answered, line by line: the outcome first, then what was given with it. */
export function answerLines(answer: AnswerView, locale: Locale): readonly string[] {
  switch (answer.kind) {
    case 'accept':
    case 'decline':
    case 'undo':
      return [answerLabels[answer.kind][locale]];
    case 'reassign':
      return [
        answerLabels.reassign[locale],
        locale === 'ja' ? `新しい担当: ${clean(answer.toName)}` : `New owner: ${clean(answer.toName)}`,
      ];
    case 'tossUp':
      return [answerLabels.tossUp[locale], ...heardLines(answer.heard, locale)];
    case 'promise':
      return [locale === 'ja' ? `${clean(answer.callAt)}に電話します` : `Call on ${clean(answer.callAt)}`];
    case 'dispute':
      return [
        answerLabels.dispute[locale],
        ...verdictLines(answer.verdicts, locale),
        disputeDone(answer.does, locale),
      ];
    case 'report':
      return reportLines(answer, locale);
    default:
      return answer satisfies never;
  }
}

function reportLines(answer: Extract<AnswerView, { kind: 'report' }>, locale: Locale): readonly string[] {
  const words =
    locale === 'ja'
      ? { until: '時期', amount: '金額', note: 'メモ' }
      : { until: 'When', amount: 'Amount', note: 'Note' };
  const given = [
    [words.until, answer.until],
    [words.amount, answer.amount],
    [words.note, answer.note],
  ] as const;
  const details = given
    .map(([label, value]) => [label, clean(value)] as const)
    .filter(([, value]) => value !== '');
  return [
    labelOf(outcomeLabels, answer.outcome, locale),
    ...details.map(([label, value]) => `${label}: ${value}`),
  ];
}
