import * as z from 'zod';
import { monthlyPlaceSchema, type MonthlyPlace } from '../../domain/sequences/monthly.ts';
import { monthlyTopicSchema, type MonthlyTopic } from '../../domain/sequences/monthly-topic.ts';
import type { Database, Item, Write } from '../../platform/dynamodb/database.ts';
import {
  dueAttributes,
  findDue,
  leaseEach,
  forgiveLeases,
  type DueKind,
  type Leased,
} from '../../platform/dynamodb/due-index.ts';
import { collect, getItem, getMany, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { monthlyPk, monthlyStateSchema, monthlyStateSk, type MonthlyState } from './monthly-state-store.ts';
import { customerIdIn, customerPk } from '../people/customer-store.ts';

const topicPrefix = 'TOPIC#';
const countedPrefix = 'PEOPLE#';
/** Where a customer's place in the monthly mail stands, below the customer. */
export const monthlyPlaceSk = 'MONTHLY';

const countedSchema = z.object({
  active: z.number(),
  ended: z.number(),
  /** Why those who get no mail now wait, or have ended. */
  reasons: z.record(z.string(), z.number()),
  at: z.iso.datetime(),
  /** Into how many parts that night's pass was cut. Counts of release 0.4 and before do not say. */
  of: z.number().optional(),
  /** Everybody who was looked at, with or without a place. Counts of release 0.4 and before do not say. */
  people: z.number().optional(),
});
export type MonthlyCount = z.infer<typeof countedSchema>;

/** What is known of the monthly mail as a whole. */
export interface Monthly {
  readonly state: MonthlyState;
  /** The earliest month first. */
  readonly topics: readonly MonthlyTopic[];
  /** How many have a place, by parts of the nightly pass. */
  readonly counted: readonly MonthlyCount[];
}

export async function loadMonthly(db: Database): Promise<Monthly> {
  const items = await collect(queryPrefix(db, db.customersTable, monthlyPk, ''));
  const of = (prefix: string): readonly Item[] => items.filter(({ sk }) => String(sk).startsWith(prefix));
  return {
    state: monthlyStateSchema.parse(of(monthlyStateSk)[0] ?? {}),
    topics: of(topicPrefix).map((item) => monthlyTopicSchema.parse(item)),
    counted: ofLastPass(of(countedPrefix).map((item) => countedSchema.parse(item))),
  };
}

/** A night's pass is cut into one part or many: those parts count that were cut as the newest was. */
function ofLastPass(counted: readonly MonthlyCount[]): readonly MonthlyCount[] {
  const newest = counted.toSorted((a, b) => b.at.localeCompare(a.at))[0];
  return counted.filter(({ of }) => of === newest?.of);
}

/** How many people the last pass found; undefined before the first, and where one of its parts did not end. */
export async function peopleLastNight(db: Database): Promise<number | undefined> {
  const items = await collect(queryPrefix(db, db.customersTable, monthlyPk, countedPrefix));
  const last = ofLastPass(items.map((item) => countedSchema.parse(item)));
  const people = last.flatMap((part) => part.people ?? []);
  return people.length > 0 && people.length === last[0]?.of
    ? people.reduce((sum, part) => sum + part, 0)
    : undefined;
}

/** The state and the topic of one month: two reads by key, whatever was ever written. */
export async function findMonth(
  db: Database,
  month: string,
): Promise<{ readonly state: MonthlyState; readonly topic: MonthlyTopic | undefined }> {
  const items = await getMany(db, db.customersTable, [
    { pk: monthlyPk, sk: monthlyStateSk },
    { pk: monthlyPk, sk: `${topicPrefix}${month}` },
  ]);
  const topic = items.find(({ sk }) => String(sk).startsWith(topicPrefix));
  return {
    state: monthlyStateSchema.parse(items.find(({ sk }) => sk === monthlyStateSk) ?? {}),
    topic: topic === undefined ? undefined : monthlyTopicSchema.parse(topic),
  };
}

export async function findTopic(db: Database, month: string): Promise<MonthlyTopic | undefined> {
  const item = await getItem(db, { pk: monthlyPk, sk: `${topicPrefix}${month}` });
  return item === undefined ? undefined : monthlyTopicSchema.parse(item);
}

/** Writes or approves a topic; false when somebody else wrote or approved it since it was read. */
export async function saveTopic(
  db: Database,
  before: MonthlyTopic | undefined,
  after: MonthlyTopic,
): Promise<boolean> {
  const approvedBefore = before?.approval?.revision;
  const outcome = await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk: monthlyPk, sk: `${topicPrefix}${after.month}`, ...after },
        ConditionExpression:
          before === undefined
            ? 'attribute_not_exists(pk)'
            : `revision = :revision AND ${approvedBefore === undefined ? 'attribute_not_exists(approval)' : 'approval.revision = :approved'}`,
        ...(before === undefined
          ? {}
          : {
              ExpressionAttributeValues: {
                ':revision': before.revision,
                ...(approvedBefore === undefined ? {} : { ':approved': approvedBefore }),
              },
            }),
      },
    },
  ]);
  return outcome.kind === 'done';
}

