import { isSame } from '../../domain/kernel/same-content.ts';
import { staffId } from '../../domain/mail/mail.ts';
import type { ContactChange } from '../../domain/people/contact-change.ts';
import type { Customer } from '../../domain/people/customer.ts';
import { erasedMark, personWords, withoutWords } from '../../domain/privacy/person-words.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { forgetUnmatched } from '../engagement/attendance-store.ts';
import { forgetAnswers } from '../handoffs/answer/answer-feed-store.ts';
import { findHandoffs, forgetHandoff } from '../handoffs/handoff-store.ts';
import { eraseInAudit } from '../kernel/audit-store.ts';
import type { Needs } from '../kernel/deps.ts';
import { forgetMeetingMail } from '../kpis/meeting-mail-store.ts';
import { eraseInMeetings } from '../kpis/meeting-store.ts';
import { findMails } from '../mail/mail-store.ts';
import {
  clearAccount,
  findAccount,
  findMembers,
  isEmptyAccount,
  removeAccount,
  removeMember,
  saveAccounts,
} from '../people/account-store.ts';
import { findContactChange, putContactChange } from '../people/contact-change-store.ts';
import { findDeals, putDeal } from '../people/deal-store.ts';
import { findMerge, unlistMerge } from '../people/merge-store.ts';
import { findPlaces } from '../people/merged-account-store.ts';
import { disownExternalId } from '../people/external-id-store.ts';
import { forgetTerms } from '../people/customer-store.ts';
import { findFacts } from '../timeline/timeline-store.ts';

type Deps = Needs<'db' | 'keyring'>;

const TRIES = 8;

/** Forgets a person wherever something is kept beside their own partitions. Whatever is forgotten already is passed by. */
export async function forgetElsewhere(deps: Deps, people: readonly Customer[]): Promise<void> {
  const words = personWords(people);
  const without = (text: string): string => withoutWords(text, words);
  const says = (text: string): boolean => without(text) !== text;
  for (const person of people) await forgetOne(deps, person, without);
  const { db } = deps;
  await eraseInAudit(db, without);
  await eraseInMeetings(db, without);
  await forgetUnmatched(db, says);
  for (const { subject } of await findMails(db, staffId))
    if (subject.kind === 'weeklyMeeting') await forgetMeetingMail(db, subject, says);
}

async function forgetOne(
  { db, keyring }: Deps,
  person: Customer,
  without: (text: string) => string,
): Promise<void> {
  const { id, accountId, externalId } = person;
  const keys = await keyring();
  const facts = await findFacts(db, id);
  await forgetAnswers(
    db,
    facts.filter((fact) => fact.kind === 'feedback' || fact.kind === 'handoffReleased'),
  );
  for (const handoff of await findHandoffs(db, id)) await forgetHandoff(db, handoff);
  await forgetTerms(db, person);
  if (externalId !== undefined) await disownExternalId(db, keys, { externalId, customerId: id });
  // A deal is the company's: it stays, and names nobody.
  for (const place of await findPlaces(db, accountId))
    for (const { customerId, ...deal } of await findDeals(db, place))
      if (customerId === id) await transact(db, [putDeal(db, deal)]);
  await removeMember(db, accountId, id);
  const merge = await findMerge(db, id);
  if (merge !== undefined) await unlistMerge(db, merge);
  await forgetSuccessor(db, person, without);
  // Whoever stood alone may have come to another company with their own since.
  await forgetCompany(db, keys.idOf('account', `person:${id}`));
}

/** What colleagues' replies said of the person as the one who comes after them. */
async function forgetSuccessor(
  db: Database,
  { accountId }: Customer,
  without: (text: string) => string,
): Promise<void> {
  for (const member of await findMembers(db, accountId))
    await untilWon(`the change of contact ${member}`, TRIES, async () => {
      const change = await findContactChange(db, member);
      if (change === undefined) return undefined;
      const { version: _version, ...told } = change;
      const forgotten = { ...told, words: without(told.words), successor: withoutPerson(told, without) };
      if (isSame(told, forgotten)) return undefined;
      return (await transact(db, putContactChange(db, change, forgotten))).kind === 'done'
        ? undefined
        : 'lost';
    });
}

/** Somebody else may come after: only what names the person goes. */
function withoutPerson(
  { successor }: Pick<ContactChange, 'successor'>,
  without: (text: string) => string,
): ContactChange['successor'] {
  if (successor === undefined) return undefined;
  const { name, email, others } = successor;
  const isNamed = (text: string | undefined): boolean => text !== undefined && without(text) !== text;
  return {
    ...(name === undefined || isNamed(name) ? {} : { name }),
    ...(email === undefined || isNamed(email) ? {} : { email }),
    others: others.filter((other) => !isNamed(other)),
  };
}

/** The company of somebody who stood alone bears their name: it goes, or where it has deals stays without it. */
async function forgetCompany(db: Database, accountId: string): Promise<void> {
  const account = await findAccount(db, accountId);
  if (account === undefined) return;
  if ((await isEmptyAccount(db, accountId)) && (await removeAccount(db, account))) {
    await clearAccount(db, account);
    return;
  }
  await saveAccounts(db, [{ ...account, name: erasedMark }], new Map([[accountId, account]]));
}
