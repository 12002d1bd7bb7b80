import { barredInName, barsCompany } from './barred-companies.ts';
import { isCrossedOut, isLate } from './bare-name.ts';
import { besideAddress } from './read-email.ts';
import { hearBesideAddress, hearNotes } from './refusal-readers.ts';

type Heard = ReturnType<typeof hearNotes>;

/** What a cell of a list of people says besides what its column holds: that somebody refuses, has left or is dead. */
export function hearCustomer(text: string, field: string): Heard {
  if (field === 'email') return hearBesideAddress(besideAddress(text));
  const { retired, ...refusals } = hearNotes(text);
  return {
    ...refusals,
    ...(retired === undefined || ofColleagues.has(field) ? {} : { retired }),
    ...(namesOfPerson.has(field) ? hearMarks(text) : {}),
    ...(isBarred(text, field) ? { noMail: true } : {}),
  };
}

/** The company is no more or barred, by a remark of one word or behind its name. 訪問不可 beside a person forbids calling there, and no mails. */
const isBarred = (text: string, field: string): boolean =>
  (field === 'lastWords' && barsCompany('', text) && !text.trim().startsWith('訪問')) ||
  (field === 'accountName' && barredInName(text).bars !== undefined);

/** 「田中（退職）」 in the column of our own salespeople is no customer who left. */
const ofColleagues: ReadonlySet<string> = new Set(['ownerName', 'previousOwnerName', 'consentDeclaredBy']);

const namesOfPerson: ReadonlySet<string> = new Set(['fullName', 'lastName']);

/** A name that is crossed out, or of somebody who is dead. */
const hearMarks = (name: string): Heard => ({
  ...(isLate(name) ? { retired: true } : {}),
  ...(isCrossedOut(name) ? { noMail: true } : {}),
});
