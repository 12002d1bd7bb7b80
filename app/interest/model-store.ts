import * as z from 'zod';
import { scoringModelSchema, type ScoringModel } from '../../domain/interest/scoring-model.ts';
import { collect, getItem, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { type Database } from '../../platform/dynamodb/database.ts';

/** Models stand beside the settings: both are few, and read together. */
const modelsPk = 'SETTINGS';
const modelPrefix = 'MODEL#';
const modelSk = (modelId: string): string => `${modelPrefix}${modelId}`;

const storedSchema = z.object({
  model: scoringModelSchema,
  /** Parts of the comparison in which everybody was found replayed. */
  checkedParts: z.set(z.number()).default(new Set()),
});

/** Every model that was ever tried: versions are kept, never changed. */
export async function listModels(db: Database): Promise<readonly ScoringModel[]> {
  const items = await collect(queryPrefix(db, db.customersTable, modelsPk, modelPrefix));
  return items.map((item) => storedSchema.parse(item).model);
}

/** Keeps a model under its id once. `taken`: another one has that id. */
export async function keepModel(db: Database, model: ScoringModel): Promise<ScoringModel | undefined> {
  const outcome = await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk: modelsPk, sk: modelSk(model.id), model },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);
  return outcome.kind === 'done' ? undefined : (await load(db, model.id))?.model;
}

async function load(db: Database, modelId: string): Promise<z.infer<typeof storedSchema> | undefined> {
  const item = await getItem(db, { pk: modelsPk, sk: modelSk(modelId) });
  return item === undefined ? undefined : storedSchema.parse(item);
}

/** Parts in which a comparison found everybody replayed, since the replay began. */
export const checkedParts = async (db: Database, modelId: string): Promise<ReadonlySet<number>> =>
  (await load(db, modelId))?.checkedParts ?? new Set();

/** A part was compared and nobody was missing. Saying it twice is the same as once. */
export async function markPartChecked(db: Database, modelId: string, part: number): Promise<void> {
  await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: { pk: modelsPk, sk: modelSk(modelId) },
        UpdateExpression: 'ADD checkedParts :part',
        ExpressionAttributeValues: { ':part': new Set([part]) },
      },
    },
  ]);
}

/** A replay begins: nothing is checked any more. */
export async function forgetChecks(db: Database, modelId: string): Promise<void> {
  await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: { pk: modelsPk, sk: modelSk(modelId) },
        UpdateExpression: 'REMOVE checkedParts',
      },
    },
  ]);
}

const rescoredKey = { pk: 'MIGRATION', sk: 'scored' };

/** By which rules of who scores at all everybody was folded last; 0: by those of release 0.4 and before. */
export const findScoredBy = async (db: Database): Promise<number> =>
  Number((await getItem(db, rescoredKey))?.['rules'] ?? 0);

export const keepScoredBy = (db: Database, rules: number): Promise<unknown> =>
  transact(db, [{ Put: { TableName: db.customersTable, Item: { ...rescoredKey, rules } } }]);
