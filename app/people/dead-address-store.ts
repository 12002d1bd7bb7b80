import * as z from 'zod';
import { withCauses, type Cause } from '../../domain/people/causes.ts';
import { addressKey } from '../../domain/people/names.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { getMany } from '../../platform/dynamodb/engine.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Keyring } from '../../platform/keyring.ts';
import { addressHash, addressItemKey } from './address-store.ts';
import { loadStanding, putStanding } from './customer-store.ts';

const TRIES = 6;
const AT_ONCE = 16;

const prefix = 'dead:';
const deadSchema = z.object({ at: z.string().optional(), how: z.string().optional() });

/** Keeps with an address why no mail arrives there, once its person has another: whoever has it again is not mailed there. */
export const rememberDead = (db: Database, hash: string, causes: readonly Cause[]): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: addressItemKey(hash),
    UpdateExpression: `SET ${causes.map((_, index) => `#dead${index} = :dead${index}`).join(', ')}`,
    ExpressionAttributeNames: namesOf(causes),
    ExpressionAttributeValues: Object.fromEntries(
      causes.map(({ at, how }, index) => [`:dead${index}`, { at, how }]),
    ),
  },
});

/** An address works after all. */
export const forgetDead = (db: Database, hash: string, causes: readonly Cause[]): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: addressItemKey(hash),
    UpdateExpression: `REMOVE ${causes.map((_, index) => `#dead${index}`).join(', ')}`,
    ExpressionAttributeNames: namesOf(causes),
  },
});

const namesOf = (causes: readonly Cause[]): Readonly<Record<string, string>> =>
  Object.fromEntries(causes.map(({ id }, index) => [`#dead${index}`, `${prefix}${id}`]));

/** Why no mail arrives at these addresses, as causes of whoever has them; of one that works there are none. */
export async function findDead(
  db: Database,
  keyring: Keyring,
  emails: readonly string[],
): Promise<(email: string) => readonly Cause[]> {
  const hashOf = new Map(emails.map((email) => [addressKey(email), addressHash(keyring, email)]));
  const keys = [...hashOf.values()].map((hash) => addressItemKey(hash));
  const items = new Map(
    (await getMany(db, db.customersTable, keys)).map((item) => [String(item['pk']), item]),
  );
  return (email) => {
    const item = items.get(addressItemKey(hashOf.get(addressKey(email)) ?? '').pk) ?? {};
    return Object.entries(item)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, said]) => ({
        of: 'undeliverable',
        id: name.slice(prefix.length),
        ...deadSchema.parse(said),
      }));
  };
}

/** Whoever has, or has again, an address that did not work is not mailed there. */
export async function holdAtDead(
  db: Database,
  keyring: Keyring,
  people: readonly { readonly id: string; readonly email: string }[],
  at: string,
): Promise<void> {
  const deadAt = await findDead(
    db,
    keyring,
    people.map(({ email }) => email),
  );
  const dead = people.filter(({ email }) => deadAt(email).length > 0);
  await inParallel(dead, AT_ONCE, ({ id, email }) =>
    untilWon(`the standing of customer ${id}`, TRIES, async () => {
      const standing = await loadStanding(db, id, at);
      const held = withCauses(standing, ...deadAt(email));
      if (held === standing) return undefined;
      const { kind } = await transact(db, [putStanding(db, standing, held)]);
      return kind === 'done' ? undefined : 'lost';
    }),
  );
}
