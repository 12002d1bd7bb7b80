import { isOpen, type Handoff } from '../../domain/handoffs/handoff.ts';
import type { Database, Item, Write } from '../../platform/dynamodb/database.ts';
import { collect, getItem, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { findOpenEntries } from './open-entry-store.ts';

const countersPk = 'IN-HAND';
const counterKey = (ownerId: string) => ({ pk: countersPk, sk: ownerId });
/** So long a count is believed before it is made anew from the open handoffs themselves. */
const GOOD_FOR_MS = 24 * 3_600_000;
const OWNERS_AT_ONCE = 8;

/** The change of what owners have in hand, open handoffs that are no deal yet, in the transaction that makes it. */
export function inHandWrites(db: Database, before: Handoff | undefined, after: Handoff): readonly Write[] {
  const [was, is] = [before, after].map((handoff) => (isInHand(handoff) ? handoff?.ownerId : undefined));
  if (was === is) return [];
  return [
    ...(was === undefined ? [] : [addTo(db, was, -1)]),
    ...(is === undefined ? [] : [addTo(db, is, 1)]),
  ];
}

const isInHand = (handoff: Handoff | undefined): boolean =>
  handoff !== undefined && isOpen(handoff) && handoff.outcome !== 'opportunity';

const addTo = (db: Database, ownerId: string, by: number): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: counterKey(ownerId),
    UpdateExpression: 'ADD moved :by, moves :one',
    ExpressionAttributeValues: { ':by': by, ':one': 1 },
  },
});

/**
 * How many handoffs each owner has in hand: one query over a counter an owner, however many are open. A count that was
 * never made, or a day ago, is made from the open ones: what earlier releases stored is counted, and an error lives a day.
 */
export async function countOpenHandoffs(
  db: Database,
  ownerIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const items = await collect(queryPrefix(db, db.customersTable, countersPk, ''));
  const counters = new Map(items.map((item) => [String(item['sk']), item]));
  const counted = await inParallel(ownerIds, OWNERS_AT_ONCE, async (ownerId) => {
    const counter = counters.get(ownerId);
    const isGood = Number(counter?.['countedAt'] ?? 0) > now.getTime() - GOOD_FOR_MS;
    return [ownerId, isGood ? inHandBy(counter) : await countAnew(db, ownerId, now)] as const;
  });
  return new Map(counted);
}

const inHandBy = (counter: Item | undefined): number =>
  Number(counter?.['fixedPart'] ?? 0) + Number(counter?.['moved'] ?? 0);

/** Counts what is open, and keeps it unless something moved while it was counted: then the next one counts. */
async function countAnew(db: Database, ownerId: string, now: Date): Promise<number> {
  const counter = await getItem(db, counterKey(ownerId));
  const open = (await findOpenEntries(db, ownerId)).filter(({ isDeal }) => !isDeal).length;
  const moves: unknown = counter?.['moves'];
  await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: counterKey(ownerId),
        UpdateExpression: 'SET fixedPart = :fixed, countedAt = :now',
        ConditionExpression: moves === undefined ? 'attribute_not_exists(moves)' : 'moves = :moves',
        ExpressionAttributeValues: {
          ':fixed': open - Number(counter?.['moved'] ?? 0),
          ':now': now.getTime(),
          ...(moves === undefined ? {} : { ':moves': moves }),
        },
      },
    },
  ]);
  return open;
}
