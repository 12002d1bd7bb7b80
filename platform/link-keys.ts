import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { base32 } from './keyring.ts';
import { readSecret } from './read-secret.ts';

/**
 * Signs links of mails and addresses for replies. Keys rotate: the newest in force signs, all others go on verifying what
 * they signed, since mails lie in mailboxes for years.
 */
export interface LinkKeys {
  /** Signs the payload of a link: 22 characters, base64url, 128 bits. */
  readonly sign: (payload: string) => string;
  /** `retired`: rightly signed, by a key that became known to somebody and counts no more. */
  readonly verify: (payload: string, signature: string) => 'valid' | 'retired' | 'forged';
  /** Signs what stands before the @ of an address: 16 letters that survive a change of case, 80 bits. */
  readonly signAddress: (purpose: AddressPurpose, text: string) => string;
  readonly verifyAddress: (purpose: AddressPurpose, text: string, signature: string) => boolean;
}

type AddressPurpose = 'reply' | 'answer';

/** A key in the secret of link keys. `key` is absent for the oldest one: it is the secret of the ids. */
const linkKeySchema = z.object({
  id: z.string(),
  key: z.string().optional(),
  /** Signs from then on; until then all who verify have read of it. */
  from: z.iso.datetime().optional(),
  retiredAt: z.iso.datetime().optional(),
});
type LinkKey = z.infer<typeof linkKeySchema>;

/** The key of releases up to 0.3.0, which signed links with the secret of the ids. */
const oldest: LinkKey = { id: 'ids' };

/** The secret as it was generated holds one key; `rekindle link-keys rotate` makes a list of it, the newest first. */
const secretSchema = z.union([z.object({ keys: z.array(linkKeySchema) }), linkKeySchema]);

function keysIn(secret: string): readonly LinkKey[] {
  const parsed = secretSchema.parse(JSON.parse(secret));
  const keys = 'keys' in parsed ? parsed.keys : [parsed];
  return keys.some(({ id }) => id === oldest.id) ? keys : [...keys, oldest];
}

/** Makes the keys of both secrets. Pure, so that tests and the same secrets always agree. */
export function linkKeysFrom(idSecret: string, linkSecret: string, now: () => number): LinkKeys {
  const keys = keysIn(linkSecret);
  const mac = ({ key = idSecret }: LinkKey, purpose: string, text: string): Buffer =>
    createHmac('sha256', key).update(`${purpose}\0${text}`).digest();
  const link = (key: LinkKey, payload: string): string =>
    mac(key, 'link', payload).subarray(0, 16).toString('base64url');
  const address = (key: LinkKey, purpose: AddressPurpose, text: string): string =>
    base32(mac(key, `id:${purpose}`, text)).slice(0, 16);
  const signing = (): LinkKey =>
    keys.find(
      ({ from, retiredAt }) => retiredAt === undefined && (from === undefined || Date.parse(from) <= now()),
    ) ?? oldest;
  return {
    sign: (payload) => link(signing(), payload),
    verify: (payload, signature) => {
      const signer = keys.find((key) => isSame(link(key, payload), signature));
      return signer === undefined ? 'forged' : signer.retiredAt === undefined ? 'valid' : 'retired';
    },
    signAddress: (purpose, text) => address(signing(), purpose, text),
    verifyAddress: (purpose, text, signature) =>
      keys.some((key) => key.retiredAt === undefined && isSame(address(key, purpose, text), signature)),
  };
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** So long a running function goes on with the keys that it read. A new key signs after three times as long. */
const FRESH_MS = 5 * 60_000;

/** Fetches the keys, and again every five minutes. */
export function openLinkKeys(secretArn: string, linkKeysArn: string): () => Promise<LinkKeys> {
  let read: { readonly at: number; readonly keys: Promise<LinkKeys> } | undefined;
  return () => {
    const now = Date.now();
    if (read === undefined || now - read.at >= FRESH_MS) {
      const keys = Promise.all([readSecret(secretArn), readSecret(linkKeysArn)]).then(([ids, links]) =>
        linkKeysFrom(ids, links, Date.now),
      );
      read = { at: now, keys };
      keys.catch(() => (read = undefined));
    }
    return read.keys;
  };
}
