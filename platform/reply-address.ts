import type { Keyring } from './keyring.ts';

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
  const [, customerId = '', mailId = '', signed = ''] = ADDRESS.exec(bare(address)) ?? [];
  return customerId !== '' && signed === signature(keyring, customerId, mailId)
    ? { customerId, mailId }
    : undefined;
}

const ANSWER_ADDRESS = /^a-([a-z2-7]{20})([a-z2-7]{20})([a-z2-7]{16})@/;

/** Where a salesperson's answer to a handoff goes: the handoff and its owner, signed. */
export const answerAddress = (keyring: Keyring, domain: string, handoffId: string, ownerId: string): string =>
  `a-${handoffId}${ownerId}${answerSignature(keyring, handoffId, ownerId)}@${domain}`;

/** Which owner answers which handoff; undefined for an address that we did not give out. */
export function readAnswerAddress(
  keyring: Keyring,
  address: string,
): { readonly handoffId: string; readonly ownerId: string } | undefined {
  const [, handoffId = '', ownerId = '', signed = ''] = ANSWER_ADDRESS.exec(bare(address)) ?? [];
  return handoffId !== '' && signed === answerSignature(keyring, handoffId, ownerId)
    ? { handoffId, ownerId }
    : undefined;
}

const answerSignature = (keyring: Keyring, handoffId: string, ownerId: string): string =>
  keyring.idOf('answer', `${handoffId}.${ownerId}`).slice(0, 16);

/** Without what programs put around an address. */
const bare = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^(?:mailto:|smtp:|[<"'(]+)+/, '');

const signature = (keyring: Keyring, customerId: string, mailId: string): string =>
  keyring.idOf('reply', `${customerId}.${mailId}`).slice(0, 16);
