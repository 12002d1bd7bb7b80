import type { Locale } from '../../domain/kernel/locale.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import { promiseWayLabels } from '../../contract/answer-words.ts';
import { answerLabels } from '../../contract/labels.ts';
import type { AnswerView } from './answer-view.ts';
import { heardLines } from './heard-words.ts';
import { progressLines, reportLines } from './report-words.ts';
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
      return [promiseLine(answer, locale)];
    case 'dispute':
      return [
        answerLabels.dispute[locale],
        ...verdictLines(answer.verdicts, locale),
        disputeDone(answer.does, locale),
      ];
    case 'report':
      return reportLines(answer, locale);
    case 'progress':
      return progressLines(answer, locale);
    default:
      return answer satisfies never;
  }
}

function promiseLine({ callAt, way }: Extract<AnswerView, { kind: 'promise' }>, locale: Locale): string {
  const does = promiseWayLabels[way][locale];
  return locale === 'ja' ? `${clean(callAt)}に${does}します` : `${does} on ${clean(callAt)}`;
}
