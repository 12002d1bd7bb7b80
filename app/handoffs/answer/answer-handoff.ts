import { cutText } from '../../../domain/kernel/cut-text.ts';
import { freeColleagues } from '../hold-colleagues.ts';
import { dayOf } from '../../../domain/kernel/time-zone.ts';
import type { Deps } from './deps.ts';
import { loadStanding } from '../../people/customer-store.ts';
import { putStandingOfPerson } from '../../people/speaker-standing-store.ts';
import { transact, untilWon } from '../../../platform/dynamodb/transact.ts';
import type { Write } from '../../../platform/dynamodb/database.ts';
import { putAnswerEntry } from './answer-feed-store.ts';
import { countEvidence } from '../create/evidence-store.ts';
import { findHandoff, handoffWrites } from '../handoff-store.ts';
import { queueMail } from '../../mail/mail-store.ts';
import { putFact } from '../../timeline/timeline-store.ts';
import type { MailMessage } from '../../../domain/mail/mail-message.ts';
import { clock, manager } from '../../../domain/handoffs/answered-by.ts';
import { fingerprint } from '../../../domain/kernel/fingerprint.ts';
import { effectsOf } from '../../../domain/handoffs/answer/feedback-effects.ts';
import { wayOf } from '../../../domain/handoffs/promise-way.ts';
import { hasDone, isOpen, withDone, type Feedback, type Handoff } from '../../../domain/handoffs/handoff.ts';
import { copiesOf, mailsAbout } from './answer-mails.ts';
import { dealWrites, penaltyWrites, refusalWrites } from './answer-writes.ts';
import { putJournalEntry } from './journal-store.ts';
import { keepDeal } from './keep-deal.ts';
import { changesBetween } from '../../../domain/handoffs/answer/undo-journal.ts';
import { passOn } from '../route/pass-on.ts';
import { openedAgain } from './open-again.ts';

/** What became of an answer. `repeated`: the same answer stands already, so nothing was recorded twice. */
export type AnswerOutcome =
  | { readonly kind: 'recorded' | 'repeated'; readonly feedback: Feedback; readonly handoff: Handoff }
  | { readonly kind: 'finished'; readonly handoff: Handoff }
  /** There is nobody to pass it on to: nothing was recorded. */
  | { readonly kind: 'nobody'; readonly handoff: Handoff };

/** What beside the answer itself matters for recording it. */
export interface AnswerOptions {
  /** Makes the answer the same whenever it comes: the mail or the row of a sheet that it came by. */
  readonly key?: string;
  /** What makes the answer the same, where that is not all of it. */
  readonly sameAs?: Feedback['answer'];
  /** Who hands it in for `by`. */
  readonly enteredBy?: string | undefined;
  /** Written in the same transaction. */
  readonly alongside?: readonly Write[];
  /** The timer by which the clock answers: it has rung with the answer. */
  readonly rings?: string;
}

const TRIES = 6;
const LONGEST_NAME = 200;

/**
 * Records one answer of a salesperson with everything it does: handoff, standing, penalty, deal, receipt, in one
 * transaction. The same answer again (a double click, two devices) finds itself recorded.
 */
export const answerHandoff =
  (deps: Deps) =>
  (
    handoffId: string,
    by: string,
    answer: Feedback['answer'],
    { alongside = [], rings, ...told }: AnswerOptions = {},
  ): Promise<AnswerOutcome> =>
    untilWon<AnswerOutcome>(`handoff ${handoffId}`, TRIES, async () => {
      const handoff = await findHandoff(deps.db, handoffId);
      if (handoff === undefined) throw new Error(`handoff ${handoffId} has a valid link but is not stored`);
      const feedback = feedbackOf(deps, handoff, { by, answer, ...told });
      if (isRepeated(handoff, feedback)) return { kind: 'repeated', feedback, handoff };
      if (!mayAnswer(handoff, feedback)) return { kind: 'finished', handoff };
      return record(deps, handoff, feedback, { alongside, rings });
    });

/**
 * The id is the answer itself: pressing the same button twice within a minute is one answer, unless it was undone between.
 * An answer with a key of its own (a row of a sheet, a mail) is the same whenever it comes.
 */
function feedbackOf(
  { now }: Deps,
  handoff: Handoff,
  { by, answer, key, sameAs = answer, enteredBy }: Pick<Feedback, 'by' | 'answer'> & AnswerOptions,
): Feedback {
  const at = now().toISOString();
  return {
    id: fingerprint(
      `${handoff.id}|${by}|${JSON.stringify(sameAs)}|${key ?? at.slice(0, 16)}|${undos(handoff)}`,
    ),
    handoffId: handoff.id,
    customerId: handoff.customerId,
    at,
    by,
    ...(enteredBy === undefined ? {} : { enteredBy: cutText(enteredBy, LONGEST_NAME) }),
    answer,
  };
}

