import { cutText } from '../../../domain/kernel/cut-text.ts';
import { withoutQuote, withoutSignature } from '../../../domain/mail/own-words.ts';
import type { SignedDeps as Deps } from './deps.ts';
import { listOwners } from '../../people/owner-store.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { findHandoff, findHandoffs, findHandoffsByCode } from '../handoff-store.ts';
import { findMail, queueMail } from '../../mail/mail-store.ts';
import type { MimeMail } from '../../../platform/mime.ts';
import { readAnswerAddress } from '../../../platform/reply-address.ts';
import { answersTo } from '../../../domain/timeline/answers-to.ts';
import { findFacts } from '../../timeline/timeline-store.ts';
import { undoAnswer } from './undo-answer.ts';
import { answersIn, codeIn, takesBackLast } from '../../../domain/handoffs/answer/answer-word.ts';
import { fingerprint } from '../../../domain/kernel/fingerprint.ts';
import { isOpen, type Feedback, type Handoff } from '../../../domain/handoffs/handoff.ts';
import { addressKey } from '../../../domain/people/names.ts';
import { managerAddress } from '../../../domain/handoffs/route/manager-of.ts';
import type { Owner } from '../../../domain/people/customer.ts';
import { queuedMail, type OutboxMail } from '../../../domain/mail/mail.ts';
import { answerHandoff, type AnswerOutcome } from './answer-handoff.ts';
import { readAmountField } from './read-fields.ts';

type ReplyTrouble = Extract<OutboxMail['subject'], { kind: 'replyTrouble' }>['trouble'];

const LONGEST_TEXT = 20_000;
const LONGEST_SAID = 200;

/**
 * A salesperson answers a handoff by replying with one word: read only from the owner's own address, by the address that
 * the mail gave out, or by the code. What cannot be read or comes too late is said back, with the button.
 * Undefined: the mail is no answer of ours.
 */
export const takeReply =
  (deps: Deps) =>
  async (mail: MimeMail, whole: string): Promise<'answered' | 'notUnderstood' | undefined> => {
    const text = whole.slice(0, LONGEST_TEXT);
    const owners = await listOwners(deps.db);
    const from = addressKey(mail.from);
    const owner = owners.find(
      ({ email, retired }) => !retired && email !== undefined && addressKey(email) === from,
    );
    const key = `mail ${mail.messageId ?? text}`;
    const meant = await findMeant(deps, mail, text, owner?.id);
    if (meant === undefined) return undefined;
    const { handoff, isByAddress } = meant;
    if (owner === undefined || !meant.ids.includes(owner.id)) {
      const isManager = owner === undefined && isManagerOf(from, meant.ids, owners);
      const ownerId = isManager ? handoff.ownerId : owner?.id;
      if (ownerId === undefined) return undefined;
      await sayBack(deps, handoff, ownerId, key, {
        trouble: 'notYours',
        ...(isManager ? { to: 'manager' } : {}),
        ...saidIn(text),
      });
      return 'notUnderstood';
    }
    const { calendar, currency } = await deps.settings();
    const { timeZone } = calendar;
    // The code alone is known to many: it takes the address that only the owner's own mail gave out.
    const answers = isByAddress
      ? answersIn(text, { now: deps.now(), timeZone, name: owner.name }).map((each) =>
          withAmount(each, currency),
        )
      : [];
    if (isByAddress && answers.length === 0 && takesBackLast(text, owner))
      if (await takeBack(deps, handoff, owner.id, key)) return 'answered';
    const outcomes: AnswerOutcome[] = [];
    for (const answer of answers) outcomes.push(await answerPresent(deps, handoff, owner.id, answer, key));
    const trouble = troubleOf(outcomes);
    if (trouble !== undefined) await sayBack(deps, handoff, owner.id, key, { trouble, ...saidIn(text) });
    return trouble === undefined || trouble === 'ended' ? 'answered' : 'notUnderstood';
  };

/** Answers the handoff, or where it takes nothing more the one of the same customer that the writer has now: the thread is old. */
async function answerPresent(
  deps: Deps,
  handoff: Handoff,
  ownerId: string,
  answer: Feedback['answer'],
  key: string,
): Promise<AnswerOutcome> {
  const outcome = await answerHandoff(deps)(handoff.id, ownerId, answer, { key });
  if (outcome.kind !== 'finished') return outcome;
  const present = (await findHandoffs(deps.db, handoff.customerId)).find(
    (each) => isOpen(each) && each.ownerId === ownerId,
  );
  return present === undefined ? outcome : answerHandoff(deps)(present.id, ownerId, answer, { key });
}

