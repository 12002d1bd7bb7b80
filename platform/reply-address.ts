import type { AddressPurpose, LinkKeys } from './link-keys.ts';

/**
 * An address of ours names two things by their ids of 20 letters in base 32, signed. Mail servers may change the case of an
 * address, so everything is lower case; 58 letters stand before the @, where 64 are allowed.
 */
const addressOf = (
  keys: LinkKeys,
  purpose: AddressPurpose,
  domain: string,
  [first, second]: readonly [string, string],
): string =>
  `${letters[purpose]}-${first}${second}${keys.signAddress(purpose, `${first}.${second}`)}@${domain}`;

const letters: Readonly<Record<AddressPurpose, string>> = { reply: 'r', unsubscribe: 'u', answer: 'a' };
const ADDRESS = /^([rua])-([a-z2-7]{20})([a-z2-7]{20})([a-z2-7]{16})@/;

/** The two ids that an address names; undefined for one that we did not give out for this. */
function idsIn(
  keys: LinkKeys,
  purpose: AddressPurpose,
  address: string,
): readonly [string, string] | undefined {
  const [, letter, first = '', second = '', signed = ''] = ADDRESS.exec(bare(address)) ?? [];
  return letter === letters[purpose] && keys.verifyAddress(purpose, `${first}.${second}`, signed)
    ? [first, second]
    : undefined;
}

/** A mail to a customer, as an address names it. */
export interface AddressedMail {
  readonly customerId: string;
  readonly mailId: string;
}

const ofMail = (ids: readonly [string, string] | undefined): AddressedMail | undefined =>
  ids === undefined ? undefined : { customerId: ids[0], mailId: ids[1] };

/** Where replies to a mail go. */
export const replyAddress = (keys: LinkKeys, domain: string, customerId: string, mailId: string): string =>
  addressOf(keys, 'reply', domain, [customerId, mailId]);

/** Which customer answers which mail. */
export const readReplyAddress = (keys: LinkKeys, address: string): AddressedMail | undefined =>
  ofMail(idsIn(keys, 'reply', address));

/** Whatever comes here ends mails to this customer: the address of List-Unsubscribe, for mail programs that know no other way. */
export const unsubscribeAddress = (
  keys: LinkKeys,
  domain: string,
  customerId: string,
  mailId: string,
): string => addressOf(keys, 'unsubscribe', domain, [customerId, mailId]);

/** Which customer a program unsubscribes, by which mail. */
export const readUnsubscribeAddress = (keys: LinkKeys, address: string): AddressedMail | undefined =>
  ofMail(idsIn(keys, 'unsubscribe', address));

/** Where a salesperson's answer to a handoff goes. */
export const answerAddress = (keys: LinkKeys, domain: string, handoffId: string, ownerId: string): string =>
  addressOf(keys, 'answer', domain, [handoffId, ownerId]);

/** Which owner answers which handoff. */
export function readAnswerAddress(
  keys: LinkKeys,
  address: string,
): { readonly handoffId: string; readonly ownerId: string } | undefined {
  const ids = idsIn(keys, 'answer', address);
  return ids === undefined ? undefined : { handoffId: ids[0], ownerId: ids[1] };
}

/** Without what programs put around an address. */
const bare = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^(?:mailto:|smtp:|[<"'(]+)+/, '');
