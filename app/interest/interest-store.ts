import { mailKey } from '../mail/mail-store.ts';
import * as z from 'zod';
import { outboxMailSchema, type OutboxMail } from '../../domain/mail/mail.ts';
import { levelOf, lookAt, temperatureSchema, type Interest } from '../../domain/interest/interest.ts';
import { touchedMessagesSchema, type TouchedMessages } from '../../domain/engagement/touched-messages.ts';
import { getItem, getMany, queryAll } from '../../platform/dynamodb/engine.ts';
import { queryPage } from '../../platform/dynamodb/calls.ts';
import { type Database, type Item, type Write } from '../../platform/dynamodb/database.ts';
import { coolingAttributes } from './cooling-store.ts';
import type { ScoringModel } from '../../domain/interest/scoring-model.ts';
import { customerIdIn, customerPk } from '../people/customer-store.ts';
import { shardName, shardOf } from '../../platform/dynamodb/shard.ts';
import { tableSchema } from '../../platform/dynamodb/table-schema.ts';

const prefix = 'INTEREST#';
/** Where the interest under one model stands within its customer. */
export const interestSk = (modelId: string): string => `${prefix}${modelId}`;
/** Whether an item of a customer is an interest. */
export const isInterestItem = (item: Item): boolean => String(item['sk']).startsWith(prefix);

/** Over how many keys the leads of one temperature are spread. */
export const leadShards = 8;
const leadsKey = (modelId: string, temperature: 'hot' | 'warm', shard: number): string =>
  `${modelId}#${temperature}#${shardName(shard)}`;

/** One customer's interest under one model, as stored. `version` 0 means: not stored yet. */
export interface StoredInterest extends Interest {
  readonly customerId: string;
  readonly modelId: string;
  readonly version: number;
  /** The last act that counted, ISO. */
  readonly lastActAt?: string | undefined;
  /** Campaign of the last mail whose act counted. */
  readonly campaignId?: string | undefined;
  /** Messages that have recorded acts; absent where nothing is remembered yet. */
  readonly touched?: TouchedMessages | undefined;
  /** Whatever is done there scores nothing (`whyUnscored`). */
  readonly neverScores?: true | undefined;
  readonly isShared?: true | undefined;
  /** Hot under a new model before anybody was told: the next act of a person makes the crossing. */
  readonly isUnannounced?: true | undefined;
  /** The record that speaks for the person since the two were merged: acts are recorded there. */
  readonly movedTo?: string | undefined;
  /** What it was when a merge closed it; absent where an earlier release did. */
  readonly closed?: Pick<Interest, 'temperature' | 'holdUntilEpochMs'> | undefined;
  /** Crossings that proved to be a machine's, by number. */
  readonly withdrawnCrossings?: readonly number[] | undefined;
  /** When it is looked at for having cooled, epoch ms: never later than it cools (`cooling-store`). */
  readonly dueAt?: number | undefined;
}

const interestSchema = z.object({
  customerId: z.string(),
  modelId: z.string(),
  heat: z.number().nullable(),
  evidence: z.object({ hasDeed: z.boolean(), clickDays: z.array(z.string()) }),
  threshold: z.number(),
  temperature: temperatureSchema,
  holdUntilEpochMs: z.number(),
  crossings: z.number().int(),
  penalties: z.array(z.object({ id: z.string(), atEpochMs: z.number(), factor: z.number() })),
  version: z.number().int(),
  lastActAt: z.string().optional(),
  campaignId: z.string().optional(),
  touched: touchedMessagesSchema.optional(),
  neverScores: z.literal(true).optional(),
  isShared: z.literal(true).optional(),
  isUnannounced: z.literal(true).optional(),
  movedTo: z.string().optional(),
  closed: z.object({ temperature: temperatureSchema, holdUntilEpochMs: z.number() }).optional(),
  withdrawnCrossings: z.array(z.number().int()).optional(),
  dueAt: z.number().optional(),
});

export async function findInterest(
  db: Database,
  customerId: string,
  modelId: string,
): Promise<StoredInterest | undefined> {
  const item = await getItem(db, { pk: customerPk(customerId), sk: interestSk(modelId) });
  return item === undefined ? undefined : interestSchema.parse(item);
}

export async function findInterests(
  db: Database,
  customerIds: readonly string[],
  modelId: string,
): Promise<ReadonlyMap<string, StoredInterest>> {
  const items = await getMany(
    db,
    db.customersTable,
    customerIds.map((id) => ({ pk: customerPk(id), sk: interestSk(modelId) })),
  );
  return new Map(
    items.map((item) => interestSchema.parse(item)).map((interest) => [interest.customerId, interest]),
  );
}

