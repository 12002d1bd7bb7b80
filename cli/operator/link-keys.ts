import { randomBytes } from 'node:crypto';
import { linkKeysIn, mayLinkKeySign, oldestLinkKey } from '../../domain/kernel/link-keys.ts';

/** A key as it may be shown: never the key itself. */
export interface LinkKeyView {
  readonly id: string;
  readonly from: string | undefined;
  readonly retiredAt: string | undefined;
}

export const listKeys = (secret: string): readonly LinkKeyView[] =>
  linkKeysIn(secret).map(({ id, from, retiredAt }) => ({ id, from, retiredAt }));

/** A running function reads the keys every five minutes: after fifteen all know a new one. */
const LEAD_MS = 15 * 60_000;

/** The secret with a new key in front, which signs from fifteen minutes after `at`. */
export function withNewKey(secret: string, at: Date): string {
  const from = new Date(at.getTime() + LEAD_MS).toISOString();
  const id = `k${from.replaceAll(/\D/g, '').slice(0, 12)}`;
  return JSON.stringify({
    keys: [{ id, key: randomBytes(48).toString('base64url'), from }, ...linkKeysIn(secret)],
  });
}

/** `unknown`: there is no such key. `last`: no other key signs by then. */
export type Retired =
  | { readonly kind: 'done'; readonly secret: string }
  | { readonly kind: 'unknown' | 'last' };

/** The secret with a key that counts no more; its links only unsubscribe. */
export function withRetired(secret: string, id: string, at: Date): Retired {
  const keys = linkKeysIn(secret);
  if (!keys.some((key) => key.id === id)) return { kind: 'unknown' };
  const signs = keys.some(
    (key) => key.id !== id && key.id !== oldestLinkKey.id && mayLinkKeySign(key, at.getTime()),
  );
  if (!signs) return { kind: 'last' };
  const after = keys.map((key) => (key.id === id ? { ...key, retiredAt: at.toISOString() } : key));
  return { kind: 'done', secret: JSON.stringify({ keys: after }) };
}
