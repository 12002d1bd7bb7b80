import * as z from 'zod';
import type { WarehousePart } from '../../../domain/kpis/warehouse-message.ts';
import type { Database, Item, Key } from '../../../platform/dynamodb/database.ts';
import { collect, getItem, queryAll, scanPage } from '../../../platform/dynamodb/engine.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { handoffPrefix } from '../../handoffs/handoff-store.ts';
import { profileSk } from '../../people/customer-store.ts';
import { engagementPrefix, factPrefix } from '../../timeline/timeline-store.ts';
import { kpiRowPrefix } from '../kpi-store.ts';

/** How many parallel parts each scan of a large table has. */
export const warehouseParts = 4;

const pk = 'WAREHOUSE';
const partSk = ({ day, source, part }: WarehousePart): string => `${day}#${source}#${part}`;
const keySchema = z.object({ pk: z.string(), sk: z.string() });

/** How far the export of a part is. */
const progressSchema = z.object({
  day: z.string(),
  source: z.enum(['customers', 'timeline']),
  part: z.number(),
  /** How many parts the scan has. */
  of: z.number().default(warehouseParts),
  /** Files that were written. */
  files: z.number(),
  /** Where the scan goes on. */
  from: keySchema.optional(),
  isDone: z.boolean().optional(),
  /** Somebody is at it until then; a second message of the same part leaves it alone. */
  heldUntil: z.iso.datetime().optional(),
});
export type Progress = z.infer<typeof progressSchema>;

/** Begins a part of so many, once; nothing where it was begun. */
export async function beginPart(db: Database, part: WarehousePart, of: number): Promise<Progress> {
  const begun = { ...part, of, files: 0 };
  await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk, sk: partSk(part), ...begun },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);
  return begun;
}

/** The parts of some days that were begun. */
export const findParts = async (db: Database, from: string, until: string): Promise<Progress[]> =>
  (
    await collect(
      queryAll(db, {
        TableName: db.customersTable,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
        ExpressionAttributeValues: { ':pk': pk, ':from': from, ':until': `${until}#~` },
        ConsistentRead: true,
      }),
    )
  ).map((item) => progressSchema.parse(item));

/** Takes a part until a moment; undefined where it is done, or somebody is at it. */
export async function holdPart(
  db: Database,
  part: WarehousePart,
  { now, until }: { readonly now: string; readonly until: string },
): Promise<Progress | undefined> {
  const key = { pk, sk: partSk(part) };
  const held = await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: key,
        UpdateExpression: 'SET heldUntil = :until',
        ConditionExpression:
          'attribute_exists(pk) AND attribute_not_exists(isDone) AND (attribute_not_exists(heldUntil) OR heldUntil < :now)',
        ExpressionAttributeValues: { ':until': until, ':now': now },
      },
    },
  ]);
  if (held.kind === 'lost') return undefined;
  return progressSchema.parse(await getItem(db, key));
}

/** Notes that a stretch is written, and where the next begins; lets the part go. */
export const passStretch = async (
  db: Database,
  { heldUntil: _held, from: _from, ...progress }: Progress,
  next: Key | undefined,
): Promise<unknown> =>
  transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: {
          pk,
          sk: partSk(progress),
          ...progress,
          files: progress.files + 1,
          ...(next === undefined ? { isDone: true } : { from: next }),
        },
      },
    },
  ]);

/** A page of what there is: profiles of people and companies, KPI rows, handoffs. */
export const scanStates = (db: Database, { part, of, from }: Stretch): Promise<Page> =>
  pageOf(db, from, {
    TableName: db.customersTable,
    Segment: part,
    TotalSegments: of,
    FilterExpression:
      'sk = :profile OR begins_with(sk, :kpi) OR (begins_with(sk, :handoff) AND attribute_exists(ownerId))',
    ExpressionAttributeValues: { ':profile': profileSk, ':kpi': kpiRowPrefix, ':handoff': handoffPrefix },
  });

/** A page of what was recorded from one instant until another. */
export const scanHappened = (
  db: Database,
  { part, of, from }: Stretch,
  [since, until]: readonly [string, string],
): Promise<Page> =>
  pageOf(db, from, {
    TableName: db.timelineTable,
    Segment: part,
    TotalSegments: of,
    FilterExpression:
      '(begins_with(sk, :facts) AND (fact.#at BETWEEN :since AND :until OR fact.recordedAt BETWEEN :since AND :until)) OR (begins_with(sk, :acts) AND act.receivedAt BETWEEN :since AND :until)',
    ExpressionAttributeNames: { '#at': 'at' },
    ExpressionAttributeValues: {
      ':facts': factPrefix,
      ':acts': engagementPrefix,
      ':since': since,
      ':until': until,
    },
  });

/** Where a scan is: in which part of how many, and behind which item. */
export interface Stretch extends Pick<Progress, 'part' | 'of'> {
  readonly from: Key | undefined;
}

/** Items of one page of a scan, and where it ended. */
export interface Page {
  readonly items: readonly Item[];
  readonly next: Key | undefined;
}

async function pageOf(
  db: Database,
  from: Key | undefined,
  input: Parameters<typeof scanPage>[1],
): Promise<Page> {
  const { items, next } = await scanPage(db, {
    ...input,
    ...(from === undefined ? {} : { ExclusiveStartKey: { pk: from.pk, sk: from.sk } }),
  });
  return { items, next: next === undefined ? undefined : keySchema.parse(next) };
}
