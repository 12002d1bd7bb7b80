import * as z from 'zod';
import { accountSchema, customerSchema } from '../../domain/people/customer.ts';
import { accountTerms, customerTerms, type FindingTerm } from '../../domain/people/finding-terms.ts';
import { parseStanding } from '../../domain/people/standing.ts';
import type { Database, Item, Key, Write } from '../../platform/dynamodb/database.ts';
import { scanPage } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { accountPk } from './account-store.ts';
import { customerPkPrefix, profileSk, standingSk } from './customer-store.ts';
import { changeTerms, contactAttributes, findableVersion } from './finding-store.ts';

/** How many parallel parts the scan has that makes findable what was stored before. */
export const findableParts = 4;

const keySchema = z.object({ pk: z.string(), sk: z.string() });

/** One page of what stands in no list yet; `next` is where the page ended. */
export async function findMissing(
  db: Database,
  part: number,
  after: Key | undefined,
): Promise<{ readonly entries: readonly Missing[]; readonly next: Key | undefined }> {
  const { items, next } = await scanPage(db, {
    TableName: db.customersTable,
    Segment: part,
    TotalSegments: findableParts,
    FilterExpression: `(sk = :profile AND (begins_with(pk, :customer) OR begins_with(pk, :account))
      AND (attribute_not_exists(findable) OR findable <> :findable))
      OR (sk = :standing AND attribute_exists(lastTwoWayOn) AND attribute_not_exists(leadsKey))`,
    ExpressionAttributeValues: {
      ':profile': profileSk,
      ':customer': customerPkPrefix,
      ':account': accountPk(''),
      ':standing': standingSk,
      ':findable': findableVersion,
    },
    ...(after === undefined ? {} : { ExclusiveStartKey: { pk: after.pk, sk: after.sk } }),
  });
  return {
    entries: items.flatMap((item) => entryOf(item) ?? []),
    next: next === undefined ? undefined : keySchema.parse(next),
  };
}

/**
 * Puts one page of what was stored before the lists into them, and marks it; `next` is where the page ended. Whatever is
 * written meanwhile puts itself into the lists, and its mark stays.
 */
export async function adoptPage(
  db: Database,
  part: number,
  after: Key | undefined,
): Promise<{ readonly adopted: number; readonly next: Key | undefined }> {
  const { entries, next } = await findMissing(db, part, after);
  await changeTerms(
    db,
    entries.map(({ terms }) => ({ before: undefined, after: terms })),
  );
  await inParallel(entries, 16, ({ item, set }) => transact(db, [markOf(db, item, set)]));
  return { adopted: entries.length, next };
}

interface Missing {
  readonly item: Item;
  readonly terms: readonly FindingTerm[];
  /** What marks the item. */
  readonly set: Item;
}

/** What is missing of one item; undefined where it cannot be read, which keeps no other from being found. */
function entryOf(item: Item): Missing | undefined {
  if (item['sk'] === standingSk) {
    const { customerId, lastTwoWayOn } = parseStanding(item);
    return { item, terms: [], set: contactAttributes(customerId, lastTwoWayOn) };
  }
  const mark = { findable: findableVersion };
  if (!String(item['pk']).startsWith(customerPkPrefix)) {
    const account = accountSchema.safeParse(item);
    return account.success ? { item, terms: accountTerms(account.data), set: mark } : undefined;
  }
  const customer = customerSchema.safeParse(item);
  if (!customer.success) return undefined;
  const { id, lastTwoWayOn } = customer.data;
  return {
    item,
    terms: customerTerms(customer.data),
    set: { ...mark, ...contactAttributes(id, lastTwoWayOn) },
  };
}

/** Marks an item that nobody wrote since it was read: whoever does, marks it. */
function markOf(db: Database, { pk, sk, version }: Item, set: Item): Write {
  const names = Object.keys(set);
  return {
    Update: {
      TableName: db.customersTable,
      Key: { pk, sk },
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
      ConditionExpression:
        version === undefined
          ? 'attribute_exists(pk) AND attribute_not_exists(version)'
          : 'version = :version',
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(names.map((name) => [`:${name}`, set[name]])),
        ...(version === undefined ? {} : { ':version': version }),
      },
    },
  };
}
