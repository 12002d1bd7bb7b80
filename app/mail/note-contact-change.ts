import type { Locale } from '../../domain/kernel/locale.ts';
import { cutText } from '../../domain/kernel/cut-text.ts';
import { domainOf } from '../../domain/audience/exclusion.ts';
import { speaksForOthers } from '../../domain/mail/automatic-mail.ts';
import { queuedMail } from '../../domain/mail/mail.ts';
import { ownWords, type SentText } from '../../domain/mail/own-words.ts';
import { readChange } from '../../domain/mail/read-change.ts';
import { readSuccessor } from '../../domain/mail/read-successor.ts';
import { withCauses } from '../../domain/people/causes.ts';
import type { ContactChange } from '../../domain/people/contact-change.ts';
import { addressesOf, type Customer } from '../../domain/people/customer.ts';
import { addressKey, personKey } from '../../domain/people/names.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import type { Needs } from '../kernel/deps.ts';
import { findAccount } from '../people/account-store.ts';
import { findContactChange, putContactChange } from '../people/contact-change-store.ts';
import { findCustomer, loadStanding, putStanding, whoSpeaksFor } from '../people/customer-store.ts';
import { putFact } from '../timeline/timeline-store.ts';
import { queueMail } from './mail-store.ts';

type Deps = Needs<'db' | 'keyring' | 'settings' | 'consoleUrl'>;

/** An automatic reply, by whom, and the mail of ours that it answers where that is known. */
export interface AutomaticReply {
  /** Made of the mail: the same mail has the same. */
  readonly id: string;
  readonly customerId: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly sent: SentText | undefined;
  /** ISO. */
  readonly receivedAt: string;
}

const [LONGEST_READ, LONGEST_KEPT, TRIES] = [20_000, 600, 6];

/**
 * Takes a reply that says of its sender that they have left or moved: mails to them wait from now on, and their
 * owner is asked. Nothing is decided: nobody is taken away or added. True where that is what the reply says and nobody
 * had answered the same words before.
 */
export async function noteContactChange(deps: Deps, reply: AutomaticReply): Promise<boolean> {
  const words = ownWords(cutText(reply.text, LONGEST_READ), reply.sent);
  const how = readChange(words, reply.subject);
  if (how === undefined) return false;
  const customer = await whoSpeaksFor(deps.db, await findCustomer(deps.db, reply.customerId));
  if (customer === undefined || !isOf(customer, reply.from)) return false;
  const account = await findAccount(deps.db, customer.accountId);
  const emails = addressesOf(customer);
  const change: Omit<ContactChange, 'version'> = {
    schemaVersion: 1,
    customerId: customer.id,
    id: reply.id,
    how,
    noticedAt: reply.receivedAt,
    words: cutText(words.trim() === '' ? reply.subject : words, LONGEST_KEPT),
    successor: readSuccessor(words, {
      emails,
      domains: [...emails.map((email) => domainOf(email)), account?.domain ?? ''],
    }),
    state: 'open',
  };
  return untilWon(`the change of contact ${customer.id}`, TRIES, () => keep(deps, change));
}

async function keep(deps: Deps, change: Omit<ContactChange, 'version'>): Promise<boolean | 'lost'> {
  const { db } = deps;
  const { customerId, id, how, noticedAt: at } = change;
  const [before, standing] = await Promise.all([
    findContactChange(db, customerId),
    loadStanding(db, customerId, at),
  ]);
  if (before !== undefined && (before.state !== 'dismissed' || isSameSaid(before, change))) return false;
  const outcome = await transact(db, [
    ...putContactChange(db, before, change),
    putStanding(db, standing, withCauses(standing, { of: 'contactChange', id, at, how })),
    putFact(db, { kind: 'contactChange', customerId, at, id: `${id}.noticed`, how, did: 'noticed' }),
    await taskFor(deps, change),
  ]);
  return outcome.kind === 'done' ? true : 'lost';
}

/** The same automatic reply comes to every mail: answered once, it is not asked about again. */
const isSameSaid = (before: ContactChange, { how, words }: Pick<ContactChange, 'how' | 'words'>): boolean =>
  before.how === how && personKey(before.words) === personKey(words);

/** The customer's own mailbox, or a machine of the same company that speaks for others: a colleague who was forwarded our mail may have left as well. */
function isOf(customer: Customer, from: string): boolean {
  const emails = addressesOf(customer).map(addressKey);
  if (emails.includes(addressKey(from))) return true;
  return speaksForOthers(from) && emails.some((email) => domainOf(email) === domainOf(from));
}

async function taskFor({ db, keyring, settings, consoleUrl }: Deps, change: Omit<ContactChange, 'version'>) {
  const [keys, { locale }] = await Promise.all([keyring(), settings()]);
  const mail = queuedMail(
    keys.idOf('mail', `contactChange.${change.customerId}.${change.id}`),
    change.customerId,
    {
      kind: 'salesTask',
      what: whatToDo[locale][change.how][change.successor === undefined ? 'alone' : 'withSuccessor'],
      ...(consoleUrl === '' ? {} : { url: `${consoleUrl}/contacts/changes` }),
    },
    change.noticedAt,
  );
  return queueMail(db, mail, Date.parse(change.noticedAt));
}

type Wording = Readonly<Record<ContactChange['how'], Readonly<Record<'alone' | 'withSuccessor', string>>>>;

const ja = (what: string, successor: string): string =>
  `担当者変更の確認。返信によると、${what}。${successor}この方への配信は止めています。ご確認のうえ「担当者変更」の画面でお答えください。`;
const en = (what: string, successor: string): string =>
  `Confirm a change of contact. A reply says that ${what}. ${successor}Mails to them wait: please answer on the page "Changes of contact".`;
const [jaSuccessor, enSuccessor] = ['後任の方のご案内があります。', 'It names a successor. '];
const whatToDo: Readonly<Record<Locale, Wording>> = {
  ja: {
    left: { alone: ja('退職されたようです', ''), withSuccessor: ja('退職されたようです', jaSuccessor) },
    moved: {
      alone: ja('異動・担当変更があったようです', ''),
      withSuccessor: ja('異動・担当変更があったようです', jaSuccessor),
    },
    addressGone: {
      alone: ja('このアドレスは廃止・変更されたようです', ''),
      withSuccessor: ja('このアドレスは廃止・変更されたようです', jaSuccessor),
    },
  },
  en: {
    left: {
      alone: en('this person has left the company', ''),
      withSuccessor: en('this person has left the company', enSuccessor),
    },
    moved: {
      alone: en('this person has moved to other work', ''),
      withSuccessor: en('this person has moved to other work', enSuccessor),
    },
    addressGone: {
      alone: en('this address is closed or has changed', ''),
      withSuccessor: en('this address is closed or has changed', enSuccessor),
    },
  },
};
