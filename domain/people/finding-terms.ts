import type { LocalDate } from '../kernel/local-date.ts';
import type { Account, Customer } from './customer.ts';
import { companyDomainOf } from './free-mail.ts';
import { addressKey, companyKey } from './names.ts';

/** A list of beginnings: people by reading (all of them, in its order) and by name, companies by name and by domain. */
export type FindingList = 'reading' | 'name' | 'company' | 'domain';

/** Under what somebody or something is found; `id` is of a customer, or of an account. */
export interface FindingTerm {
  readonly list: FindingList;
  readonly key: string;
  readonly id: string;
}

/** DynamoDB takes 1024 bytes of sort key; nobody types more letters than this. */
const LONGEST = 80;

/** A person's name or reading as it is looked for: width, case, spaces, and hiragana or katakana make no difference. */
export const nameFindingKey = (text: string): string =>
  hiragana(text.normalize('NFKC').toLowerCase())
    .replaceAll(/[\s.,・'’#-]+/g, '')
    .slice(0, LONGEST);

/** A company's name as it is looked for: 株式会社, ㈱, Inc. are left out beside what a person's name leaves out. */
export const companyFindingKey = (text: string): string =>
  hiragana(companyKey(text)).replaceAll('#', '').slice(0, LONGEST);

/** A domain as it is looked for, with or without what stands before it; empty where the text can be none. */
export function domainFindingKey(text: string): string {
  const typed = addressKey(text).replace(/^@/, '');
  return /^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u.test(typed) ? typed.slice(0, LONGEST) : '';
}

/** Under what a customer is found. Everybody stands once in the list of readings: by name where no reading is known. */
export function customerTerms({
  id,
  accountId,
  kana,
  fullName,
  lastName,
  firstName,
  email,
  mergedInto,
}: Customer): readonly FindingTerm[] {
  if (mergedInto !== undefined) return [];
  const name = nameFindingKey(fullName ?? [lastName, firstName].filter(Boolean).join(''));
  const reading = nameFindingKey(kana ?? '');
  const first = [reading, name, nameFindingKey(email ?? '')].find((key) => key !== '') ?? id;
  const domain = domainFindingKey(companyDomainOf(email) ?? '');
  return [
    { list: 'reading', key: first, id },
    ...(name === '' || name === first ? [] : [{ list: 'name', key: name, id } as const]),
    ...(domain === '' ? [] : [{ list: 'domain', key: domain, id: accountId } as const]),
  ];
}

/** Under what a company is found. */
export function accountTerms({ id, name, domain }: Account): readonly FindingTerm[] {
  const [byName, byDomain] = [companyFindingKey(name), domainFindingKey(domain ?? '')];
  return [
    ...(byName === '' ? [] : [{ list: 'company', key: byName, id } as const]),
    ...(byDomain === '' ? [] : [{ list: 'domain', key: byDomain, id } as const]),
  ];
}

/** A day as a number that sorts. */
export const dayNumber = (day: LocalDate): number => Math.floor(Date.parse(day) / 86_400_000);

/** The block of katakana lies so far behind that of hiragana. */
const KANA_DISTANCE = 0x60;
const hiragana = (text: string): string =>
  text.replaceAll(/[ァ-ヶ]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - KANA_DISTANCE));
