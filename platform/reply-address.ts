import type { LinkKeys } from './link-keys.ts';

/** Ids are 20 letters of base 32; mail servers may change the case of an address, so everything is lower case. */
const ADDRESS = /^r-([a-z2-7]{20})([a-z2-7]{20})([a-z2-7]{16})@/;

/** Where replies to a mail go: the customer and the mail, signed. 58 letters before the @; 64 are allowed. */
export const replyAddress = (keys: LinkKeys, domain: string, customerId: string, mailId: string): string =>
  `r-${customerId}${mailId}${keys.signAddress('reply', `${customerId}.${mailId}`)}@${domain}`;

/** Which customer answers which mail; undefined for an address that we did not give out. */
export function readReplyAddress(
  keys: LinkKeys,
  address: string,
): { readonly customerId: string; readonly mailId: string } | undefined {
  const [, customerId = '', mailId = '', signed = ''] = ADDRESS.exec(bare(address)) ?? [];
  return customerId !== '' && keys.verifyAddress('reply', `${customerId}.${mailId}`, signed)
    ? { customerId, mailId }
    : undefined;
}

const UNSUBSCRIBE_ADDRESS = /^u-([a-z2-7]{20})([a-z2-7]{20})([a-z2-7]{16})@/;

/** Whatever comes here ends mails to this customer: the address of List-Unsubscribe, for mail programs that know no other way. */
export const unsubscribeAddress = (
  keys: LinkKeys,
  domain: string,
  customerId: string,
  mailId: string,
): string =>
  `u-${customerId}${mailId}${keys.signAddress('unsubscribe', `${customerId}.${mailId}`)}@${domain}`;

/** Which customer a program unsubscribes, by which mail; undefined for an address that we did not give out. */
export function readUnsubscribeAddress(
  keys: LinkKeys,
  address: string,
): { readonly customerId: string; readonly mailId: string } | undefined {
  const [, customerId = '', mailId = '', signed = ''] = UNSUBSCRIBE_ADDRESS.exec(bare(address)) ?? [];
  return customerId !== '' && keys.verifyAddress('unsubscribe', `${customerId}.${mailId}`, signed)
    ? { customerId, mailId }
    : undefined;
}

const ANSWER_ADDRESS = /^a-([a-z2-7]{20})([a-z2-7]{20})([a-z2-7]{16})@/;

/** Where a salesperson's answer to a handoff goes: the handoff and its owner, signed. */
export const answerAddress = (keys: LinkKeys, domain: string, handoffId: string, ownerId: string): string =>
  `a-${handoffId}${ownerId}${keys.signAddress('answer', `${handoffId}.${ownerId}`)}@${domain}`;

/** Which owner answers which handoff; undefined for an address that we did not give out. */
export function readAnswerAddress(
  keys: LinkKeys,
  address: string,
): { readonly handoffId: string; readonly ownerId: string } | undefined {
  const [, handoffId = '', ownerId = '', signed = ''] = ANSWER_ADDRESS.exec(bare(address)) ?? [];
  return handoffId !== '' && keys.verifyAddress('answer', `${handoffId}.${ownerId}`, signed)
    ? { handoffId, ownerId }
    : undefined;
}

/** Without what programs put around an address. */
const bare = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^(?:mailto:|smtp:|[<"'(]+)+/, '');