/** The interests of one customer under some models, by model id, and some mails, in one read. */
export async function findInterestsAndMails(
  db: Database,
  customerId: string,
  modelIds: readonly string[],
  mailKeys: readonly { readonly customerId: string; readonly mailId: string }[],
): Promise<{
  readonly interests: ReadonlyMap<string, StoredInterest>;
  readonly mails: ReadonlyMap<string, OutboxMail>;
}> {
  const pk = customerPk(customerId);
  const items = await getMany(db, db.customersTable, [
    ...modelIds.map((modelId) => ({ pk, sk: interestSk(modelId) })),
    ...mailKeys.map(({ customerId: of, mailId }) => mailKey(of, mailId)),
  ]);
  const interests = items.filter((item) => isInterestItem(item)).map((item) => interestSchema.parse(item));
  const mails = items.filter((item) => !isInterestItem(item)).map((item) => outboxMailSchema.parse(item));
  return {
    interests: new Map(interests.map((interest) => [interest.modelId, interest])),
    mails: new Map(mails.map((mail) => [mail.id, mail])),
  };
}

/** An interest that a merge closed, open as it was before; what it amounts to is folded anew. */
export const reopened = ({ movedTo: _moved, closed, ...interest }: StoredInterest): StoredInterest => ({
  ...interest,
  ...closed,
});

export const parseInterest = (item: unknown): StoredInterest => interestSchema.parse(item);

/**
 * A conditional write: fails when somebody wrote this interest since it was read. Only the hot and warm stand in the leads
 * index, and in the due index for the moment at which they cool.
 */
export function putInterest(
  db: Database,
  before: StoredInterest,
  after: StoredInterest,
  model: ScoringModel,
): Write {
  const { dueAt: _, ...interest } = after;
  const level = after.heat === null ? -1e9 : levelOf(after.heat, after.threshold);
  const shard = shardOf(after.customerId, leadShards);
  return {
    Put: {
      TableName: db.customersTable,
      Item: {
        pk: customerPk(after.customerId),
        sk: interestSk(after.modelId),
        ...interest,
        version: before.version + 1,
        ...(after.temperature !== 'cold'
          ? { leadsKey: leadsKey(after.modelId, after.temperature, shard), level }
          : {}),
        ...coolingAttributes(after, lookAt(before, after, model)),
      },
      ConditionExpression: before.version === 0 ? 'attribute_not_exists(pk)' : 'version = :version',
      ...(before.version === 0 ? {} : { ExpressionAttributeValues: { ':version': before.version } }),
    },
  };
}

/** A condition in a transaction: nobody wrote this interest since it was read. */
export const interestStands = (db: Database, interest: StoredInterest): Write => ({
  ConditionCheck: {
    TableName: db.customersTable,
    Key: { pk: customerPk(interest.customerId), sk: interestSk(interest.modelId) },
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': interest.version },
  },
});

/** A lead as the index knows it. */
export interface RankedLead {
  readonly customerId: string;
  readonly level: number;
}

/** The hottest leads first, at this moment as at any: no scan, one query a shard. */
export async function findTopLeads(
  db: Database,
  modelId: string,
  temperature: 'hot' | 'warm',
  limit: number,
): Promise<readonly RankedLead[]> {
  const shards = await Promise.all(
    Array.from({ length: leadShards }, (_, shard) =>
      queryLeads(db, leadsKey(modelId, temperature, shard), limit),
    ),
  );
  return shards
    .flat()
    .toSorted((a, b) => b.level - a.level)
    .slice(0, limit);
}

async function queryLeads(db: Database, key: string, limit: number): Promise<RankedLead[]> {
  const found: RankedLead[] = [];
  const items = queryAll(db, {
    TableName: db.customersTable,
    IndexName: tableSchema.leadsIndex.name,
    KeyConditionExpression: 'leadsKey = :key',
    ExpressionAttributeValues: { ':key': key },
    ScanIndexForward: false,
    Limit: limit,
  });
  for await (const item of items) {
    found.push({ customerId: customerIdIn(item['pk']), level: Number(item['level']) });
    if (found.length >= limit) break;
  }
  return found;
}

/** Some of the leads of one key, the coldest first, and where the next begin. */
export async function findLeadsFrom(
  db: Database,
  lane: { readonly modelId: string; readonly temperature: 'hot' | 'warm'; readonly shard: number },
  after: Item | undefined,
  limit: number,
): Promise<{ readonly customerIds: readonly string[]; readonly next: Item | undefined }> {
  const { items, next } = await queryPage(db, {
    TableName: db.customersTable,
    IndexName: tableSchema.leadsIndex.name,
    KeyConditionExpression: 'leadsKey = :key',
    ExpressionAttributeValues: { ':key': leadsKey(lane.modelId, lane.temperature, lane.shard) },
    Limit: limit,
    ...(after === undefined ? {} : { ExclusiveStartKey: after }),
  });
  return { customerIds: items.map(({ pk }) => customerIdIn(pk)), next };
}

/** Gives a lead of an earlier release its place among those that will cool, unless somebody wrote it since it was read. */
export const placeCooling = (
  db: Database,
  interest: StoredInterest,
  { dueKey, dueAt }: { readonly dueKey: string; readonly dueAt: number },
): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: { pk: customerPk(interest.customerId), sk: interestSk(interest.modelId) },
    UpdateExpression: 'SET dueKey = :key, dueAt = :at',
    ConditionExpression: 'version = :version AND attribute_not_exists(dueKey)',
    ExpressionAttributeValues: { ':key': dueKey, ':at': dueAt, ':version': interest.version },
  },
});
