import type { Database, Item } from '../../platform/dynamodb/database.ts';
import {
  dueAttributes,
  findDue,
  lease,
  putOff,
  type Due,
  type Lease,
} from '../../platform/dynamodb/due-index.ts';
import { customerIdIn } from '../people/customer-store.ts';
import { getItem } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const coolingOf = (modelId: string) => `cooling#${modelId}` as const;

/** The attributes by which an interest is found when it cools. */
export const coolingAttributes = (
  { modelId, customerId }: { readonly modelId: string; readonly customerId: string },
  lookAtEpochMs: number | undefined,
) => dueAttributes(coolingOf(modelId), customerId, lookAtEpochMs);

/** Interests under a model that are to be looked at now, the longest overdue first; at most `limit`. */
export const findDueCooling = async (
  db: Database,
  modelId: string,
  nowEpochMs: number,
  limit: number,
): Promise<readonly (Due & { readonly customerId: string })[]> => {
  const due = await findDue(db, coolingOf(modelId), nowEpochMs, limit);
  return due.map((each) => ({ ...each, customerId: customerIdIn(each.pk) }));
};

/** Takes somebody who has cooled, for `leaseMs`. */
export const leaseCooling = (db: Database, due: Due, nowEpochMs: number, leaseMs: number): Promise<Lease> =>
  lease(db, due, nowEpochMs, leaseMs);

/** Somebody was active since their look was planned: they are looked at again then. */
export const putOffCooling = (db: Database, due: Due, untilEpochMs: number): Promise<unknown> =>
  putOff(db, due, untilEpochMs);

const progressKey = (modelId: string) => ({ pk: 'MIGRATION', sk: `cooling#${modelId}` });

/** How far the leads of release 0.3 and before have got their place in the due index. */
export interface CoolingProgress {
  readonly isDone: boolean;
  /** Lanes of the leads index that are through. */
  readonly lanes: number;
  /** Where the next lane goes on. */
  readonly after?: Item | undefined;
}

export async function findCoolingProgress(db: Database, modelId: string): Promise<CoolingProgress> {
  const item = await getItem(db, progressKey(modelId));
  const after: unknown = item?.['after'];
  return {
    isDone: item?.['isDone'] === true,
    lanes: Number(item?.['lanes'] ?? 0),
    ...(isKey(after) ? { after } : {}),
  };
}

export const keepCoolingProgress = (
  db: Database,
  modelId: string,
  progress: CoolingProgress,
): Promise<unknown> =>
  transact(db, [{ Put: { TableName: db.customersTable, Item: { ...progressKey(modelId), ...progress } } }]);

const isKey = (value: unknown): value is Item => typeof value === 'object' && value !== null;
