import { ownerReviewSchema, type OwnerReview } from '../../../domain/sequences/owner-review.ts';
import type { Database, Write } from '../../../platform/dynamodb/database.ts';
import { collect, getItem, queryAll, queryPrefix } from '../../../platform/dynamodb/engine.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';

const reviewPk = (campaignId: string): string => `REVIEW#${campaignId}`;
const askedPrefix = 'ASKED#';
const reviewKey = (campaignId: string, ownerId: string) => ({
  pk: reviewPk(campaignId),
  sk: `${askedPrefix}${ownerId}`,
});
/** Names lie by owner, so that a large launch does not write one partition. */
const namesPk = (campaignId: string, ownerId: string): string => `${reviewPk(campaignId)}#${ownerId}`;
const namePrefix = 'NAME#';

/** Stands beside an enrolment: its owner is asked about this customer. */
export const putName = (db: Database, campaignId: string, ownerId: string, customerId: string): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: { pk: namesPk(campaignId, ownerId), sk: `${namePrefix}${customerId}`, customerId },
  },
});

/** An owner is asked of a campaign; asked before, nothing changes. */
export async function openReview(db: Database, campaignId: string, ownerId: string): Promise<void> {
  const review: OwnerReview = { schemaVersion: 1, campaignId, ownerId, kept: [], version: 1 };
  await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { ...reviewKey(campaignId, ownerId), ...review },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);
}

export async function findReview(
  db: Database,
  campaignId: string,
  ownerId: string,
): Promise<OwnerReview | undefined> {
  const item = await getItem(db, reviewKey(campaignId, ownerId));
  return item === undefined ? undefined : ownerReviewSchema.parse(item);
}

/** Whoever is asked of a campaign. */
export async function findReviews(db: Database, campaignId: string): Promise<readonly OwnerReview[]> {
  const items = await collect(queryPrefix(db, db.customersTable, reviewPk(campaignId), askedPrefix));
  return items.map((item) => ownerReviewSchema.parse(item));
}

/** Writes over the review that was read; false where somebody answered meanwhile. */
export async function saveReview(db: Database, before: OwnerReview, after: OwnerReview): Promise<boolean> {
  const outcome = await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: {
          ...reviewKey(after.campaignId, after.ownerId),
          ...after,
          version: before.version + 1,
        },
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': before.version },
      },
    },
  ]);
  return outcome.kind === 'done';
}

/** Some customers whom an owner is asked about, by id, from behind one on; `next` where there are more. */
export async function findNames(
  db: Database,
  campaignId: string,
  ownerId: string,
  { after = '', limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly customerIds: readonly string[]; readonly next?: string }> {
  const found: string[] = [];
  const items = queryAll(db, {
    TableName: db.customersTable,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':pk': namesPk(campaignId, ownerId),
      ':from': `${namePrefix}${after}${after === '' ? '' : '\u0000'}`,
      ':to': `${namePrefix}\uffff`,
    },
    Limit: limit + 1,
  });
  for await (const item of items) {
    found.push(String(item['customerId']));
    if (found.length > limit) break;
  }
  const customerIds = found.slice(0, limit);
  const next = found.length > limit ? customerIds.at(-1) : undefined;
  return { customerIds, ...(next === undefined ? {} : { next }) };
}

/** More are said as "or more". */
const mostCounted = 1000;

/** How many an owner is asked about; `isMore`: at least so many. */
export async function countNames(
  db: Database,
  campaignId: string,
  ownerId: string,
): Promise<{ readonly people: number; readonly isMore: boolean }> {
  const { customerIds } = await findNames(db, campaignId, ownerId, { limit: mostCounted });
  return { people: customerIds.length, isMore: customerIds.length === mostCounted };
}
