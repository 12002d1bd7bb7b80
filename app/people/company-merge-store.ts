import * as z from 'zod';
import { addDays } from '../../domain/kernel/local-date.ts';
import { mergeUndoDays } from '../../domain/people/merge.ts';
import { filledSchema } from '../../domain/people/same-company.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { collect, deleteMany, getItem, queryBeginning, queryPrefix } from '../../platform/dynamodb/engine.ts';

const listPk = 'COMPANYMERGES';
const dealsPk = (goes: string): string => `COMPANYMERGE#${goes}`;
const dealPrefix = 'CAME#';

/** One company on its way into another, or there; gone once it can be taken back no more. */
const companyMergeSchema = z.object({
  goes: z.string(),
  stays: z.string(),
  /** `moving`: people and deals go over; `merged`: all are there; `undoing`: they go back. */
  state: z.enum(['moving', 'merged', 'undoing']),
  at: z.string(),
  by: z.string(),
  /** What the company that stays has from the other, and what stood there before. */
  filled: filledSchema,
  before: filledSchema,
  /** Where the people of the other without a site belong from now on. */
  site: z.string().optional(),
});
export type CompanyMerge = z.infer<typeof companyMergeSchema>;

export async function findCompanyMerge(db: Database, goes: string): Promise<CompanyMerge | undefined> {
  const item = await getItem(db, { pk: listPk, sk: goes });
  return item === undefined ? undefined : companyMergeSchema.parse(item);
}

/** The last day on which a merge can be taken back. */
export const undoUntil = (at: string): string => addDays(at.slice(0, 10), mergeUndoDays);

/** All that is under way, or can be taken back. */
export const listCompanyMerges = async (db: Database): Promise<readonly CompanyMerge[]> =>
  (await collect(queryPrefix(db, db.customersTable, listPk, ''))).map((item) =>
    companyMergeSchema.parse(item),
  );

export const beginMerge = (db: Database, merge: CompanyMerge): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: { pk: listPk, sk: merge.goes, ...merge },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** One merge, as long as it is in the state that was read. */
const stillAs = (db: Database, { goes, state }: CompanyMerge) => ({
  TableName: db.customersTable,
  Key: { pk: listPk, sk: goes },
  ConditionExpression: '#state = :state',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: { ':state': state },
});

/** Brings a merge into its next state, from the one it is in. */
export function moveMerge(db: Database, merge: CompanyMerge, next: CompanyMerge['state']): Write {
  const still = stillAs(db, merge);
  return {
    Update: {
      ...still,
      UpdateExpression: 'SET #state = :next',
      ExpressionAttributeValues: { ...still.ExpressionAttributeValues, ':next': next },
    },
  };
}

/** Holds other writes to a merge that is still in the state that was read. */
export const whileStill = (db: Database, merge: CompanyMerge): Write => ({
  ConditionCheck: stillAs(db, merge),
});

/** It is over: taken back, or for good. */
export const endMerge = (db: Database, merge: CompanyMerge): Write => ({ Delete: stillAs(db, merge) });

/** Notes that a deal came over with a merge. */
export const noteMovedDeal = (db: Database, goes: string, dealId: string): Write => ({
  Put: { TableName: db.customersTable, Item: { pk: dealsPk(goes), sk: `${dealPrefix}${dealId}`, dealId } },
});

export const forgetMovedDeal = (db: Database, goes: string, dealId: string): Write => ({
  Delete: { TableName: db.customersTable, Key: { pk: dealsPk(goes), sk: `${dealPrefix}${dealId}` } },
});

/** Deals that came over with a merge, `count` at most. */
export async function findMovedDeals(db: Database, goes: string, count: number): Promise<readonly string[]> {
  const items = await queryBeginning(db, { pk: dealsPk(goes), prefix: dealPrefix, count });
  return items.map(({ dealId }) => String(dealId));
}

/** Forgets which deals came over. */
export const forgetMovedDeals = (db: Database, goes: string, dealIds: readonly string[]): Promise<void> =>
  deleteMany(
    db,
    db.customersTable,
    dealIds.map((dealId) => ({ pk: dealsPk(goes), sk: `${dealPrefix}${dealId}` })),
  );
