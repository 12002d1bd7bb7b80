import type { Campaign, DeliveryCounts } from '../../domain/sequences/campaign.ts';
import { enrolmentSchema, type Enrolment } from '../../domain/sequences/enrolment.ts';
import { parseCampaign } from '../../domain/sequences/upgraded-campaign.ts';
import { deliveryIn, type Delivery } from '../../domain/sequences/delivery.ts';
import { collect, getItem, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { type Database, type Item, type Write } from '../../platform/dynamodb/database.ts';
import { customerPk } from '../people/customer-store.ts';
import { dueAttributes } from '../../platform/dynamodb/due-index.ts';

/** Where all campaigns stand. */
export const campaignsPk = 'CAMPAIGNS';
export const campaignSk = (campaignId: string): string => `CAMPAIGN#${campaignId}`;
/** The lane of a campaign's steps in the due index: a paused one is not asked for what is due, and costs nothing. */
export const stepsOf = (campaignId: string) => `enrolment#${campaignId}` as const;
/** What every sort key of an enrolment begins with. */
export const enrolmentPrefix = 'ENROLMENT#';
const enrolmentSk = (campaignId: string): string => `${enrolmentPrefix}${campaignId}`;

export async function findCampaign(db: Database, campaignId: string): Promise<Campaign | undefined> {
  const item = await getItem(db, { pk: campaignsPk, sk: campaignSk(campaignId) });
  return item === undefined ? undefined : parseCampaign(item);
}

export async function listCampaigns(db: Database): Promise<readonly Campaign[]> {
  const items = await collect(queryPrefix(db, db.customersTable, campaignsPk, campaignSk('')));
  return items
    .map((item) => parseCampaign(item))
    .toSorted((a, b) => b.launchedAt.localeCompare(a.launchedAt));
}

/** Saves a new campaign; false when one of this id exists already. */
export async function createCampaign(db: Database, campaign: Campaign): Promise<boolean> {
  const outcome = await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk: campaignsPk, sk: campaignSk(campaign.id), ...campaign },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);
  return outcome.kind === 'done';
}

/** Changes the state of a campaign; false when it was not in one of the states it may leave. */
export async function changeCampaignState(
  db: Database,
  campaignId: string,
  change: {
    readonly from: readonly Campaign['state'][];
    readonly to: Campaign['state'];
    readonly because?: string;
    readonly at: string;
    /** Who changes it; absent: the guard. */
    readonly by?: string;
    readonly isCancelled?: boolean;
    /** On resuming: what mail servers had said until then. */
    readonly guardedFrom?: DeliveryCounts;
  },
): Promise<boolean> {
  const from = Object.fromEntries(change.from.map((state, index) => [`:from${index}`, state]));
  const outcome = await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: { pk: campaignsPk, sk: campaignSk(campaignId) },
        UpdateExpression: updateFor(change),
        ConditionExpression: `#state IN (${Object.keys(from).join(', ')})`,
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ...from,
          ':to': change.to,
          ':changed': { at: change.at, ...(change.by === undefined ? {} : { by: change.by }) },
          ...(change.to === 'ended' ? {} : { ':at': change.at }),
          ...(change.isCancelled === true ? { ':true': true } : {}),
          ...(change.because === undefined ? {} : { ':because': change.because }),
          ...(change.guardedFrom === undefined ? {} : { ':guarded': change.guardedFrom }),
        },
      },
    },
  ]);
  return outcome.kind === 'done';
}

interface Change {
  readonly to: Campaign['state'];
  readonly because?: string;
  readonly guardedFrom?: DeliveryCounts;
  readonly isCancelled?: boolean;
}

/** Since when it is paused, or goes on, is kept: what fell due meanwhile is spread. */
function updateFor({ to, because, guardedFrom, isCancelled }: Change): string {
  const sets = [
    '#state = :to',
    'stateChanged = :changed',
    ...(to === 'paused' ? ['pausedAt = :at'] : to === 'running' ? ['resumedAt = :at'] : []),
    ...(guardedFrom === undefined ? [] : ['guardedFrom = :guarded']),
    ...(because === undefined ? [] : ['pausedBecause = :because']),
    ...(isCancelled === true ? ['isCancelled = :true'] : []),
  ];
  return `SET ${sets.join(', ')}${because === undefined ? ' REMOVE pausedBecause' : ''}`;
}

export async function findEnrolment(
  db: Database,
  customerId: string,
  campaignId: string,
): Promise<Enrolment | undefined> {
  const item = await getItem(db, { pk: customerPk(customerId), sk: enrolmentSk(campaignId) });
  return item === undefined ? undefined : enrolmentSchema.parse(item);
}

export async function findEnrolments(db: Database, customerId: string): Promise<readonly Enrolment[]> {
  const items = await collect(queryPrefix(db, db.customersTable, customerPk(customerId), enrolmentPrefix));
  return items.map((item) => enrolmentSchema.parse(item));
}

/** The enrolments among items of one partition. */
export const enrolmentsIn = (items: readonly Item[]): readonly Enrolment[] =>
  items.filter(({ sk }) => String(sk).startsWith(enrolmentPrefix)).map((item) => enrolmentSchema.parse(item));

/** A conditional write of an enrolment. With `dueAtEpochMs` it stands in the due index; without, it waits for nothing more. */
export const putEnrolment = (
  db: Database,
  before: Enrolment | undefined,
  after: Enrolment,
  dueAtEpochMs: number | undefined,
): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: {
      pk: customerPk(after.customerId),
      sk: enrolmentSk(after.campaignId),
      ...after,
      version: (before?.version ?? 0) + 1,
      ...dueAttributes(stepsOf(after.campaignId), after.customerId, dueAtEpochMs),
    },
    ConditionExpression: before === undefined ? 'attribute_not_exists(pk)' : 'version = :version',
    ...(before === undefined ? {} : { ExpressionAttributeValues: { ':version': before.version } }),
  },
});

/** What release 0.3.0 and before counted of a campaign; what came later is folded into the KPI counters. */
export async function findEarlierDelivery(db: Database, campaignId: string): Promise<Delivery> {
  return deliveryIn((await getItem(db, { pk: `DELIVERY#${campaignId}`, sk: 'COUNTS' })) ?? {});
}
