import type { CustomerRecord } from './import-records.ts';
import { barredInName } from './barred-companies.ts';
import { canonicalIndustry } from './canonical-industry.ts';
import {
  asList,
  asLongText,
  asText,
  type FieldReaders,
  type Finished,
  type KindReader,
  kindReader,
} from './kind-reader.ts';
import { type CellContext, empty, type Parsed, unreadable, value } from './parsed.ts';
import { readChoice, readConsentBasis, readFlag } from './read-choice.ts';
import {
  anyOf,
  both,
  either,
  not,
  type RefusalDraft,
  refusalReaders,
  refusesMail,
  weakerBasis,
} from './refusal-readers.ts';
import { readPermission, readRefusal } from './refusal-values.ts';
import { namesNoCompany } from '../people/company-name.ts';
import { isTimeZone } from '../kernel/time-zone.ts';
import { halfWidth } from './clean-text.ts';
import { hearCustomer } from './hear-customer.ts';
import type { ConsentBasis } from '../people/customer.ts';
import { readDate, readDateOrMonth } from './read-date.ts';
import { readEmail } from './read-email.ts';
import { joinName, joinReadings, nameAndPosition, readingOf, withoutHonorific } from './read-name.ts';
import { readCount, readMonth } from './read-number.ts';
import { asColleague } from './read-colleague.ts';
import { asRegion } from './read-region.ts';
import { readPhone } from './read-phone.ts';
import { readEmployed, readRetired } from './read-retired.ts';
import { sameCustomer } from './same-customer.ts';
import { endsInTitle, splitDepartment } from './split-department.ts';
import { readAnswers } from './survey-answers.ts';
import { words } from './words.ts';

/**
 * Reads people. The address, the refusals and the dates that decide who is mailed and when (last contact, last deal,
 * wake, consent) refuse the row if unreadable; a broken phone or contract date is left out with a warning.
 */
export const customerRows = (): KindReader<CustomerRecord> =>
  kindReader<CustomerDraft, CustomerRecord>({
    readers,
    start: () => ({}),
    finish,
    hears: hearCustomer,
    mustKeep: (draft) =>
      draft.email !== undefined &&
      (refusesMail(draft) === true || draft.retired === true || draft.employed === false),
    keyOf: ({ email }) => (email === undefined ? undefined : { field: 'email', key: email }),
    merge: sameCustomer,
  });

type CustomerDraft = Omit<Required<CustomerRecord>, 'consentBasis'> &
  RefusalDraft & {
    readonly departmentAndTitle: string;
    readonly callAllowed: boolean;
    readonly employed: boolean;
    readonly consentBasis: ConsentBasis | 'refused';
  };

const agreed = words(
  `同意 | 同意する | 同意済 | 同意済み | 同意あり | 許可 | 可 | granted | agreed | opt-in`,
);
const declined = words(`同意しない | 不同意 | 同意なし | 未同意 | 拒否 | 不可 | denied | declined | opt-out`);
/** An industry under its usual name, with a note where the file wrote it otherwise. */
export const asIndustry = {
  read: (cell: string, { isAbroad }: Pick<CellContext, 'isAbroad'> = {}) => {
    const { industry, changed } = canonicalIndustry(cell, isAbroad);
    return value(industry, changed ? 'industryUnified' : undefined);
  },
} as const;

/** What a scanner could not read stands as a question mark: better no name than a wrong one. */
const readName = (cell: string): Parsed<string> =>
  /[?？〓■□\ufffd]/.test(cell) ? unreadable('unreadableName') : value(cell);
const asName = { read: readName, spoken: true } as const;

/** One of our own by name. */
export const asOwner = { ...asName, ...asColleague } as const;

/** A company's name without 御中. */
export const asCompany = {
  read: (cell: string) => value(withoutHonorific(barredInName(cell).name)),
  spoken: true,
} as const;

