import { journalEntrySchema, type JournalEntry } from '../../../domain/handoffs/answer/undo-journal.ts';
import type { Database, Write } from '../../../platform/dynamodb/database.ts';
import { getItem } from '../../../platform/dynamodb/engine.ts';
import { handoffPk } from '../handoff-store.ts';

const journalKey = (handoffId: string, feedbackId: string) => ({
  pk: handoffPk(handoffId),
  sk: `UNDO#${feedbackId}`,
});

/** Keeps what an answer changed, in the transaction that records it. */
export const putJournalEntry = (db: Database, entry: JournalEntry): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: { ...journalKey(entry.handoffId, entry.feedbackId), ...entry },
  },
});

export async function findJournalEntry(
  db: Database,
  handoffId: string,
  feedbackId: string,
): Promise<JournalEntry | undefined> {
  const item = await getItem(db, journalKey(handoffId, feedbackId));
  return item === undefined ? undefined : journalEntrySchema.parse(item);
}
