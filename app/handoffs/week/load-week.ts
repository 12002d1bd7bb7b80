import { undoneAnswers } from '../../../domain/timeline/undone-answers.ts';
import { findAnswersBetween, type FeedFact } from '../answer/answer-feed-store.ts';
import { findAccounts } from '../../people/account-store.ts';
import { findCustomers } from '../../people/customer-store.ts';
import { listOwners } from '../../people/owner-store.ts';
import { inParallel } from '../../../platform/in-parallel.ts';
import { type Database } from '../../../platform/dynamodb/database.ts';
import { findHandoffOf, findOpenHandoffs } from '../handoff-store.ts';
import type { Account, Customer, Owner } from '../../../domain/people/customer.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import { weekItems, type WeekItem } from '../../../domain/handoffs/week/weekly.ts';

/** Names for handoffs: whose they are and whom they are about. */
export interface Names {
  readonly owners: readonly Owner[];
  readonly customers: ReadonlyMap<string, Customer>;
  readonly accounts: ReadonlyMap<string, Account>;
}

/** Every open handoff as it stands now, with names. */
export interface OpenWeek extends Names {
  readonly items: readonly WeekItem[];
}

export async function loadOpenWeek(db: Database, settings: Settings, now: Date): Promise<OpenWeek> {
  const handoffs = await findOpenHandoffs(db);
  return {
    ...(await namesOf(db, handoffs)),
    items: weekItems(handoffs, now.getTime(), settings.calendar, settings.handoffRules),
  };
}

/** What sales said within a stretch of time, with the handoffs that it was said of, as they are now. */
export interface AnswerWeek extends Names {
  readonly facts: readonly FeedFact[];
  readonly handoffs: ReadonlyMap<string, Handoff>;
}

const AT_ONCE = 16;

export async function loadAnswers(db: Database, from: string, until: string): Promise<AnswerWeek> {
  const facts = inForce(await findAnswersBetween(db, from, until));
  const wanted = [...new Map(facts.map((fact) => [fact.handoffId, fact])).values()];
  const handoffs = (
    await inParallel(wanted, AT_ONCE, ({ customerId, handoffId }) => findHandoffOf(db, customerId, handoffId))
  ).filter((handoff) => handoff !== undefined);
  return {
    ...(await namesOf(db, handoffs)),
    facts,
    handoffs: new Map(handoffs.map((handoff) => [handoff.id, handoff])),
  };
}

/** An answer and its undo say nothing together; an undo of something said earlier is news. */
export function inForce(facts: readonly FeedFact[]): readonly FeedFact[] {
  const undone = undoneAnswers(facts);
  const given = new Set(facts.filter(({ kind }) => kind === 'feedback').map(({ id }) => id));
  return facts.filter((fact) => {
    if (fact.kind !== 'feedback') return true;
    const { answer } = fact.feedback;
    return !undone.has(fact.id) && !(answer.kind === 'undo' && given.has(answer.feedbackId));
  });
}

/** Who stands on both sides of handoffs. */
export async function namesOf(db: Database, handoffs: readonly Handoff[]): Promise<Names> {
  const [owners, customers, accounts] = await Promise.all([
    listOwners(db),
    findCustomers(
      db,
      handoffs.map(({ customerId }) => customerId),
    ),
    findAccounts(
      db,
      handoffs.map(({ accountId }) => accountId),
    ),
  ]);
  return { owners, customers, accounts };
}
