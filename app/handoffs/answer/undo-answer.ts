import { findSiteHolder } from '../site-lock-store.ts';
import { holdColleagues } from '../hold-colleagues.ts';
import { findAddress, forgetRefusal } from '../../people/address-store.ts';
import { findCustomer, loadStanding } from '../../people/customer-store.ts';
import { putStandingOfPerson } from '../../people/speaker-standing-store.ts';
import { putAnswerEntry } from './answer-feed-store.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { type Database, type Write } from '../../../platform/dynamodb/database.ts';
import { countEvidence } from '../create/evidence-store.ts';
import { findHandoff, handoffWrites } from '../handoff-store.ts';
import { queueMail } from '../../mail/mail-store.ts';
import { addressHash } from '../../people/address-store.ts';
import { findFacts, penaltiesIn, putFact } from '../../timeline/timeline-store.ts';
import { manager } from '../../../domain/handoffs/answered-by.ts';
import { isOpen, withDone, type Feedback, type Handoff } from '../../../domain/handoffs/handoff.ts';
import { queuedMail, type OutboxMail } from '../../../domain/mail/mail.ts';
import { clocksFor, storedClocks } from '../../../domain/handoffs/rank.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import {
  changesBetween,
  restoreHandoff,
  restoreStanding,
  type JournalEntry,
} from '../../../domain/handoffs/answer/undo-journal.ts';
import { answersTo } from '../../../domain/timeline/answers-to.ts';
import type { Fact } from '../../../domain/timeline/fact.ts';
import { findJournalEntry } from './journal-store.ts';
import type { Deps } from './deps.ts';
import { keepDeal } from './keep-deal.ts';

/** What became of an undo: `tooLate` when the site has a newer handoff, or the answer cannot be found. */
export type UndoOutcome = { readonly kind: 'undone' | 'tooLate'; readonly handoff: Handoff };

/**
 * Takes back the latest answer: what it changed on the handoff and the standing becomes what it was. Facts stay in the timeline;
 * an undo is one more. A penalty is lifted by a fact that names it.
 */
export const undoAnswer =
  (deps: Deps) =>
  async (
    handoffId: string,
    feedbackId: string,
    by: string,
    alongside: readonly Write[] = [],
  ): Promise<UndoOutcome> => {
    const { db } = deps;
    const handoff = await findHandoff(db, handoffId);
    if (handoff === undefined) throw new Error(`handoff ${handoffId} has a valid link but is not stored`);
    const facts = await findFacts(db, handoff.customerId);
    const latest = answersTo(handoff, facts).findLast(({ isUndone }) => !isUndone)?.feedback;
    if (latest?.id !== feedbackId) return { kind: 'tooLate', handoff };
    // Whoever gave it, whose it is now, or the manager; nobody else takes it back.
    if (by !== manager && by !== latest.by && by !== handoff.ownerId) return { kind: 'tooLate', handoff };
    if (latest.answer.kind === 'dispute') return undoDispute(deps, handoff, latest, by);
    const holder = await findSiteHolder(db, handoff.accountId, handoff.site);
    if (holder !== undefined && holder.handoffId !== handoffId) return { kind: 'tooLate', handoff };
    const settings = await deps.settings();
    const at = deps.now().toISOString();
    const standing = await loadStanding(db, handoff.customerId, at);
    const changes = await findChanges(db, latest, facts);
    if (changes === undefined) return { kind: 'tooLate', handoff };
    const restored = withDone(
      withRunningClocks(restoreHandoff(handoff, changes.handoff), handoff, settings, deps.now()),
      'undo',
      feedbackId,
    );
    const restoredStanding = restoreStanding(standing, changes.standing);
    const feedback: Feedback = {
      id: `undo-${feedbackId}`,
      handoffId,
      customerId: handoff.customerId,
      at,
      by,
      answer: { kind: 'undo', feedbackId },
    };
    const mails = restored.ownerId === handoff.ownerId ? [] : mailsAboutOwner(handoff, restored, feedback);
    const penalty = penaltiesIn(facts).find((each) => each.id === feedbackId);
    const outcome = await transact(db, [
      ...handoffWrites(db, handoff, restored, settings),
      ...(await putStandingOfPerson(
        db,
        standing,
        { ...restoredStanding, because: 'undo' },
        handoff.joinedCustomerIds,
      )),
      ...countEvidence(db, handoff, restored),
      ...mails.map((each) => queueMail(db, each, deps.now().getTime())),
      ...(await keepDeal(db, handoff, restored)),
      ...(!isOpen(handoff) && isOpen(restored) ? await holdColleagues(db, restored, at) : []),
      ...(standing.causes.length > restoredStanding.causes.length ? await refusalWrites(deps, latest) : []),
      putFact(db, {
        kind: 'feedback',
        customerId: handoff.customerId,
        at,
        id: feedback.id,
        handoffId,
        feedback,
      }),
      putAnswerEntry(db, { ...feedback, kind: 'feedback' }),
      ...(penalty === undefined
        ? []
        : [putFact(db, { kind: 'penaltyLifted', customerId: handoff.customerId, at, id: feedbackId })]),
      ...alongside,
    ]);
    return outcome.kind === 'done' ? { kind: 'undone', handoff: restored } : { kind: 'tooLate', handoff };
  };

