import { cutText } from '../../../domain/kernel/cut-text.ts';
import * as z from 'zod';
import { getItem } from '../../../platform/dynamodb/engine.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { type Database, type Write } from '../../../platform/dynamodb/database.ts';
import { customerPk } from '../../people/customer-store.ts';

/** A form that a salesperson put aside, to go on with on this or another device. It says nothing until it is sent. */
const draftSchema = z.object({ savedAt: z.string(), fields: z.record(z.string(), z.string()) });
export type Draft = z.infer<typeof draftSchema>;

/** Whose draft it is, of which form: each has one. */
export interface DraftKey {
  readonly customerId: string;
  readonly handoffId: string;
  readonly ownerId: string;
  readonly form: 'report' | 'progress';
}

const MOST_FIELDS = 200;
const MOST_LETTERS = 2_000;

export async function findDraft(db: Database, key: DraftKey): Promise<Draft | undefined> {
  const item = await getItem(db, keyOf(key));
  return item === undefined ? undefined : draftSchema.parse(item);
}

/** The later of two drafts stays. Fields are cut to what the form itself allows. */
export async function saveDraft(
  db: Database,
  key: DraftKey,
  fields: Readonly<Record<string, string>>,
  savedAt: string,
): Promise<void> {
  const kept = Object.entries(fields)
    .filter(([name, value]) => value !== '' && /^[\w-]{1,80}$/.test(name))
    .slice(0, MOST_FIELDS)
    .map(([name, value]) => [name, cutText(value, MOST_LETTERS)]);
  const item = { ...keyOf(key), schemaVersion: 1, savedAt, fields: Object.fromEntries(kept) };
  await transact(db, [{ Put: { TableName: db.customersTable, Item: item } }]);
}

/** The draft goes with the answer that it was of. */
export const removeDraft = (db: Database, key: DraftKey): Write => ({
  Delete: { TableName: db.customersTable, Key: keyOf(key) },
});

const keyOf = ({ customerId, handoffId, ownerId, form }: DraftKey) => ({
  pk: customerPk(customerId),
  sk: `DRAFT#${handoffId}#${ownerId}#${form}`,
});
