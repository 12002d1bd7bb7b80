import { cutText } from '../../../domain/kernel/cut-text.ts';
import { loadStanding } from '../../people/customer-store.ts';
import { confirmedCount } from '../../../domain/people/bant.ts';
import type { Feedback } from '../../../domain/handoffs/handoff.ts';
import type { Locale } from '../../../domain/kernel/locale.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import type { HttpResponse } from '../../../platform/http-pipeline.ts';
import { answerHandoff } from './answer-handoff.ts';
import type { Deps } from './deps.ts';
import { answerView } from './answer-view.ts';
import { bantFrom } from './read-answer.ts';
import { readHearing, readNotes, readTalk } from './read-hearing.ts';
import { linkTo, page, type SalesContext } from './sales-context.ts';

type Form = Readonly<Record<string, string>>;

/** The form by which inside sales passes a lead on; what is known of the customer is filled in. */
export async function showTransfer({ db, now }: Deps, context: SalesContext): Promise<HttpResponse> {
  const { base, handoff } = context;
  const standing = await loadStanding(db, handoff.customerId, now().toISOString());
  return page({
    ...base,
    kind: 'tossUp',
    action: linkTo(context, 'tossUp'),
    given: { ...standing.bant },
    known: { bant: standing.bant ?? {}, notes: standing.bantNotes ?? {} },
  });
}

/**
 * Passes a lead on to field sales. Where less is known than the rules ask for, it is not refused: it takes a reason,
 * which the seller reads (docs/rules.md#a-score-is-a-guide).
 */
export async function takeTransfer(deps: Deps, context: SalesContext, form: Form): Promise<HttpResponse> {
  const { handoff, base, settings, ownerId } = context;
  const standing = await loadStanding(deps.db, handoff.customerId, deps.now().toISOString());
  const bant = bantFrom(form);
  const despite = cutText((form['despite'] ?? '').trim(), 500);
  const lacking = lackingIn(
    confirmedCount({ ...standing.bant, ...bant }),
    handoff.interestAtHandoff + handoff.fitAtHandoff,
    settings,
    base.locale,
  );
  if (lacking !== undefined && despite === '' && !handoff.isRequest)
    return page(
      {
        ...base,
        kind: 'tossUp',
        action: linkTo(context, 'tossUp'),
        lacking,
        given: form,
        known: { bant: standing.bant ?? {}, notes: standing.bantNotes ?? {} },
      },
      422,
    );
  const bantNotes = readNotes(form);
  const hearing = readHearing(form);
  const talk = readTalk(form);
  const note = cutText((form['note'] ?? '').trim(), 2000);
  const answer: Feedback['answer'] = {
    kind: 'tossUp',
    ...(Object.keys(bant).length === 0 ? {} : { bant }),
    ...(Object.keys(bantNotes).length === 0 ? {} : { bantNotes }),
    ...(Object.keys(hearing).length === 0 ? {} : { hearing }),
    ...(Object.keys(talk).length === 0 ? {} : { talk }),
    ...(note === '' ? {} : { note }),
    ...(despite === '' ? {} : { despite }),
  };
  const outcome = await answerHandoff(deps)(handoff.id, ownerId, answer);
  if (outcome.kind === 'nobody') return page({ ...base, kind: 'nobody' }, 409);
  if (outcome.kind === 'finished') return page({ ...base, kind: 'finished', state: 'reassigned' });
  return page({ ...base, kind: 'recorded', answer: answerView(outcome.feedback, settings, base.locale) });
}

/** Which condition of the transfer to field sales is not met, said with what is there; undefined when all are. */
function lackingIn(
  confirmed: number,
  points: number,
  { handoffRules: { tossUp } }: Settings,
  locale: Locale,
): string | undefined {
  const total = Math.round(points);
  const missing = [
    ...(confirmed < tossUp.bantConfirmed
      ? [
          locale === 'ja'
            ? `予算・決裁・課題・時期の確認が${tossUp.bantConfirmed}つ必要ですが、いま${confirmed}つです`
            : `${tossUp.bantConfirmed} of budget, authority, need and timeframe are to be confirmed, and ${confirmed} are`,
        ]
      : []),
    ...(total < tossUp.totalPoints
      ? [
          locale === 'ja'
            ? `総合スコアが${tossUp.totalPoints}点必要ですが、いま${total}点です`
            : `${tossUp.totalPoints} points in all are asked for, and there are ${total}`,
        ]
      : []),
  ];
  return missing.length === 0 ? undefined : missing.join(locale === 'ja' ? '。' : '; ');
}
