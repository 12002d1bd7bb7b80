import { randomBytes } from 'node:crypto';
import * as z from 'zod';

/** What the secret of the link keys holds, as platform/link-keys.ts reads it; the newest key stands first. */
const keySchema = z.looseObject({
  id: z.string(),
  from: z.iso.datetime().optional(),
  retiredAt: z.iso.datetime().optional(),
});
const secretSchema = z.union([z.looseObject({ keys: z.array(keySchema) }), keySchema]);
type StoredKey = z.infer<typeof keySchema>;

/** A key as it may be shown: never the key itself. */
export interface LinkKeyView {
  readonly id: string;
  readonly from: string | undefined;
  readonly retiredAt: string | undefined;
}

/** The key of releases up to 0.3.0 is the secret of the ids. */
const OLDEST = 'ids';

const keysIn = (secret: string): readonly StoredKey[] => {
  const parsed = secretSchema.parse(JSON.parse(secret));
  const keys = Array.isArray(parsed['keys'])
    ? z.array(keySchema).parse(parsed['keys'])
    : [keySchema.parse(parsed)];
  return keys.some(({ id }) => id === OLDEST) ? keys : [...keys, { id: OLDEST }];
};

export const listKeys = (secret: string): readonly LinkKeyView[] =>
  keysIn(secret).map(({ id, from, retiredAt }) => ({ id, from, retiredAt }));

/** A running function reads the keys every five minutes: after fifteen all know a new one. */
const LEAD_MS = 15 * 60_000;

/** The secret with a new key in front, which signs from fifteen minutes after `at`. */
export function withNewKey(secret: string, at: Date): string {
  const from = new Date(at.getTime() + LEAD_MS).toISOString();
  const id = `k${from.replaceAll(/\D/g, '').slice(0, 12)}`;
  return JSON.stringify({
    keys: [{ id, key: randomBytes(48).toString('base64url'), from }, ...keysIn(secret)],
  });
}

/** `unknown`: there is no such key. `last`: no other key signs by then. */
export type Retired =
  | { readonly kind: 'done'; readonly secret: string }
  | { readonly kind: 'unknown' | 'last' };

/** The secret with a key that counts no more; its links only unsubscribe. */
export function withRetired(secret: string, id: string, at: Date): Retired {
  const keys = keysIn(secret);
  if (!keys.some((key) => key.id === id)) return { kind: 'unknown' };
  const signs = keys.some(
    (key) =>
      key.id !== id &&
      key.id !== OLDEST &&
      key.retiredAt === undefined &&
      (key.from === undefined || Date.parse(key.from) <= at.getTime()),
  );
  if (!signs) return { kind: 'last' };
  const after = keys.map((key) => (key.id === id ? { ...key, retiredAt: at.toISOString() } : key));
  return { kind: 'done', secret: JSON.stringify({ keys: after }) };
}
