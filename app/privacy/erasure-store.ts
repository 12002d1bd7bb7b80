import {
  erasureSchema,
  keptConsentSchema,
  type Erasure,
  type KeptConsent,
} from '../../domain/privacy/erasure.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { collect, deleteMany, getItem, putMany, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { customerPk, erasureSk, profileSk } from '../people/customer-store.ts';

/** How far an erasure is stands where the person stood, and holds nothing of them. */
const erasureKey = (customerId: string) => ({ pk: customerPk(customerId), sk: erasureSk });

export async function findErasure(db: Database, customerId: string): Promise<Erasure | undefined> {
  const item = await getItem(db, erasureKey(customerId));
  return item === undefined ? undefined : erasureSchema.parse(item);
}

/** Begins an erasure; false where one goes on already. */
export async function beginErasure(db: Database, erasure: Erasure): Promise<boolean> {
  const outcome = await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { ...erasureKey(erasure.customerId), ...erasure },
        ConditionExpression: 'attribute_not_exists(pk) OR #state = :done',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':done': 'done' },
      },
    },
  ]);
  return outcome.kind === 'done';
}

/** The last writes: the profile goes, and with it that the erasure has anything left to do. */
export const endErasure = (
  db: Database,
  { countedAs: _counted, ...erasure }: Erasure,
  doneAt: string,
): readonly Write[] => [
  { Delete: { TableName: db.customersTable, Key: { pk: customerPk(erasure.customerId), sk: profileSk } } },
  {
    Put: {
      TableName: db.customersTable,
      Item: { ...erasureKey(erasure.customerId), ...erasure, state: 'done', doneAt },
    },
  },
];

const erasedPk = 'ERASED';
const [countedPrefix, consentPrefix] = ['FIGURES#', 'CONSENT#'];

/** Notes ids under which figures of people who were erased go on being counted. */
export const noteCounted = (db: Database, ids: readonly string[]): Promise<void> =>
  putMany(
    db,
    db.customersTable,
    ids.map((id) => ({ pk: erasedPk, sk: `${countedPrefix}${id}`, id })),
  );

/** All of these ids: nobody's. */
export const findCounted = async (db: Database): Promise<readonly string[]> =>
  (await collect(queryPrefix(db, db.customersTable, erasedPk, countedPrefix))).map(({ id }) => String(id));

/** Keeps a consent; one that is to be kept longer stays. */
export const keepConsent = (db: Database, consent: KeptConsent): Promise<unknown> =>
  transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk: erasedPk, sk: `${consentPrefix}${consent.addressHash}`, ...consent },
        ConditionExpression: 'attribute_not_exists(pk) OR #until < :until',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':until': consent.until },
      },
    },
  ]);

/** Forgets the consents whose time is over; answers how many. */
export async function forgetConsents(db: Database, now: string): Promise<number> {
  const items = await collect(queryPrefix(db, db.customersTable, erasedPk, consentPrefix));
  const over = items.map((item) => keptConsentSchema.parse(item)).filter(({ until }) => until <= now);
  await deleteMany(
    db,
    db.customersTable,
    over.map(({ addressHash }) => ({ pk: erasedPk, sk: `${consentPrefix}${addressHash}` })),
  );
  return over.length;
}
