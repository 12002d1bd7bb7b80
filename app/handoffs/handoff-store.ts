import { type Settings } from '../../domain/settings/settings.ts';
import { nextTimerAt } from '../../domain/handoffs/clocks/handoff-timers.ts';
import { handoffSchema, isOpen, type Handoff } from '../../domain/handoffs/handoff.ts';
import {
  collect,
  deleteMany,
  getItem,
  getMany,
  keyOf,
  queryPrefix,
  scanAll,
} from '../../platform/dynamodb/engine.ts';
import { upgradedHandoff } from '../../domain/handoffs/upgraded-handoff.ts';
import { type Database, type Item, type Key, type Write } from '../../platform/dynamodb/database.ts';
import { findOpenEntries, openEntryWrites } from './open-entry-store.ts';
import { inHandWrites } from './in-hand-store.ts';
import { siteWrites } from './site-lock-store.ts';
import { customerIdIn, customerPk } from '../people/customer-store.ts';
import { dueAttributes, findDue } from '../../platform/dynamodb/due-index.ts';

/** What every sort key of a handoff begins with. */
export const handoffPrefix = 'HANDOFF#';
/** Where a handoff stands within its customer. */
export const handoffSk = (handoffId: string): string => `${handoffPrefix}${handoffId}`;
/** A partition for what is kept by the id of a handoff alone. */
export const handoffPk = (handoffId: string): string => `${handoffPrefix}${handoffId}`;
const handoffPointerKey = (handoffId: string) => ({ pk: handoffPk(handoffId), sk: 'POINTER' });
const codePk = (code: string): string => `CODE#${code}`;
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

/** The handoffs among items of one customer. */
export const handoffsIn = (items: readonly Item[]): readonly Handoff[] =>
  items.filter(({ sk }) => String(sk).startsWith(handoffPrefix)).map((item) => parseHandoff(item));

/** A handoff of any release that stored some. */
export const parseHandoff = (item: Item): Handoff => handoffSchema.parse(upgradedHandoff(item));

/**
 * Writes a handoff that nobody wrote since it was read, with all that follows from it: its next timer, its place among the
 * open ones, what its owner has in hand, the lock of its site, and on its creation the pointers by which links and codes find it.
 */
export const handoffWrites = (
  db: Database,
  before: Handoff | undefined,
  after: Handoff,
  { calendar, handoffRules }: Pick<Settings, 'calendar' | 'handoffRules'>,
): readonly Write[] => [
  putHandoff(db, before, after, isOpen(after) ? nextTimerAt(after, calendar, handoffRules) : undefined),
  ...openEntryWrites(db, before, after),
  ...inHandWrites(db, before, after),
  ...siteWrites(db, before, after),
  ...(before === undefined ? [putPointer(db, after), putCode(db, after)] : []),
];

const putHandoff = (
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
const putPointer = (db: Database, handoff: Handoff): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: { ...handoffPointerKey(handoff.id), customerId: handoff.customerId },
  },
});

/** It is found by its code as well, also when it is closed. Codes are not unique: each handoff has its own entry. */
const putCode = (db: Database, { code, id, customerId }: Handoff): Write => ({
  Put: { TableName: db.customersTable, Item: { pk: codePk(code), sk: handoffSk(id), customerId } },
});

/** Every open handoff, deals that go on among them. */
export async function findOpenHandoffs(db: Database): Promise<readonly Handoff[]> {
  const entries = await findOpenEntries(db);
  const items = await getMany(
    db,
    db.customersTable,
    entries.map(({ customerId, handoffId }) => ({ pk: customerPk(customerId), sk: handoffSk(handoffId) })),
  );
  return items.flatMap((item) => readable(item)).filter((handoff) => isOpen(handoff));
}

/** In a list, one handoff that cannot be read hides no other. */
function readable(item: Item): readonly Handoff[] {
  const parsed = handoffSchema.safeParse(upgradedHandoff(item));
  return parsed.success ? [parsed.data] : [];
}

/** One part of all handoffs there ever were, of `of` parts, by a scan: for what is asked rarely. */
export async function* scanHandoffs(db: Database, part: number, of: number): AsyncGenerator<Handoff> {
  const items = scanAll(db, {
    TableName: db.customersTable,
    Segment: part,
    TotalSegments: of,
    FilterExpression: 'begins_with(sk, :handoff) AND attribute_exists(ownerId)',
    ExpressionAttributeValues: { ':handoff': handoffPrefix },
  });
  for await (const item of items) yield* readable(item);
}

/** Handoffs whose clock has come, the most overdue first. */
export async function findDueHandoffs(
  db: Database,
  nowEpochMs: number,
  limit: number,
): Promise<readonly (Key & { readonly customerId: string; readonly handoffId: string })[]> {
  return (await findDue(db, 'handoff', nowEpochMs, limit)).map(({ pk, sk }) => ({
    pk,
    sk,
    customerId: customerIdIn(pk),
    handoffId: sk.slice(handoffPrefix.length),
  }));
}

/** Handoffs of a code, the newest first: codes of long ago may come again. */
export async function findHandoffsByCode(db: Database, code: string): Promise<readonly Handoff[]> {
  const entries = await collect(queryPrefix(db, db.customersTable, codePk(code), handoffPrefix));
  const items = await getMany(
    db,
    db.customersTable,
    entries.map((entry) => ({ pk: customerPk(String(entry['customerId'])), sk: String(entry['sk']) })),
  );
  return items.map((item) => parseHandoff(item)).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** The handoff that people mean by a code: the open one, else the newest. */
export async function findHandoffByCode(db: Database, code: string): Promise<Handoff | undefined> {
  const handoffs = await findHandoffsByCode(db, code);
  return handoffs.find((handoff) => isOpen(handoff)) ?? handoffs[0];
}

/** The entries by which the list of open handoffs and codes find one that is stored. */
export const entryWrites = (db: Database, handoff: Handoff): readonly Write[] => [
  ...openEntryWrites(db, undefined, handoff),
  putCode(db, handoff),
];

/** Forgets by what a handoff that is closed was found, and all that is kept by its id: the customer's own item stays. */
export async function forgetHandoff(db: Database, { id, code }: Pick<Handoff, 'id' | 'code'>): Promise<void> {
  const own = await collect(queryPrefix(db, db.customersTable, handoffPk(id), ''));
  await deleteMany(db, db.customersTable, [
    { pk: codePk(code), sk: handoffSk(id) },
    ...own.map((item) => keyOf(item)),
  ]);
}
