import * as z from 'zod';
import type { Database } from '../../platform/dynamodb/database.ts';
import {
  findDue,
  forgiveLeases,
  isLaneEmpty,
  leaseEach,
  type Due,
  type Leased,
} from '../../platform/dynamodb/due-index.ts';
import { chunked } from '../../domain/kernel/chunked.ts';
import { enrolmentSchema, type Enrolment } from '../../domain/sequences/enrolment.ts';
import { collect, getMany, queryAll } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { customerIdIn, customerPk } from '../people/customer-store.ts';
import { campaignSk, campaignsPk, enrolmentPrefix, stepsOf } from './campaign-store.ts';

const HOUR_MS = 3_600_000;
/** More than a shard of a campaign's lane holds. */
const EVERYBODY = 1_000_000;
const LANES_AT_ONCE = 8;

const laneSchema = z.object({
  id: z.string(),
  state: z.enum(['running', 'paused', 'ended']),
  /** Since when nobody of an ended campaign waits, epoch ms. */
  emptySince: z.number().optional(),
});
type Lane = z.infer<typeof laneSchema>;

/**
 * Takes the enrolments whose next step is due for `leaseMs`; the most overdue first, at most `limit`. Those of a paused
 * campaign are left where they are, and are the most overdue when it resumes. `hasMore`: so many were found as were wanted.
 */
export async function leaseDueEnrolments(
  db: Database,
  nowEpochMs: number,
  leaseMs: number,
  limits: { readonly shard: number; readonly all: number },
): Promise<
  Leased<{ readonly customerId: string; readonly campaignId: string }> & { readonly hasMore: boolean }
> {
  const due = (await findDueSteps(db, { nowEpochMs, leaseMs, limit: limits.shard })).slice(0, limits.all);
  const { taken, setAside } = await leaseEach(db, due, nowEpochMs, leaseMs);
  const steps = taken.map(({ pk, sk }) => ({
    customerId: customerIdIn(pk),
    campaignId: sk.slice(enrolmentPrefix.length),
  }));
  return { taken: steps, setAside, hasMore: due.length === limits.all };
}

/** The step was no reason that nothing came of it: its leases count no more. */
export const forgiveStep = (db: Database, customerId: string, campaignId: string): Promise<unknown> =>
  forgiveLeases(db, { pk: customerPk(customerId), sk: `${enrolmentPrefix}${campaignId}` });

interface Asked {
  readonly nowEpochMs: number;
  readonly leaseMs: number;
  readonly limit: number;
}

async function findDueSteps(db: Database, { nowEpochMs, leaseMs, limit }: Asked): Promise<readonly Due[]> {
  const [former, lanes] = await Promise.all([
    // Release 0.3 and before had one lane for all campaigns; whatever is written anew leaves it.
    findDue(db, 'enrolment', nowEpochMs, limit),
    findLanes(db, nowEpochMs),
  ]);
  const found = await inParallel(lanes, LANES_AT_ONCE, async (lane) => {
    if (lane.state !== 'ended') return findDue(db, stepsOf(lane.id), nowEpochMs, limit);
    const due = await findOfEnded(db, lane, { nowEpochMs, leaseMs, limit });
    if (due.length === 0) await noteEmpty(db, lane, nowEpochMs);
    return due;
  });
  return [former, ...found].flat().toSorted((a, b) => a.dueAtEpochMs - b.dueAtEpochMs);
}

/**
 * Whoever still waits for a step of a campaign that has ended waits for nothing, and no other campaign may take them
 * before they were looked at: all are due, after those whose time has come. Those in a lease are in somebody's hands.
 */
const findOfEnded = async (
  db: Database,
  { id }: Lane,
  { nowEpochMs, leaseMs, limit }: Asked,
): Promise<readonly Due[]> =>
  (await findDue(db, stepsOf(id), Number.MAX_SAFE_INTEGER, limit)).filter(
    ({ dueAtEpochMs }) => dueAtEpochMs <= nowEpochMs || dueAtEpochMs > nowEpochMs + leaseMs,
  );

/** Everybody under way in a campaign: they stand in its lane of the due index, due or not. */
export async function* findUnderWay(db: Database, campaignId: string): AsyncGenerator<Enrolment> {
  const due = await findDue(db, stepsOf(campaignId), Number.MAX_SAFE_INTEGER, EVERYBODY);
  for (const keys of chunked(due, 100)) {
    const items = await getMany(
      db,
      db.customersTable,
      keys.map(({ pk, sk }) => ({ pk, sk })),
    );
    yield* items.map((item) => enrolmentSchema.parse(item));
  }
}

/** The campaigns of which a step may be due: an ended one until nobody of it has waited for an hour. */
async function findLanes(db: Database, nowEpochMs: number): Promise<readonly Lane[]> {
  const items = await collect(
    queryAll(db, {
      TableName: db.customersTable,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :campaign)',
      ProjectionExpression: 'id, #state, emptySince',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':pk': campaignsPk, ':campaign': campaignSk('') },
    }),
  );
  return items
    .map((item) => laneSchema.parse(item))
    .filter(
      ({ state, emptySince }) =>
        state !== 'paused' && (emptySince === undefined || emptySince > nowEpochMs - HOUR_MS),
    );
}

/**
 * Brings the next look at an enrolment forward to `dueAtEpochMs`, where it is later and waits for that. The version
 * changes too: a look that read before must look again, or the wake would be lost.
 */
export const wakeEnrolment = async (
  db: Database,
  customerId: string,
  campaignId: string,
  dueAtEpochMs: number,
  waitsFor: 'act' | 'anything',
): Promise<boolean> => {
  const woken = await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: { pk: customerPk(customerId), sk: `${enrolmentPrefix}${campaignId}` },
        UpdateExpression: 'SET dueAt = :due ADD version :one',
        ConditionExpression: `attribute_exists(dueKey) AND dueAt > :due${waitsFor === 'act' ? ' AND waitsBecause = :act' : ''}`,
        ExpressionAttributeValues: {
          ':due': dueAtEpochMs,
          ':one': 1,
          ...(waitsFor === 'act' ? { ':act': waitsFor } : {}),
        },
      },
    },
  ]);
  return woken.kind === 'done';
};

/** Notes, looked at once an hour, that nobody of an ended campaign waits for anything. */
async function noteEmpty(db: Database, { id, emptySince }: Lane, nowEpochMs: number): Promise<void> {
  const isTheHour = new Date(nowEpochMs).getUTCMinutes() === 0;
  if (emptySince !== undefined || !isTheHour || !(await isLaneEmpty(db, stepsOf(id)))) return;
  await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: { pk: campaignsPk, sk: campaignSk(id) },
        UpdateExpression: 'SET emptySince = if_not_exists(emptySince, :now)',
        ConditionExpression: '#state = :ended',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':now': nowEpochMs, ':ended': 'ended' },
      },
    },
  ]);
}
