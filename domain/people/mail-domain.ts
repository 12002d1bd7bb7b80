import type { Told } from '../kernel/sending-setup.ts';
import { isFreeMail } from './free-mail.ts';

/** The names that RFC 2606 and RFC 6761 keep for examples and tests: nobody is behind them. */
const reserved = /(?:^|\.)(?:example|test|invalid|localhost|local|example\.(?:com|net|org))$/;

/** The domain of an address whose DNS says something: not one of examples, nor one at which anybody has a mailbox. */
export function askableDomain(email: string | undefined): string | undefined {
  const domain = email?.toLowerCase().split('@')[1];
  return domain === undefined || reserved.test(domain) || isFreeMail(domain) ? undefined : domain;
}

/**
 * Whether a domain takes mail, by its records: a host of its own (MX), or without one its address (RFC 5321, 5.1); the empty
 * host says that it takes none (RFC 7505). Undefined where the DNS gave no answer: that says nothing of the domain.
 */
export function takesMail(
  mx: Told<readonly string[]>,
  addresses: Told<readonly string[]>,
): boolean | undefined {
  if (mx.kind === 'told') return mx.it.some((host) => host !== '' && host !== '.');
  if (addresses.kind === 'told') return true;
  return mx.kind === 'absent' && addresses.kind === 'absent' ? false : undefined;
}
