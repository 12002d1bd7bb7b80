import * as z from 'zod';
import { scoringModelSchema, type ScoringModel } from '../../domain/interest/scoring-model.ts';
import { collect, getItem, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';

/** Models stand beside the settings: both are few, and read together. */
const modelsPk = 'SETTINGS';
const modelPrefix = 'MODEL#';
const modelSk = (modelId: string): string => `${modelPrefix}${modelId}`;

const storedSchema = z.object({
  model: scoringModelSchema,
  /** Into how many parts the comparison was cut last, and in which of them everybody was found replayed. */
  checks: z.object({ of: z.number(), parts: z.set(z.number()) }).optional(),
  /** The same of release 0.4 and before, which cut it into four. */
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

/** In which parts, of how many, a comparison found everybody replayed, since the replay began. */
export async function checkedParts(
  db: Database,
  modelId: string,
): Promise<{ readonly of: number; readonly parts: ReadonlySet<number> }> {
  const stored = await load(db, modelId);
  return stored?.checks ?? { of: 4, parts: stored?.checkedParts ?? new Set() };
}

const TRIES = 5;

/** A part was compared and nobody was missing. Saying it twice is the same as once; of another cut it is the first. */
export async function markPartChecked(
  db: Database,
  modelId: string,
  { part, of }: { readonly part: number; readonly of: number },
): Promise<void> {
  const write = (Update: Omit<NonNullable<Write['Update']>, 'TableName' | 'Key'>): Write => ({
    Update: { TableName: db.customersTable, Key: { pk: modelsPk, sk: modelSk(modelId) }, ...Update },
  });
  const parts = new Set([part]);
  const names = { ExpressionAttributeNames: { '#of': 'of' } };
  const adding = write({
    ...names,
    UpdateExpression: 'ADD checks.parts :parts',
    ConditionExpression: 'checks.#of = :of',
    ExpressionAttributeValues: { ':parts': parts, ':of': of },
  });
  const beginning = write({
    ...names,
    UpdateExpression: 'SET checks = :checks',
    ConditionExpression: 'attribute_not_exists(checks) OR checks.#of <> :of',
    ExpressionAttributeValues: { ':checks': { of, parts }, ':of': of },
  });
  // Of several parts that are marked first at once, one begins.
  await untilWon(`the checks of model ${modelId}`, TRIES, async () => {
    if ((await transact(db, [adding])).kind === 'done') return undefined;
    return (await transact(db, [beginning])).kind === 'done' ? undefined : 'lost';
  });
}

/** A replay begins: nothing is checked any more. */
export async function forgetChecks(db: Database, modelId: string): Promise<void> {
  await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: { pk: modelsPk, sk: modelSk(modelId) },
        UpdateExpression: 'REMOVE checks, checkedParts',
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
