import type { Feedback, Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Needs } from '../../kernel/deps.ts';
import { findFact, findFacts } from '../../timeline/timeline-store.ts';
import { findJournalEntry } from './journal-store.ts';

/** The answer of this id: its moment stands in the journal. One that release 0.2 or before recorded is looked for. */
export async function findAnswer(
  { db }: Needs<'db'>,
  { id: handoffId, customerId }: Handoff,
  id: string,
): Promise<Feedback | undefined> {
  const entry = await findJournalEntry(db, handoffId, id);
  if (entry !== undefined)
    return (await findFact(db, { kind: 'feedback', customerId, id, at: entry.at }))?.feedback;
  const found = (await findFacts(db, customerId)).find((fact) => fact.kind === 'feedback' && fact.id === id);
  return found?.kind === 'feedback' ? found.feedback : undefined;
}
