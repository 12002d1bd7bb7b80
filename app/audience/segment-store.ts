import * as z from 'zod';
import { ruleSchema } from '../../domain/audience/rule.ts';
import { segmentIdSchema } from '../../domain/audience/segment.ts';
import { bilingualSchema } from '../../domain/kernel/locale.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, getItem, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const segmentsPk = 'SEGMENTS';
const presentPrefix = 'SEGMENT#';
const versionPrefix = (id: string): string => `VERSION#${id}#`;
const versionSk = (id: string, version: number): string =>
  `${versionPrefix(id)}${String(version).padStart(6, '0')}`;

const storedSchema = z.object({
  schemaVersion: z.literal(1),
  id: segmentIdSchema,
  name: bilingualSchema,
  rule: ruleSchema,
  version: z.number().int().min(1),
  at: z.iso.datetime(),
  by: z.string(),
  /** It was removed: its versions stay, and whoever uses the id again goes on counting. */
  isRemoved: z.literal(true).optional(),
});
/** One version of a saved segment. */
export type StoredSegment = z.infer<typeof storedSchema>;

/** The present version of each saved segment, by the time of the last change, the latest first. */
export async function listSavedSegments(db: Database): Promise<readonly StoredSegment[]> {
  const items = await collect(queryPrefix(db, db.customersTable, segmentsPk, presentPrefix));
  return items
    .map((item) => storedSchema.parse(item))
    .filter(({ isRemoved }) => isRemoved !== true)
    .toSorted((a, b) => b.at.localeCompare(a.at));
}

/** The present version of a segment, and also what is left of a removed one. */
export async function findSavedSegment(db: Database, id: string): Promise<StoredSegment | undefined> {
  const item = await getItem(db, { pk: segmentsPk, sk: `${presentPrefix}${id}` });
  return item === undefined ? undefined : storedSchema.parse(item);
}

export async function findSegmentVersion(
  db: Database,
  id: string,
  version: number,
): Promise<StoredSegment | undefined> {
  const item = await getItem(db, { pk: segmentsPk, sk: versionSk(id, version) });
  return item === undefined ? undefined : storedSchema.parse(item);
}

/** Every version of a segment, the latest first. */
export async function findSegmentVersions(db: Database, id: string): Promise<readonly StoredSegment[]> {
  const items = await collect(queryPrefix(db, db.customersTable, segmentsPk, versionPrefix(id)));
  return items.map((item) => storedSchema.parse(item)).toReversed();
}

/** Saves a version over the one that was read; false when somebody else saved one meanwhile. */
export async function saveSegmentVersion(
  db: Database,
  before: StoredSegment | undefined,
  after: StoredSegment,
): Promise<boolean> {
  const outcome = await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk: segmentsPk, sk: `${presentPrefix}${after.id}`, ...after },
        ...(before === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :version',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':version': before.version },
            }),
      },
    },
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk: segmentsPk, sk: versionSk(after.id, after.version), ...after },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);
  return outcome.kind === 'done';
}