const undos = ({ log }: Handoff): number => log.filter(({ did }) => did === 'undo').length;

const isRepeated = (handoff: Handoff, { id, answer }: Feedback): boolean =>
  hasDone(handoff, 'answer', id) ||
  (answer.kind === 'accept' && handoff.acceptedAt !== undefined && isOpen(handoff)) ||
  (answer.kind === 'promise' &&
    handoff.promisedAt === answer.callAt &&
    wayOf(handoff.promisedWay) === wayOf(answer.way)) ||
  (answer.kind === 'reassign' && handoff.ownerId === answer.to) ||
  (answer.kind === 'report' &&
    handoff.outcome === answer.outcome &&
    handoff.state === 'closed' &&
    answer.outcome !== 'notReached');

/**
 * Only whose it is answers, beside the manager and the clock. A closed talk takes the end of its deal, and a won one what
 * follows; anything else that is finished takes nothing more.
 */
const mayAnswer = (handoff: Handoff, { answer, by }: Feedback): boolean => {
  if (by !== handoff.ownerId && by !== manager && by !== clock) return false;
  if (isOpen(handoff)) return answer.kind !== 'tossUp' || handoff.desk === 'insideSales';
  if (answer.kind === 'progress') return handoff.state === 'closed' && handoff.outcome === 'won';
  if (answer.kind !== 'report') return false;
  return (
    handoff.state === 'released' ||
    (handoff.state === 'closed' && ['won', 'lost', 'opportunity'].includes(answer.outcome))
  );
};

async function record(
  deps: Deps,
  handoff: Handoff,
  feedback: Feedback,
  { alongside, rings }: { readonly alongside: readonly Write[]; readonly rings: string | undefined },
): Promise<AnswerOutcome | 'lost'> {
  const { db } = deps;
  const settings = await deps.settings();
  const standing = await loadStanding(db, handoff.customerId, feedback.at);
  const today = dayOf(Date.parse(feedback.at), settings.calendar.timeZone);
  const effects = effectsOf(feedback, handoff, standing, today, {
    ...settings.effects,
    noAnswer: settings.handoffRules.noAnswer,
    locale: settings.locale,
  });
  const { passesOn } = effects;
  const passed =
    passesOn === undefined ? effects.handoff : await passOn(db, effects, passesOn, settings, deps.now());
  if (passesOn !== undefined && passesOn.how !== 'relieved' && passed.ownerId === handoff.ownerId)
    return { kind: 'nobody', handoff };
  const { standing: held, ...again } = await openedAgain(
    db,
    handoff,
    { handoff: passed, standing: effects.standing },
    feedback.at,
  );
  const after = again.handoff;
  // Nobody is asked to take over what another handoff has by now.
  if (passesOn !== undefined && isOpen(passed) && !isOpen(after)) return { kind: 'finished', handoff };
  const answered = withDone(after, 'answer', feedback.id);
  const stamped = rings === undefined ? answered : { ...answered, rung: [...answered.rung, rings] };
  const mails = [...mailsAbout(handoff, after, feedback, passesOn), ...copiesOf(handoff, feedback, settings)];
  const writes: readonly Write[] = [
    ...handoffWrites(db, handoff, stamped, settings),
    ...(await putStandingOfPerson(db, standing, held, handoff.joinedCustomerIds)),
    ...again.beside,
    ...(isOpen(handoff) && !isOpen(after) ? await freeColleagues(db, handoff, feedback.at) : []),
    putFact(db, {
      kind: 'feedback',
      customerId: handoff.customerId,
      at: feedback.at,
      id: feedback.id,
      handoffId: handoff.id,
      feedback,
      outcome: after.outcome,
      ...(isOpen(handoff) && !isOpen(after)
        ? { releases: [handoff.customerId, ...handoff.joinedCustomerIds] }
        : {}),
    }),
    putJournalEntry(db, {
      handoffId: handoff.id,
      feedbackId: feedback.id,
      at: feedback.at,
      handoff: changesBetween(handoff, after),
      standing: changesBetween(standing, held),
    }),
    putAnswerEntry(db, { ...feedback, kind: 'feedback' }),
    ...mails.map((each) => queueMail(db, each, deps.now().getTime())),
    ...penaltyWrites(db, effects, handoff, feedback),
    ...dealWrites(db, effects, handoff, feedback, today),
    ...countEvidence(db, handoff, after),
    ...(await keepDeal(db, handoff, after)),
    ...(await refusalWrites(deps, held, standing, feedback)),
    ...alongside,
  ];
  if ((await transact(db, writes)).kind === 'lost') return 'lost';
  for (const { id } of mails) await send(deps, handoff.customerId, id);
  return { kind: 'recorded', feedback, handoff: after };
}

async function send({ mailQueue }: Deps, customerId: string, mailId: string): Promise<void> {
  const message: MailMessage = { kind: 'outbox', customerId, mailId };
  await mailQueue.send(message);
}