type Changes = Pick<JournalEntry, 'handoff' | 'standing'>;

/** What an answer changed: from the journal; of an answer that release 0.2 or before recorded, from its fact. */
async function findChanges(
  db: Database,
  { id, handoffId }: Feedback,
  facts: readonly Fact[],
): Promise<Changes | undefined> {
  const entry = await findJournalEntry(db, handoffId, id);
  if (entry !== undefined) return entry;
  const fact = facts.find((each) => each.kind === 'feedback' && each.id === id);
  if (fact?.kind !== 'feedback' || fact.handoff === undefined) return undefined;
  return {
    handoff: changesBetween(fact.handoff.before, fact.handoff.after),
    standing: fact.standing === undefined ? [] : changesBetween(fact.standing.before, fact.standing.after),
  };
}

/** Who has a handoff again after its time was over has all of it anew: nobody can call an hour ago. */
function withRunningClocks(
  restored: Handoff,
  { ownerId }: Handoff,
  { calendar, handoffRules }: Settings,
  now: Date,
): Handoff {
  if (restored.ownerId === ownerId) return restored;
  const again: Handoff = { ...restored, ownedSince: now.toISOString() };
  const isOver = Date.parse(restored.firstContactDueAt) < now.getTime();
  if (restored.firstContactAt !== undefined || !isOver) return again;
  const temperature = restored.decided?.temperature ?? 'hot';
  const clocks = clocksFor(restored.rank, temperature, now.getTime(), calendar, handoffRules);
  return { ...again, ...storedClocks(clocks) };
}

/** With the answer goes whom it gave the handoff to: who has it again gets it by mail, who loses it is told. */
function mailsAboutOwner(before: Handoff, after: Handoff, { id, at }: Feedback): readonly OutboxMail[] {
  const { id: handoffId, customerId } = before;
  return [
    queuedMail(
      `handoff-${handoffId}-${id}`,
      customerId,
      { kind: 'handoff', handoffId, ownerId: after.ownerId, reason: 'reassigned' },
      at,
    ),
    queuedMail(
      `lost-${handoffId}-${id}`,
      customerId,
      { kind: 'handoffLost', handoffId, ownerId: before.ownerId },
      at,
    ),
  ];
}

/**
 * Takes back a dispute: the acts are judged anew, and who is hot again is handed over anew. The handoff stays what it
 * has become meanwhile.
 */
async function undoDispute(
  { db, now, settings }: Deps,
  handoff: Handoff,
  disputing: Feedback,
  by: string,
): Promise<UndoOutcome> {
  const after = withDone(handoff, 'undo', disputing.id);
  const feedback: Feedback = {
    id: `undo-${disputing.id}`,
    handoffId: handoff.id,
    customerId: handoff.customerId,
    at: now().toISOString(),
    by,
    answer: { kind: 'undo', feedbackId: disputing.id, lifts: 'dispute' },
  };
  const outcome = await transact(db, [
    ...handoffWrites(db, handoff, after, await settings()),
    putFact(db, {
      kind: 'feedback',
      customerId: handoff.customerId,
      at: feedback.at,
      id: feedback.id,
      handoffId: handoff.id,
      feedback,
    }),
    putAnswerEntry(db, { ...feedback, kind: 'feedback' }),
  ]);
  return outcome.kind === 'done' ? { kind: 'undone', handoff: after } : { kind: 'tooLate', handoff };
}

/** The refusal that this answer remembered by address goes with it; one of the customer's own stays. */
async function refusalWrites({ db, keyring }: Deps, feedback: Feedback): Promise<readonly Write[]> {
  const customer = await findCustomer(db, feedback.customerId);
  if (customer?.email === undefined) return [];
  const hash = addressHash(await keyring(), customer.email);
  const { refusals } = await findAddress(db, hash);
  // Release 0.2 and before remembered no source, but the moment.
  const own = refusals.find(({ id, at }) => id === feedback.id || (id === 'former' && at === feedback.at));
  return own === undefined ? [] : [forgetRefusal(db, hash, own.id)];
}
