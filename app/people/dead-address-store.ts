import * as z from 'zod';
import type { Cause } from '../../domain/people/causes.ts';
import { addressKey } from '../../domain/people/names.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { getMany } from '../../platform/dynamodb/engine.ts';
import type { Keyring } from '../../platform/keyring.ts';
import { addressHash, addressItemKey } from './address-store.ts';

const prefix = 'dead:';
const deadSchema = z.object({ at: z.string().optional(), how: z.string().optional() });

/** Keeps with an address why no mail arrives there, once its person has another: whoever has it again is not mailed there. */
export const rememberDead = (db: Database, hash: string, causes: readonly Cause[]): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: addressItemKey(hash),
    UpdateExpression: `SET ${causes.map((_, index) => `#dead${index} = :dead${index}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(
      causes.map(({ id }, index) => [`#dead${index}`, `${prefix}${id}`]),
    ),
    ExpressionAttributeValues: Object.fromEntries(
      causes.map(({ at, how }, index) => [`:dead${index}`, { at, how }]),
    ),
  },
});

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
