import { savedSequenceSchema, type SavedSequence } from '../../domain/sequences/saved-sequence.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, getItem, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const sequencesPk = 'SEQUENCES';
const prefix = 'SEQUENCE#';
const sequenceSk = (id: string): string => `${prefix}${id}`;

export async function listSavedSequences(db: Database): Promise<readonly SavedSequence[]> {
  const items = await collect(queryPrefix(db, db.customersTable, sequencesPk, prefix));
  return items.map((item) => savedSequenceSchema.parse(item));
}

export async function findSavedSequence(db: Database, id: string): Promise<SavedSequence | undefined> {
  const item = await getItem(db, { pk: sequencesPk, sk: sequenceSk(id) });
  return item === undefined ? undefined : savedSequenceSchema.parse(item);
}

/** Saves it where nobody saved it since it was read; else false. */
export async function putSavedSequence(
  db: Database,
  before: SavedSequence | undefined,
  after: SavedSequence,
): Promise<boolean> {
  const outcome = await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk: sequencesPk, sk: sequenceSk(after.sequence.id), ...after },
        ...(before === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'revision = :revision',
              ExpressionAttributeValues: { ':revision': before.revision },
            }),
      },
    },
  ]);
  return outcome.kind === 'done';
}
