import * as z from 'zod';
import { factSchema, type FactOf } from '../../../domain/timeline/fact.ts';
import { collect, deleteMany, getMany, queryAll } from '../../../platform/dynamodb/engine.ts';
import { type Database, type Write } from '../../../platform/dynamodb/database.ts';
import { factKey } from '../../timeline/timeline-store.ts';

/** By month (YYYY-MM), then by moment. */
const answersPk = (month: string): string => `ANSWERS#${month}`;
const answerSk = (at: string, factId: string): string => `${at}#${factId}`;

/** What the feed tells of: an answer of sales, or a customer given back because nobody reported. */
export type FeedFact = FactOf<'feedback'> | FactOf<'handoffReleased'>;

const entrySchema = z.object({
  at: z.iso.datetime(),
  id: z.string(),
  kind: z.enum(['feedback', 'handoffReleased']),
  customerId: z.string(),
  handoffId: z.string(),
});

/**
 * Enters a fact of sales in the feed over all customers, in the transaction that records the fact itself. An entry holds
 * ids only: what was said stays with its customer.
 */
export const putAnswerEntry = (
  db: Database,
  { at, id, kind, customerId, handoffId }: z.infer<typeof entrySchema>,
): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: { pk: answersPk(at.slice(0, 7)), sk: answerSk(at, id), at, id, kind, customerId, handoffId },
  },
});

/** What sales said of all customers from one instant until another (ISO), oldest first. Undone answers come with their undos. */
export async function findAnswersBetween(
  db: Database,
  from: string,
  until: string,
): Promise<readonly FeedFact[]> {
  const entries = (
    await Promise.all(monthsBetween(from, until).map((month) => findMonth(db, month, from, until)))
  )
    .flat()
    .filter(({ at }) => at >= from && at < until);
  const items = await getMany(
    db,
    db.timelineTable,
    entries.map((entry) => factKey(entry)),
  );
  return items
    .map((item) => factSchema.parse(item['fact']))
    .filter((fact) => fact.kind === 'feedback' || fact.kind === 'handoffReleased')
    .toSorted((a, b) => a.at.localeCompare(b.at));
}

async function findMonth(db: Database, month: string, from: string, until: string) {
  const found = await collect(
    queryAll(db, {
      TableName: db.customersTable,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
      ExpressionAttributeValues: { ':pk': answersPk(month), ':from': from, ':until': until },
      ConsistentRead: true,
    }),
  );
  return found.map((item) => entrySchema.parse(item));
}

/** YYYY-MM of every month that a stretch of time touches. */
export function monthsBetween(from: string, until: string): readonly string[] {
  const months: string[] = [];
  let [year = 0, month = 1] = from.slice(0, 7).split('-').map(Number);
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > until.slice(0, 7)) return months;
    months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

/** Forgets that the feed tells of these facts. */
export const forgetAnswers = (db: Database, facts: readonly Pick<FeedFact, 'at' | 'id'>[]): Promise<void> =>
  deleteMany(
    db,
    db.customersTable,
    facts.map(({ at, id }) => ({ pk: answersPk(at.slice(0, 7)), sk: answerSk(at, id) })),
  );