const readers: FieldReaders<CustomerDraft> = {
  email: { read: readEmail, matters: true, spoken: true },
  fullName: asName,
  lastName: asName,
  firstName: asName,
  kana: { read: (cell) => value(readingOf(cell)), join: joinReadings },
  department: asText,
  title: asText,
  departmentAndTitle: asText,
  phoneDirect: { read: readPhone },
  phoneMobile: { read: readPhone },
  phoneMain: { read: readPhone },
  accountName: {
    ...asName,
    read: (cell) => (namesNoCompany(cell) ? empty : readName(withoutHonorific(barredInName(cell).name))),
  },
  accountCode: asText,
  site: asText,
  region: asRegion,
  industry: asIndustry,
  employees: { read: readCount },
  tags: asList,
  answers: { spoken: true, read: readAnswers, join: (one, other) => [...one, ...other] },
  acquisitionRoute: asText,
  firstSeenOn: { read: readDate, dates: true },
  lastTwoWayOn: { read: readDate, dates: true, matters: true },
  lastDealOn: { read: readDate, dates: true, matters: true },
  contractEndsOn: { read: readDateOrMonth('last'), dates: true },
  wakeOn: { read: readDateOrMonth('first'), dates: true, matters: true },
  fiscalYearEndMonth: { read: readMonth },
  ownerName: asOwner,
  ownerEmail: { read: readEmail },
  previousOwnerName: asText,
  ...refusalReaders,
  noCall: { read: readRefusal, matters: true, join: either },
  callAllowed: { read: readPermission, matters: true, join: both },
  preferredContact: { spoken: true, read: (cell, context) => readPreferred(withoutDenied(cell), context) },
  consentBasis: { read: readConsentBasis, join: weakerBasis },
  consentOn: { read: readDate, dates: true, matters: true },
  consentEvidence: asLongText,
  consentDeclaredBy: asText,
  trackingConsent: { read: readFlag(agreed, declined), matters: true, join: both },
  locale: {
    read: readChoice([
      ['ja', /日本|^ja|jpn|japanese/],
      ['en', /英語|^en|english/],
    ]),
  },
  country: asText,
  timeZone: { read: readTimeZone, matters: true },
  externalId: asText,
  retired: { read: readRetired, matters: true, join: either },
  employed: { read: readEmployed, matters: true, join: both },
  lastWords: asLongText,
};

/** A name of the IANA database; of GMT+9 and the like nobody knows when summer time begins. */
function readTimeZone(cell: string): Parsed<string> {
  const name = halfWidth(cell).trim();
  return isTimeZone(name) ? value(name) : unreadable('unknownTimeZone');
}

const readPreferred = readChoice([
  ['phone', /電話|tel|phone|call/],
  ['mail', /メール|mail/],
  ['online', /オンライン|web|online|zoom|teams|meet/],
]);

/** `電話以外` and `メール不可` prefer something else. */
const withoutDenied = (cell: string): string =>
  cell.replaceAll(
    /(?:[^、,・/（(\s]{1,8}?)(?:は|の)?(?:以外|不可|NG|ＮＧ|禁止|不要|拒否|お断り)|\b(?:no|not|except)\s+\S+/gi,
    '',
  );

const finish = (draft: Partial<CustomerDraft>): Finished<CustomerRecord> => {
  const {
    departmentAndTitle,
    callAllowed,
    noContact,
    contactAllowed,
    mailAllowed: _mailAllowed,
    mailStatus: _mailStatus,
    refusalNoted: _refusalNoted,
    employed,
    consentBasis,
    tags,
    fullName,
    lastName,
    firstName,
    department,
    title,
    ...rest
  } = draft;
  const { name, position, kana } =
    fullName === undefined
      ? { name: joinName(lastName, firstName), position: {}, kana: undefined }
      : nameAndPosition(fullName);
  const parts = lastName !== undefined && firstName !== undefined ? joinName(lastName, firstName) : name;
  const noMail = refusesMail(draft, consentBasis === 'refused' || undefined);
  const noCall = anyOf([rest.noCall, not(callAllowed), noContact, not(contactAllowed)]);
  const retired = anyOf([rest.retired, not(employed)]);
  const record: CustomerRecord = {
    ...rest,
    ...parts,
    ...(fullName !== undefined && name.fullName !== undefined ? { fullName: name.fullName } : {}),
    ...(kana === undefined || rest.kana !== undefined ? {} : { kana: kana.normalize('NFKC') }),
    ...position,
    ...positionOf({ department, title, departmentAndTitle }),
    ...(noCall === undefined ? {} : { noCall }),
    ...(noMail === undefined ? {} : { noMail }),
    ...(retired === undefined ? {} : { retired }),
    ...(consentBasis === undefined
      ? {}
      : { consentBasis: consentBasis === 'refused' ? 'unknown' : consentBasis }),
    tags: tags ?? [],
  };
  const isKnown = record.email !== undefined || (record.fullName !== undefined && hasAccount(record));
  return isKnown
    ? { kind: 'records', records: [record] }
    : { kind: 'refused', field: 'email', code: 'noNameOrEmail' };
};

const hasAccount = ({ accountName, accountCode }: CustomerRecord): boolean =>
  accountName !== undefined || accountCode !== undefined;

type Given = {
  readonly department: string | undefined;
  readonly title: string | undefined;
  readonly departmentAndTitle: string | undefined;
};

/** One column for both is split; of a department and a title column each is believed, unless the other is blank. */
const positionOf = ({
  department,
  title,
  departmentAndTitle,
}: Given): Pick<CustomerRecord, 'department' | 'title'> => {
  const joined = departmentAndTitle === undefined ? {} : splitDepartment(departmentAndTitle);
  const one = title === undefined ? department : department === undefined ? title : undefined;
  const split = one !== undefined && endsInTitle(one) ? splitDepartment(one) : {};
  const given = {
    ...(department === undefined ? {} : { department }),
    ...(title === undefined ? {} : { title }),
  };
  return { ...joined, ...given, ...split };
};
