import type { LinkKeys } from './link-keys.ts';

/** What a link is for. Letters, so that a customer's URL says nothing of our inner words. */
export type LinkPurpose = 'd' | 'u' | 'w' | 'q' | 'h' | 'n' | 'v' | 'f' | 'o' | 'k' | 'r' | 'b';

/** A verified link: its purpose and the fields it carries. */
export type LinkReading =
  | { readonly kind: 'valid'; readonly fields: readonly string[] }
  | { readonly kind: 'expired'; readonly fields: readonly string[] }
  | { readonly kind: 'forged' };

/** Makes the token of a link: the fields, an end (epoch seconds, 0 for none), and a signature over all of it. */
export function linkToken(
  keys: LinkKeys,
  purpose: LinkPurpose,
  fields: readonly string[],
  expiresAtEpochSeconds = 0,
): string {
  const payload = Buffer.from([expiresAtEpochSeconds.toString(36), ...fields].join('|')).toString(
    'base64url',
  );
  return `${payload}.${keys.sign(`${purpose}.${payload}`)}`;
}

/** Two parts; behind them nothing that could be a third, or a path. */
const TOKEN = /^[^\w-]*([\w-]+)\.([\w-]{1,22})(?:[^\w./%-]|[.%/]*$|%[^\w]|\.[^\w%/-])/;

/** Reads a token: its signature first, then its end. */
export function readLink(
  keys: LinkKeys,
  purpose: LinkPurpose,
  token: string,
  nowEpochMs: number,
): LinkReading {
  // A mail program may take what stands behind the address for a part of it: `>`, `)`, `。`, `&amp;`, a line's end.
  const [, payload = '', signature = ''] =
    TOKEN.exec(token.replaceAll(/\s|[\u00ad\u200b-\u200f\ufeff]/g, '')) ?? [];
  const proof = payload === '' ? 'forged' : keys.verify(`${purpose}.${payload}`, signature);
  if (proof === 'forged') return { kind: 'forged' };
  const [end = '0', ...fields] = Buffer.from(payload, 'base64url').toString('utf8').split('|');
  const expiresAt = Number.parseInt(end, 36);
  // A key that somebody knows opens nothing any more; unsubscribing never ends, and harms nobody.
  const isOver = (proof === 'retired' && purpose !== 'u') || (expiresAt > 0 && expiresAt * 1000 < nowEpochMs);
  return isOver ? { kind: 'expired', fields } : { kind: 'valid', fields };
}
