import { handoffSchema, isOpen, type Handoff } from '../../domain/handoffs/handoff.ts';
import { collect, getItem, getMany, queryPrefix, scanAll } from '../../platform/dynamodb/engine.ts';
import { upgradedHandoff } from '../../domain/handoffs/upgraded-handoff.ts';
import { type Database, type Item, type Write } from '../../platform/dynamodb/database.ts';
import { accountPk } from '../people/account-store.ts';
import { customerIdIn, customerPk } from '../people/customer-store.ts';
import { dueAttributes, findDue, findScheduled } from '../../platform/dynamodb/due-index.ts';

const handoffPrefix = 'HANDOFF#';
const handoffSk = (handoffId: string): string => `${handoffPrefix}${handoffId}`;
/** A partition for what is kept by the id of a handoff alone. */
export const handoffPk = (handoffId: string): string => `${handoffPrefix}${handoffId}`;
const handoffPointerKey = (handoffId: string) => ({ pk: handoffPk(handoffId), sk: 'POINTER' });
/** The lock of a site, a department or a whole company; of a group of companies, wherever its members are kept. */
const siteLockKey = (accountId: string, site: string) => ({
  pk: site.startsWith('group:') ? `GROUP#${site}` : accountPk(accountId),
  sk: `LOCK#${site}`,
});

export async function findHandoff(db: Database, handoffId: string): Promise<Handoff | undefined> {
  const item = await getItem(db, handoffPointerKey(handoffId));
  return item === undefined ? undefined : findHandoffOf(db, String(item['customerId']), handoffId);
}

export async function findHandoffOf(
  db: Database,
  customerId: string,
  handoffId: string,
): Promise<Handoff | undefined> {
  const item = await getItem(db, { pk: customerPk(customerId), sk: handoffSk(handoffId) });
  return item === undefined ? undefined : parseHandoff(item);
}

export async function findHandoffs(db: Database, customerId: string): Promise<readonly Handoff[]> {
  const items = await collect(queryPrefix(db, db.customersTable, customerPk(customerId), handoffPrefix));
  return items.map((item) => parseHandoff(item));
}

/** A handoff of any release that stored some. */
const parseHandoff = (item: Item): Handoff => handoffSchema.parse(upgradedHandoff(item));

/** Writes a handoff that nobody wrote since it was read. `dueAtEpochMs` is its next timer. */
export const putHandoff = (
  db: Database,
  before: Handoff | undefined,
  after: Handoff,
  dueAtEpochMs: number | undefined,
): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: {
      pk: customerPk(after.customerId),
      sk: handoffSk(after.id),
      ...after,
      version: (before?.version ?? 0) + 1,
      ...dueAttributes('handoff', after.id, dueAtEpochMs),
    },
    ...(before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          // Stored by release 0.2 or before, it has a list whose length is its version.
          ConditionExpression:
            'version = :version OR (attribute_not_exists(version) AND size(fired) = :version)',
          ExpressionAttributeValues: { ':version': before.version },
        }),
  },
});

/** A handoff is found by its id alone: links carry nothing else. */
export const putPointer = (db: Database, handoff: Handoff): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: { ...handoffPointerKey(handoff.id), customerId: handoff.customerId },
  },
});

/** One open handoff per account site. */
export const takeSite = (db: Database, handoff: Handoff): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: {
      ...siteLockKey(handoff.accountId, handoff.site),
      handoffId: handoff.id,
      customerId: handoff.customerId,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export const freeSite = (db: Database, handoff: Handoff): Write => ({
  Delete: {
    TableName: db.customersTable,
    Key: siteLockKey(handoff.accountId, handoff.site),
    ConditionExpression: 'attribute_not_exists(pk) OR handoffId = :id',
    ExpressionAttributeValues: { ':id': handoff.id },
  },
});

/** Whose handoff holds a site, if any. */
export async function findSiteHolder(
  db: Database,
  accountId: string,
  site: string,
): Promise<{ handoffId: string; customerId: string } | undefined> {
  const item = await getItem(db, siteLockKey(accountId, site));
  return item === undefined
    ? undefined
    : { handoffId: String(item['handoffId']), customerId: String(item['customerId']) };
}

/** Every open handoff, from the due index: each has a timer ahead. For lists, reviews and the load of owners. */
export async function findOpenHandoffs(db: Database): Promise<readonly Handoff[]> {
  const items = await getMany(db, db.customersTable, await findScheduled(db, 'handoff'));
  return items.map((item) => parseHandoff(item)).filter((handoff) => isOpen(handoff));
}

/** Handoffs whose clock has come, the most overdue first. */
export async function findDueHandoffs(
  db: Database,
  nowEpochMs: number,
  limit: number,
): Promise<readonly { readonly customerId: string; readonly handoffId: string }[]> {
  return (await findDue(db, 'handoff', nowEpochMs, limit)).map(({ pk, sk }) => ({
    customerId: customerIdIn(pk),
    handoffId: sk.slice(handoffPrefix.length),
  }));
}

const SCAN_SEGMENTS = 4;

/** A handoff by the code that people read aloud: among the open ones, else in the whole table, for a closed one is in no index. */
export async function findHandoffByCode(db: Database, code: string): Promise<Handoff | undefined> {
  const open = (await findOpenHandoffs(db)).find((handoff) => handoff.code === code);
  if (open !== undefined) return open;
  const parts = await Promise.all(
    Array.from({ length: SCAN_SEGMENTS }, (_, segment) =>
      collect(
        scanAll(db, {
          TableName: db.customersTable,
          Segment: segment,
          TotalSegments: SCAN_SEGMENTS,
          FilterExpression: 'begins_with(sk, :handoff) AND code = :code',
          ExpressionAttributeValues: { ':handoff': handoffPrefix, ':code': code },
        }),
      ),
    ),
  );
  const [newest] = parts
    .flat()
    .map((item) => parseHandoff(item))
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return newest;
}

/** How many open handoffs each owner has. */
export async function countOpenHandoffs(db: Database): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { ownerId } of await findOpenHandoffs(db)) counts.set(ownerId, (counts.get(ownerId) ?? 0) + 1);
  return counts;
}