/** Keeps how many of one part of all customers have a place. */
export const putMonthlyCount = async (db: Database, part: number, count: MonthlyCount): Promise<void> => {
  await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk: monthlyPk, sk: `${countedPrefix}${String(part).padStart(3, '0')}`, ...count },
      },
    },
  ]);
};

/** The place was no reason that nothing came of it: its leases count no more. */
export const forgivePlace = (db: Database, customerId: string): Promise<unknown> =>
  forgiveLeases(db, { pk: customerPk(customerId), sk: monthlyPlaceSk });

export async function findPlace(db: Database, customerId: string): Promise<MonthlyPlace | undefined> {
  const item = await getItem(db, { pk: customerPk(customerId), sk: monthlyPlaceSk });
  return item === undefined ? undefined : monthlyPlaceSchema.parse(item);
}

/** The place among items of one partition. */
export function placeIn(items: readonly Item[]): MonthlyPlace | undefined {
  const item = items.find(({ sk }) => sk === monthlyPlaceSk);
  return item === undefined ? undefined : monthlyPlaceSchema.parse(item);
}

/** Lanes of the due index. */
type MonthlyLane = Extract<DueKind, 'monthly' | 'monthlyByOwnClock' | 'monthlyAsked'>;

/**
 * Those who wait for the answer to the last mail stand in a lane of their own, which is asked whether or not there is a
 * topic; so do those with a clock of their own, who are asked for in the company's night too.
 */
const laneOf = ({ waitsBecause, hasOwnClock }: MonthlyPlace): MonthlyLane =>
  waitsBecause === 'lastAsked' ? 'monthlyAsked' : hasOwnClock === true ? 'monthlyByOwnClock' : 'monthly';

/** A conditional write of a place. */
export const putPlace = (
  db: Database,
  before: MonthlyPlace | undefined,
  after: MonthlyPlace,
  dueAtEpochMs: number | undefined,
): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: {
      pk: customerPk(after.customerId),
      sk: monthlyPlaceSk,
      ...after,
      version: (before?.version ?? 0) + 1,
      ...dueAttributes(laneOf(after), after.customerId, dueAtEpochMs),
    },
    ConditionExpression: before === undefined ? 'attribute_not_exists(pk)' : 'version = :version',
    ...(before === undefined ? {} : { ExpressionAttributeValues: { ':version': before.version } }),
  },
});

/** Takes those whose monthly mail, or whose answer to the last one, is due for `leaseMs`; at most `limit`. */
export async function leaseDueMonthly(
  db: Database,
  lane: MonthlyLane,
  nowEpochMs: number,
  leaseMs: number,
  limit: number,
): Promise<Leased<string>> {
  const due = (await findDue(db, lane, nowEpochMs, limit)).slice(0, limit);
  const { taken, setAside } = await leaseEach(db, due, nowEpochMs, leaseMs);
  return { taken: taken.map(({ pk }) => customerIdIn(pk)), setAside };
}
