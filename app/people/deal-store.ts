import { dealSchema, type Deal } from '../../domain/people/relationship.ts';
import type { Database, Item, Write } from '../../platform/dynamodb/database.ts';
import { collect, queryPrefix, scanAll } from '../../platform/dynamodb/engine.ts';
import { runsOf } from '../../platform/dynamodb/runs-of.ts';
import { accountPk } from './account-store.ts';

/** The deals of an account stand beside it. */
const dealPrefix = 'DEAL#';
const dealSk = (dealId: string): string => `${dealPrefix}${dealId}`;
const dealItem = (deal: Deal): Item => ({
  pk: accountPk(deal.accountId),
  sk: dealSk(deal.dealId),
  ...deal,
});

export async function findDeals(db: Database, accountId: string): Promise<readonly Deal[]> {
  return (await collect(queryPrefix(db, db.customersTable, accountPk(accountId), dealPrefix))).map((item) =>
    dealSchema.parse(item),
  );
}

/** The deals of each company that has some, in one part of a scan: those of one company lie together. */
export async function* scanDeals(db: Database, part: number, of: number): AsyncGenerator<readonly Deal[]> {
  const items = scanAll(db, {
    TableName: db.customersTable,
    Segment: part,
    TotalSegments: of,
    FilterExpression: 'begins_with(pk, :account) AND begins_with(sk, :deal)',
    ExpressionAttributeValues: { ':account': accountPk(''), ':deal': dealPrefix },
  });
  for await (const deals of runsOf(items, ({ pk }) => pk)) yield deals.map((item) => dealSchema.parse(item));
}

export const putDeal = (db: Database, deal: Deal): Write => ({
  Put: { TableName: db.customersTable, Item: dealItem(deal) },
});

export const removeDeal = (
  db: Database,
  { accountId, dealId }: Pick<Deal, 'accountId' | 'dealId'>,
): Write => ({
  Delete: { TableName: db.customersTable, Key: { pk: accountPk(accountId), sk: dealSk(dealId) } },
});
