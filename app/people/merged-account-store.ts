import type { Account } from '../../domain/people/customer.ts';
import type { Deal } from '../../domain/people/relationship.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { queryFirst, scanAll } from '../../platform/dynamodb/engine.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { runsOf } from '../../platform/dynamodb/runs-of.ts';
import { accountIn, accountPk, accountProfileSk, findAccounts, memberPrefix } from './account-store.ts';
import { findDeals } from './deal-store.ts';

/** The company that each of these is now: itself, or the one that it was merged into, however often. */
export async function findSpeakers(
  db: Database,
  accounts: ReadonlyMap<string, Account>,
): Promise<ReadonlyMap<string, Account>> {
  const known = new Map(accounts);
  const asked = new Set(accounts.keys());
  for (;;) {
    const missing = [...known.values()].flatMap(({ mergedInto }) =>
      mergedInto === undefined || asked.has(mergedInto) ? [] : [mergedInto],
    );
    if (missing.length === 0) break;
    for (const id of missing) asked.add(id);
    for (const [id, account] of await findAccounts(db, missing)) known.set(id, account);
  }
  const speakerOf = (account: Account): Account => {
    const into = account.mergedInto === undefined ? undefined : known.get(account.mergedInto);
    return into === undefined ? account : speakerOf(into);
  };
  return new Map([...accounts].map(([id, account]) => [id, speakerOf(account)]));
}

/** Everywhere that something of a company may stand: itself, what it was merged into, and what was merged into it. */
export async function findPlaces(db: Database, accountId: string): Promise<readonly string[]> {
  const places = new Set([accountId]);
  for (let asked: readonly string[] = [accountId]; asked.length > 0;) {
    const found = [...(await findAccounts(db, asked)).values()];
    const near = found.flatMap(({ mergedInto, mergedFrom = [] }) =>
      mergedInto === undefined ? mergedFrom : [mergedInto, ...mergedFrom],
    );
    asked = near.filter((id) => !places.has(id));
    for (const id of asked) places.add(id);
  }
  return [...places];
}

/** Deals of a company, wherever a merge has left them. */
export async function findDealsAround(db: Database, accountId: string): Promise<readonly Deal[]> {
  const places = await findPlaces(db, accountId);
  return (await inParallel(places, 8, (place) => findDeals(db, place))).flat();
}

/** Each company with the ids of some of its people, in one part of a scan: what is of one company lies together. */
export async function* scanCompanies(
  db: Database,
  { part, of, people }: { readonly part: number; readonly of: number; readonly people: number },
): AsyncGenerator<{ readonly account: Account; readonly members: readonly string[] }> {
  const items = scanAll(db, {
    TableName: db.customersTable,
    Segment: part,
    TotalSegments: of,
    FilterExpression: 'begins_with(pk, :account) AND (sk = :profile OR begins_with(sk, :member))',
    ExpressionAttributeValues: {
      ':account': accountPk(''),
      ':profile': accountProfileSk,
      ':member': memberPrefix,
    },
  });
  for await (const company of runsOf(items, ({ pk }) => pk)) {
    const account = accountIn(company);
    if (account === undefined) continue;
    const members = company.filter(({ sk }) => sk !== accountProfileSk).slice(0, people);
    yield { account, members: members.map(({ customerId }) => String(customerId)) };
  }
}

/** Ids of people known at a company as it is this moment, `count` at most, behind the one named `after`. */
export async function findMembersBehind(
  db: Database,
  accountId: string,
  { after, count }: { readonly after: string | undefined; readonly count: number },
): Promise<readonly string[]> {
  const items = await queryFirst(db, {
    TableName: db.customersTable,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':pk': accountPk(accountId),
      ':from': after === undefined ? memberPrefix : `${memberPrefix}${after}!`,
      ':to': `${memberPrefix}~`,
    },
    ConsistentRead: true,
    Limit: count,
  });
  return items.map(({ customerId }) => String(customerId));
}
