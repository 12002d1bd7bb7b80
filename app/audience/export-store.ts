import {
  exportPartSchema,
  segmentExportSchema,
  type ExportPart,
  type SegmentExport,
} from '../../domain/audience/segment-export.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, getItem, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact, updateReturning } from '../../platform/dynamodb/transact.ts';

const pkOf = (id: string): string => `SEGMENTEXPORT#${id}`;
const exportSk = 'EXPORT';
const partPrefix = 'GATHERED#';

export async function createExport(db: Database, asked: SegmentExport): Promise<void> {
  await transact(db, [
    { Put: { TableName: db.customersTable, Item: { pk: pkOf(asked.id), sk: exportSk, ...asked } } },
  ]);
}

export async function findExport(db: Database, id: string): Promise<SegmentExport | undefined> {
  const item = await getItem(db, { pk: pkOf(id), sk: exportSk });
  return item === undefined ? undefined : segmentExportSchema.parse(item);
}

/** The parts that are gathered. */
export const findExportParts = async (db: Database, id: string): Promise<readonly ExportPart[]> =>
  (await collect(queryPrefix(db, db.customersTable, pkOf(id), partPrefix))).map((item) =>
    exportPartSchema.parse(item),
  );

/** Notes that a part is gathered; the same one again is the same. */
export async function putExportPart(db: Database, id: string, part: ExportPart): Promise<void> {
  await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk: pkOf(id), sk: `${partPrefix}${String(part.part).padStart(3, '0')}`, ...part },
      },
    },
  ]);
}

/** How an export ends. */
export type ExportEnd =
  | { readonly state: 'done'; readonly file: string; readonly rows: number }
  | { readonly state: 'failed'; readonly failure: NonNullable<SegmentExport['failure']> };

/** Ends an export that is under way; one that ended stays as it is. */
export async function endExport(db: Database, id: string, end: ExportEnd): Promise<void> {
  const entries = Object.entries(end);
  await updateReturning(db, {
    TableName: db.customersTable,
    Key: { pk: pkOf(id), sk: exportSk },
    UpdateExpression: `SET ${entries.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: '#state = :gathering',
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
      ':gathering': 'gathering',
    },
  });
}
