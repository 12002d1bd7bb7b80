import * as z from 'zod';
import { evidenceChange, type Evidence } from '../../../domain/handoffs/create/evidence.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { getItem, getMany } from '../../../platform/dynamodb/engine.ts';
import { type Database, type Write } from '../../../platform/dynamodb/database.ts';

const evidenceItemKey = (deed: string) => ({ pk: `EVIDENCE#${deed}`, sk: 'COUNTS' });

const countsSchema = z.object({ of: z.number().default(0), done: z.number().default(0) });

/** What became of those whose handoffs the same deed decided. */
export async function findEvidence(db: Database, key: string | undefined): Promise<Evidence> {
  const item = key === undefined ? undefined : await getItem(db, evidenceItemKey(key));
  return countsSchema.parse(item ?? {});
}

/** The counts of several deeds, in the order of their keys; none where nothing was counted. */
export async function findEvidences(
  db: Database,
  keys: readonly string[],
): Promise<readonly (Evidence & { readonly key: string })[]> {
  const items = await getMany(
    db,
    db.customersTable,
    keys.map((key) => evidenceItemKey(key)),
  );
  const byPk = new Map(items.map((item) => [item['pk'], item]));
  return keys.map((key) => ({ key, ...countsSchema.parse(byPk.get(evidenceItemKey(key).pk) ?? {}) }));
}

/** Counts by the difference that a change of a handoff makes: to be written in the transaction of the change. */
export function countEvidence(db: Database, before: Handoff, after: Handoff): readonly Write[] {
  const change = evidenceChange(before, after);
  if (after.evidenceKey === undefined || change === undefined) return [];
  return [
    {
      Update: {
        TableName: db.customersTable,
        Key: evidenceItemKey(after.evidenceKey),
        UpdateExpression: 'ADD #of :of, done :done',
        ExpressionAttributeNames: { '#of': 'of' },
        ExpressionAttributeValues: { ':of': change.of, ':done': change.done },
      },
    },
  ];
}
