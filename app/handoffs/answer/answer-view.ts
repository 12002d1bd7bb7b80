import { dayOf } from '../../../domain/kernel/time-zone.ts';
import { wordsIn, type Locale, type Bilingual } from '../../../domain/kernel/locale.ts';
import { formatDay, formatFullDay, formatMoment } from '../../../contract/format.ts';
import { formatMoney } from '../../../contract/money.ts';
import type { AnswerView, ProgressAnswerView, SentView } from '../../../templates/mails/answer-view.ts';
import type { Feedback } from '../../../domain/handoffs/handoff.ts';
import type { ProgressAnswer } from '../../../domain/handoffs/process/progress-effects.ts';
import { wayOf } from '../../../domain/handoffs/promise-way.ts';
import type { Settings } from '../../../domain/settings/settings.ts';

/** An answer in the reader's words and language; `nameOf` names owners. */
export function answerView(
  { answer }: Feedback,
  settings: Settings,
  locale: Locale,
  nameOf: (ownerId: string) => string = () => '',
): AnswerView {
  const { currency, calendar } = settings;
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
        callAt: formatMoment(Date.parse(answer.callAt), calendar.timeZone, locale),
        way: wayOf(answer.way),
      };
    case 'report':
      return {
        kind: 'report',
        outcome: answer.outcome,
        contactedOn:
          answer.contactedAt === undefined
            ? undefined
            : formatFullDay(dayOf(Date.parse(answer.contactedAt), calendar.timeZone), locale),
        until: answer.until === undefined ? undefined : formatFullDay(answer.until, locale),
        amount: answer.amount === undefined ? undefined : formatMoney(answer.amount, currency, locale),
        channel: answer.channel,
        meetingOn: answer.meetingOn === undefined ? undefined : formatDay(answer.meetingOn, locale),
        bant: answer.bant,
        bantNotes: answer.bantNotes,
        hearing: answer.hearing,
        talk: answer.talk,
        sent: sentView(answer.sent, settings, locale),
        note: answer.note,
      };
    case 'progress':
      return progressView(answer, settings, locale);
    default:
      return answer satisfies never;
  }
}

type Report = Extract<Feedback['answer'], { kind: 'report' }>;

function sentView(sent: Report['sent'], { assets }: Settings, locale: Locale): SentView | undefined {
  if (sent === undefined) return undefined;
  const titles = (sent.assets ?? []).map((id) => {
    const asset = assets.find((each) => each.id === id);
    return asset === undefined ? id : wordsIn(asset.title, locale);
  });
  return {
    materials: sent.text === undefined ? titles : [...titles, sent.text],
    reaction: sent.reaction,
    reactionText: sent.reactionText,
  };
}

/** Ids that the process no longer knows are shown as they are: what was recorded is not lost. */
function progressView(answer: ProgressAnswer, settings: Settings, locale: Locale): ProgressAnswerView {
  const { currency, salesProcess: process } = settings;
  const phase = process.phases.find(({ id }) => id === answer.phase);
  const items = process.lists.flatMap((list) => list.items);
  const labelIn = (all: readonly { readonly id: string; readonly label: Bilingual }[], id: string): string =>
    all.find((each) => each.id === id)?.label[locale] ?? id;
  return {
    kind: 'progress',
    phase: phase?.label[locale] ?? answer.phase,
    stage: answer.stage === undefined ? undefined : labelIn(phase?.stages ?? [], answer.stage),
    checks: answer.checks.map((id) => labelIn(process.checks, id)),
    records: Object.entries(answer.records).map(([id, value]) => ({ label: labelIn(items, id), value })),
    nextAction:
      answer.nextAction === undefined
        ? undefined
        : `${formatDay(answer.nextAction.on, locale)} ${answer.nextAction.what}`,
    isNextActionUndecided: answer.nextActionUndecided === true,
    rank: answer.rank,
    amount: answer.amount === undefined ? undefined : formatMoney(answer.amount, currency, locale),
  };
}
