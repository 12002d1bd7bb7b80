import { createHmac } from 'node:crypto';
import { linkKeysIn, mayLinkKeySign, oldestLinkKey, type LinkKey } from '../domain/kernel/link-keys.ts';
import { base32 } from './keyring.ts';
import { readSecret } from './read-secret.ts';
import { remembered } from './remembered.ts';
import { isSameText } from './same-text.ts';

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

/** What comes to an address of ours. */
export type AddressPurpose = 'reply' | 'answer' | 'unsubscribe';

/** Makes the keys of both secrets. Pure, so that tests and the same secrets always agree. */
export function linkKeysFrom(idSecret: string, linkSecret: string, now: () => number): LinkKeys {
  const keys = linkKeysIn(linkSecret);
  const mac = ({ key = idSecret }: LinkKey, purpose: string, text: string): Buffer =>
    createHmac('sha256', key).update(`${purpose}\0${text}`).digest();
  const link = (key: LinkKey, payload: string): string =>
    mac(key, 'link', payload).subarray(0, 16).toString('base64url');
  const address = (key: LinkKey, purpose: AddressPurpose, text: string): string =>
    base32(mac(key, `id:${purpose}`, text)).slice(0, 16);
  const signing = (): LinkKey => keys.find((key) => mayLinkKeySign(key, now())) ?? oldestLinkKey;
  return {
    sign: (payload) => link(signing(), payload),
    verify: (payload, signature) => {
      const signer = keys.find((key) => isSameText(link(key, payload), signature));
      return signer === undefined ? 'forged' : signer.retiredAt === undefined ? 'valid' : 'retired';
    },
    signAddress: (purpose, text) => address(signing(), purpose, text),
    verifyAddress: (purpose, text, signature) =>
      keys.some(
        (key) =>
          // Nobody is kept on a list by a key that became known: as of links.
          (key.retiredAt === undefined || purpose === 'unsubscribe') &&
          isSameText(address(key, purpose, text), signature),
      ),
  };
}

/** So long a running function goes on with the keys that it read. A new key signs after three times as long. */
const FRESH_MS = 5 * 60_000;

/** Fetches the keys, and again every five minutes. */
export const openLinkKeys = (secretArn: string, linkKeysArn: string): (() => Promise<LinkKeys>) =>
  remembered<void, LinkKeys>(
    FRESH_MS,
    () => new Date(),
    async () => {
      const [ids, links] = await Promise.all([readSecret(secretArn), readSecret(linkKeysArn)]);
      return linkKeysFrom(ids, links, Date.now);
    },
  ).read;
