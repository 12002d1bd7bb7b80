import { addMonths } from '../../domain/kernel/local-date.ts';
import { dayOf, instantOf } from '../../domain/kernel/time-zone.ts';
import type { OutboxMail } from '../../domain/mail/mail.ts';
import { addressesOf, type Customer } from '../../domain/people/customer.ts';
import { erasureRefusal, type Erasure } from '../../domain/privacy/erasure.ts';
import { personWords, withoutWords } from '../../domain/privacy/person-words.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import type { Needs } from '../kernel/deps.ts';
import { findMails } from '../mail/mail-store.ts';
import { addressHash, disownAddress, rememberRefusal } from '../people/address-store.ts';
import { keepConsent } from './erasure-store.ts';

type Deps = Needs<'db' | 'keyring' | 'settings'>;

/** Each address refuses from now on, by its keyed hash alone, and leads to nobody. */
export async function refuseForGood(
  { db, keyring }: Deps,
  { at }: Erasure,
  people: readonly Customer[],
): Promise<void> {
  const keys = await keyring();
  for (const person of people)
    for (const email of addressesOf(person)) {
      const refusal = { id: erasureRefusal, at, how: erasureRefusal };
      await transact(db, [rememberRefusal(db, addressHash(keys, email), refusal)]);
      await disownAddress(db, keys, { email, customerId: people[0]?.id ?? person.id });
    }
}

/** Why mails could be sent is kept until a month after the last of them, by the hash of the address (R19). */
export async function keepConsents(deps: Deps, { at }: Erasure, people: readonly Customer[]): Promise<void> {
  const [settings, keys] = await Promise.all([deps.settings(), deps.keyring()]);
  const words = personWords(people);
  const said = (text: string | undefined): string | undefined =>
    text === undefined || withoutWords(text, words) !== text ? undefined : text;
  const mails = (await Promise.all(people.map(({ id }) => findMails(deps.db, id)))).flat();
  const lastMailAt = lastSentAt(mails);
  const [person] = people;
  if (lastMailAt === undefined || person?.email === undefined) return;
  const until = consentUntil(lastMailAt, settings);
  if (until <= at) return;
  await keepConsent(deps.db, {
    addressHash: addressHash(keys, person.email),
    basis: person.consentBasis,
    on: person.consentOn,
    evidence: said(person.consentEvidence),
    declaredBy: said(person.consentDeclaredBy),
    lastMailAt,
    until,
  });
}

/** When the last mail to a customer went out, or may have; undefined where none did. */
export const lastSentAt = (mails: readonly OutboxMail[]): string | undefined =>
  mails
    .filter(({ subject, state }) => subject.kind === 'nurture' && state !== 'queued' && state !== 'rejected')
    .map(({ sentAt, claimedAt, queuedAt }) => sentAt ?? claimedAt ?? queuedAt)
    .toSorted()
    .at(-1);

/** A month after the last mail, by the company's calendar; the day itself is over. */
export function consentUntil(lastMailAt: string, { calendar: { timeZone } }: Settings): string {
  const day = addMonths(dayOf(Date.parse(lastMailAt), timeZone), 1);
  return new Date(instantOf(day, '23:59', timeZone)).toISOString();
}
