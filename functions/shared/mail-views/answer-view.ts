import { formatMoment, formatMoney } from '../../../templates/format.ts';
import type { AnswerView } from '../../../templates/views.ts';
import type { Feedback } from '../domain/handoff.ts';
import type { Settings } from '../domain/settings.ts';

/** An answer in the reader's words; `nameOf` names owners. */
export function answerView(
  { answer }: Feedback,
  settings: Settings,
  nameOf: (ownerId: string) => string = () => '',
): AnswerView {
  const { locale, currency, calendar } = settings;
  switch (answer.kind) {
    case 'accept':
    case 'decline':
    case 'undo':
      return { kind: answer.kind };
    case 'reassign':
      return { kind: 'reassign', toName: nameOf(answer.to) };
    case 'tossUp':
      return { kind: 'tossUp', heard: answer };
    case 'dispute':
      return { kind: 'dispute', verdicts: answer.verdicts, does: answer.does };
    case 'promise':
      return {
        kind: 'promise',
        callAt: formatMoment(Date.parse(answer.callAt), calendar.utcOffsetMinutes, locale),
      };
    case 'report':
      return {
        kind: 'report',
        outcome: answer.outcome,
        until: answer.until,
        amount: answer.amount === undefined ? undefined : formatMoney(answer.amount, currency, locale),
        note: answer.note,
      };
    default:
      return answer satisfies never;
  }
}