/** What the deal is worth, where the reply names one amount: 「受注しました。120万円です」. */
function withAmount(answer: Feedback['answer'], currency: string): Feedback['answer'] {
  if (answer.kind !== 'report' || !['opportunity', 'won', 'lost'].includes(answer.outcome)) return answer;
  const named = new Set(
    (answer.note ?? '')
      .normalize('NFKC')
      .match(AMOUNT)
      ?.filter((text) => HAS_CURRENCY.test(text)) ?? [],
  );
  const [text = ''] = named;
  const amount = named.size === 1 ? readAmountField(text, currency) : undefined;
  return amount === undefined || amount === 'unreadable' ? answer : { ...answer, amount };
}

const AMOUNT = /(?:[¥\\$€£] ?)?\d[\d,.億万千百]{0,20} ?(?:円|JPY|USD|EUR|GBP|yen|[km]\b)?/gi;
const HAS_CURRENCY = /[¥\\$€£円]|JPY|USD|EUR|GBP|yen/i;

/** Takes back the latest answer that stands, with a receipt by which the same mail is known; false where none is. */
async function takeBack(deps: Deps, handoff: Handoff, ownerId: string, key: string): Promise<boolean> {
  const { db, now } = deps;
  const mailId = `receipt-undo-${fingerprint(`${handoff.id}|${key}`)}`;
  if ((await findMail(db, handoff.customerId, mailId)) !== undefined) return true;
  const facts = await findFacts(db, handoff.customerId);
  const latest = answersTo(handoff, facts).findLast(({ isUndone }) => !isUndone)?.feedback;
  if (latest === undefined || latest.answer.kind === 'dispute') return false;
  const subject = {
    kind: 'receipt',
    handoffId: handoff.id,
    ownerId,
    feedbackId: `undo-${latest.id}`,
  } as const;
  const receipt = queueMail(
    db,
    queuedMail(mailId, handoff.customerId, subject, now().toISOString()),
    now().getTime(),
  );
  return (await undoAnswer(deps)(handoff.id, latest.id, ownerId, [receipt])).kind === 'undone';
}

/** `ended`: the result closed the handoff (the third call without an answer), so that nothing is left to promise. */
function troubleOf([first, second]: readonly AnswerOutcome[]): ReplyTrouble | undefined {
  const isTaken = (outcome: AnswerOutcome): boolean =>
    outcome.kind === 'recorded' || outcome.kind === 'repeated';
  if (first === undefined) return 'unreadable';
  if (!isTaken(first)) return 'finished';
  return second === undefined || isTaken(second) ? undefined : 'ended';
}

interface Meant {
  readonly handoff: Handoff;
  /** Who may answer it so: whom the mail went to, and whoever has it by now. */
  readonly ids: readonly string[];
  readonly isByAddress: boolean;
}

/** By the address that the mail gave out; else by the code, among what is open and the writer's. */
async function findMeant(
  { db, linkKeys }: Deps,
  mail: MimeMail,
  text: string,
  ownerId: string | undefined,
): Promise<Meant | undefined> {
  const keys = await linkKeys();
  for (const address of mail.recipients) {
    const read = readAnswerAddress(keys, address);
    const handoff = read === undefined ? undefined : await findHandoff(db, read.handoffId);
    if (read !== undefined && handoff !== undefined)
      return { handoff, ids: [read.ownerId, handoff.ownerId], isByAddress: true };
  }
  const code = ownerId === undefined ? undefined : codeIn(`${mail.subject}\n${text}`);
  if (ownerId === undefined || code === undefined) return undefined;
  const handoff = (await findHandoffsByCode(db, code)).find(
    (each) => isOpen(each) && each.ownerId === ownerId,
  );
  return handoff === undefined ? undefined : { handoff, ids: [ownerId], isByAddress: false };
}

const isManagerOf = (from: string, ids: readonly string[], owners: readonly Owner[]): boolean =>
  owners.some((each) => {
    const manager = ids.includes(each.id) ? managerAddress(each, owners) : undefined;
    return manager !== undefined && addressKey(manager) === from;
  });

/** The first words that somebody wrote, so that they see which of their replies is meant. */
function saidIn(text: string): { readonly said?: string } {
  const said = cutText(withoutSignature(withoutQuote(text)), LONGEST_SAID);
  return said === '' ? {} : { said };
}

async function sayBack(
  { db, now }: Deps,
  handoff: Handoff,
  ownerId: string,
  key: string,
  what: Pick<Extract<OutboxMail['subject'], { kind: 'replyTrouble' }>, 'trouble' | 'to' | 'said'>,
): Promise<void> {
  await transact(db, [
    queueMail(
      db,
      queuedMail(
        `replytrouble-${fingerprint(`${handoff.id}|${key}`)}`,
        handoff.customerId,
        { kind: 'replyTrouble', handoffId: handoff.id, ownerId, ...what },
        now().toISOString(),
      ),
      now().getTime(),
    ),
  ]);
}
