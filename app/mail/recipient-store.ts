import type { Account, Customer } from '../../domain/people/customer.ts';
import { holdsOf } from '../../domain/people/causes.ts';
import { parseStanding, type Standing } from '../../domain/people/standing.ts';
import type { OutboxMail } from '../../domain/mail/mail.ts';
import type { Enrolment } from '../../domain/sequences/enrolment.ts';
import type { MonthlyPlace } from '../../domain/sequences/monthly.ts';
import type { Database, Item } from '../../platform/dynamodb/database.ts';
import { collect, getMany, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { accountIn, accountKey } from '../people/account-store.ts';
import { addressIn, addressItemKey } from '../people/address-store.ts';
import { customerIn, customerPk, standingIn, standingSk } from '../people/customer-store.ts';
import { enrolmentsIn } from '../sequences/campaign-store.ts';
import { placeIn } from '../sequences/monthly-store.ts';
import { handoffsIn } from '../handoffs/handoff-store.ts';
import { waitingSince } from '../handoffs/create/waiting-store.ts';
import { interestSk, parseInterest, type StoredInterest } from '../interest/interest-store.ts';
import type { Handoff } from '../../domain/handoffs/handoff.ts';
import { findMail, findMails, mailsIn } from './mail-store.ts';

/** A customer with all that deciding about a mail looks at. */
export interface Recipient {
  readonly customer: Customer;
  readonly account: Account;
  readonly standing: Standing;
  readonly enrolments: readonly Enrolment[];
  readonly mails: readonly OutboxMail[];
  readonly monthlyPlace: MonthlyPlace | undefined;
  readonly handoffs: readonly Handoff[];
  /** Hot, and waiting for somebody in sales who has room, since then (ISO). */
  readonly waitingSince: string | undefined;
  /** By model. */
  readonly interest: (modelId: string) => StoredInterest | undefined;
  /** Somebody with this address refused, or the same person under a record of before. */
  readonly isAddressRefused: boolean;
}

/**
 * Reads a recipient by one query of the customer's partition and one batch for account and address. `gone`: the customer
 * or the account is no more. `stale`: the mails are older than the standing, which names one that they do not show; a
 * claim that rests on the two could not be told from a rightful one.
 * @param hashOf the keyed hash of an address
 */
export async function findRecipient(
  db: Database,
  customerId: string,
  now: string,
  hashOf: (email: string) => string,
): Promise<Recipient | 'gone' | 'stale'> {
  const items = await collect(queryPrefix(db, db.customersTable, customerPk(customerId), ''));
  const customer = customerIn(items);
  if (customer === undefined) return 'gone';
  const [standing, mails] = [standingIn(items, customerId, now), mailsIn(items)];
  const { lastMailId } = standing;
  // A claim that was given back is named and is no more.
  if (
    lastMailId !== undefined &&
    mails.every(({ id }) => id !== lastMailId) &&
    (await findMail(db, customerId, lastMailId)) !== undefined
  )
    return 'stale';
  const hash = customer.email === undefined ? undefined : hashOf(customer.email);
  const others = await getMany(db, db.customersTable, [
    accountKey(customer.accountId),
    ...(hash === undefined ? [] : [addressItemKey(hash)]),
    ...(customer.mergedFrom ?? []).map((id) => ({ pk: customerPk(id), sk: standingSk })),
  ]);
  const account = accountIn(others);
  if (account === undefined) return 'gone';
  // Somebody gets a text once, and mails as seldom as others, under whichever record.
  const before = await Promise.all((customer.mergedFrom ?? []).map((id) => findMails(db, id)));
  return {
    customer,
    account,
    standing,
    mails: [...mails, ...before.flat()],
    enrolments: enrolmentsIn(items),
    monthlyPlace: placeIn(items),
    handoffs: handoffsIn(items),
    waitingSince: waitingSince(items),
    interest: (modelId) => {
      const item = items.find(({ sk }) => sk === interestSk(modelId));
      return item === undefined ? undefined : parseInterest(item);
    },
    isAddressRefused: addressIn(others).refusals.length > 0 || others.some(isRefusing),
  };
}

/** A link in a mail to the record of before still refuses there. */
function isRefusing(item: Item): boolean {
  if (item['sk'] !== standingSk) return false;
  const { refused, neverContact } = holdsOf(parseStanding(item));
  return refused !== undefined || neverContact;
}
