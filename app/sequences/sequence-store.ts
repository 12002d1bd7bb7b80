import { savedSequenceSchema, type SavedSequence } from '../../domain/sequences/saved-sequence.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, getItem, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const sequencesPk = 'SEQUENCES';
const prefix = 'SEQUENCE#';
const sequenceSk = (id: string): string => `${prefix}${id}`;
const versionPrefix = (id: string): string => `REVISION#${id}#`;
const versionSk = (id: string, revision: number): string =>
  `${versionPrefix(id)}${String(revision).padStart(6, '0')}`;

export async function listSavedSequences(db: Database): Promise<readonly SavedSequence[]> {
  const items = await collect(queryPrefix(db, db.customersTable, sequencesPk, prefix));
  return items.map((item) => savedSequenceSchema.parse(item));
}

export async function findSavedSequence(db: Database, id: string): Promise<SavedSequence | undefined> {
  const item = await getItem(db, { pk: sequencesPk, sk: sequenceSk(id) });
  return item === undefined ? undefined : savedSequenceSchema.parse(item);
}

/** A sequence as it was saved once. */
export async function findSequenceVersion(
  db: Database,
  id: string,
  revision: number,
): Promise<SavedSequence | undefined> {
  const item = await getItem(db, { pk: sequencesPk, sk: versionSk(id, revision) });
  return item === undefined ? undefined : savedSequenceSchema.parse(item);
}

/** Every save that was kept, the latest first. */
export async function findSequenceVersions(db: Database, id: string): Promise<readonly SavedSequence[]> {
  const items = await collect(queryPrefix(db, db.customersTable, sequencesPk, versionPrefix(id)));
  return items.map((item) => savedSequenceSchema.parse(item)).toReversed();
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
    // An approval makes no version.
    ...(before?.revision === after.revision
      ? []
      : [
          {
            Put: {
              TableName: db.customersTable,
              Item: { pk: sequencesPk, sk: versionSk(after.sequence.id, after.revision), ...after },
            },
          },
        ]),
  ]);
  return outcome.kind === 'done';
}
