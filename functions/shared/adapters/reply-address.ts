import type { Keyring } from './secrets.ts';

/** Ids are 20 letters of base 32; mail servers may change the case of an address, so everything is lower case. */
const ADDRESS = /^r-([a-z2-7]{20})([a-z2-7]{20})([a-z2-7]{16})@/;

/** Where replies to a mail go: the customer and the mail, signed. 58 letters before the @; 64 are allowed. */
export const replyAddress = (keyring: Keyring, domain: string, customerId: string, mailId: string): string =>
  `r-${customerId}${mailId}${signature(keyring, customerId, mailId)}@${domain}`;

/** Which customer answers which mail; undefined for an address that we did not give out. */
export function readReplyAddress(
  keyring: Keyring,
  address: string,
): { readonly customerId: string; readonly mailId: string } | undefined {
  const [, customerId = '', mailId = '', signed = ''] = ADDRESS.exec(address.trim().toLowerCase()) ?? [];
  return customerId !== '' && signed === signature(keyring, customerId, mailId)
    ? { customerId, mailId }
    : undefined;
}

const signature = (keyring: Keyring, customerId: string, mailId: string): string =>
  keyring.idOf('reply', `${customerId}.${mailId}`).slice(0, 16);
