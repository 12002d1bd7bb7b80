import * as z from 'zod';
import { importKindSchema } from '../../domain/imports/import-records.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const mappingsPk = 'IMPORT-MAPPINGS';
const prefix = 'MAPPING#';
const keyOf = ({ kind, name }: Pick<SavedMapping, 'kind' | 'name'>) => ({
  pk: mappingsPk,
  sk: `${prefix}${kind}#${name}`,
});

const storedSchema = z.object({
  schemaVersion: z.literal(1),
  kind: importKindSchema,
  name: z.string(),
  mapping: z.record(z.string(), z.string()),
  at: z.iso.datetime(),
  by: z.string(),
});
/** What the columns of a file are, said once by a person and kept under a name. */
export type SavedMapping = z.infer<typeof storedSchema>;

/** All, by kind and name. */
export async function listMappings(db: Database): Promise<readonly SavedMapping[]> {
  const items = await collect(queryPrefix(db, db.customersTable, mappingsPk, prefix));
  return items.map((item) => storedSchema.parse(item));
}

/** Takes the place of one of the same kind and name. */
export async function putMapping(db: Database, mapping: SavedMapping): Promise<void> {
  await transact(db, [{ Put: { TableName: db.customersTable, Item: { ...keyOf(mapping), ...mapping } } }]);
}

export async function deleteMapping(
  db: Database,
  mapping: Pick<SavedMapping, 'kind' | 'name'>,
): Promise<void> {
  await transact(db, [{ Delete: { TableName: db.customersTable, Key: keyOf(mapping) } }]);
}
