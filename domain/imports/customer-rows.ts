import type { CustomerRecord } from './import-records.ts';
import { canonicalIndustry } from './canonical-industry.ts';
import {
  asList,
  asText,
  type FieldReaders,
  type Finished,
  type KindReader,
  kindReader,
} from './kind-reader.ts';
import { value } from './parsed.ts';
import { readChoice, readConsentBasis, readFlag } from './read-choice.ts';
import { readDate, readDateOrMonth } from './read-date.ts';
import { readEmail } from './read-email.ts';
import { joinName, splitName, withoutHonorific } from './read-name.ts';
import { readCount, readMonth } from './read-number.ts';
import { readPhone } from './read-phone.ts';
import { endsInTitle, splitDepartment } from './split-department.ts';
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
    keyOf: ({ email }) => (email === undefined ? undefined : { field: 'email', key: email }),
    // The later row wins, but a refusal in any row of the same person stays.
    merge: (earlier, later) => ({
      ...later,
      ...(earlier.noMail ? { noMail: true } : {}),
      ...(earlier.noCall ? { noCall: true } : {}),
    }),
  });

type CustomerDraft = Required<CustomerRecord> & {
  readonly departmentAndTitle: string;
  readonly callAllowed: boolean;
  readonly mailAllowed: boolean;
  readonly employed: boolean;
};

const refusing = words(`
      ng | 不可 | 禁止 | 停止 | 拒否 | 配信停止 | 配信不可 | 配信拒否 | 停止希望 | 希望しない | 不要
      しない | opt-out | 解除 | 除外
    `);
const allowing = words(`
      ok | 可 | 可能 | 許可 | 希望 | 希望する | 配信 | 配信可 | 配信中 | 配信する | する | 送信可
      opt-in | 購読 | 購読中 | 必要
    `);
const gone = words(`退職 | 退職済 | 退職済み | 異動 | 休職 | 離職 | 転職`);
const present = words(`在籍 | 在職 | 在籍中 | 在職中 | 現職`);

/** An industry under its usual name, with a note where the file wrote it otherwise. */
export const asIndustry = {
  read: (cell: string) => {
    const { industry, changed } = canonicalIndustry(cell);
    return value(industry, changed ? 'industryUnified' : undefined);
  },
} as const;

/** A company's name without 御中. */
export const asCompany = { read: (cell: string) => value(withoutHonorific(cell)) } as const;

const readers: FieldReaders<CustomerDraft> = {
  email: { read: readEmail, matters: true },
  fullName: asText,
  lastName: asText,
  firstName: asText,
  kana: { read: (cell) => value(cell.normalize('NFKC').replaceAll(/\s+/g, ' ')) },
  department: asText,
  title: asText,
  departmentAndTitle: asText,
  phoneDirect: { read: readPhone },
  phoneMobile: { read: readPhone },
  phoneMain: { read: readPhone },
  accountName: asCompany,
  accountCode: asText,
  site: asText,
  region: asText,
  industry: asIndustry,
  employees: { read: readCount },
  tags: asList,
  acquisitionRoute: asText,
  firstSeenOn: { read: readDate, dates: true },
  lastTwoWayOn: { read: readDate, dates: true, matters: true },
  lastDealOn: { read: readDate, dates: true, matters: true },
  contractEndsOn: { read: readDateOrMonth('last'), dates: true },
  wakeOn: { read: readDateOrMonth('first'), dates: true, matters: true },
  fiscalYearEndMonth: { read: readMonth },
  ownerName: asCompany,
  ownerEmail: { read: readEmail },
  previousOwnerName: asText,
  noCall: { read: readFlag(refusing, allowing), matters: true },
  callAllowed: { read: readFlag(allowing, refusing), matters: true },
  noMail: { read: readFlag(refusing, allowing), matters: true },
  mailAllowed: { read: readFlag(allowing, refusing), matters: true },
  preferredContact: {
    read: readChoice([
      ['phone', /電話|tel|phone|call/],
      ['mail', /メール|mail/],
      ['online', /オンライン|web|online|zoom|teams|meet/],
    ]),
  },
  consentBasis: { read: readConsentBasis },
  consentOn: { read: readDate, dates: true, matters: true },
  consentEvidence: asText,
  consentDeclaredBy: asText,
  locale: {
    read: readChoice([
      ['ja', /日本|^ja|jpn|japanese/],
      ['en', /英語|^en|english/],
    ]),
  },
  country: asText,
  externalId: asText,
  retired: { read: readFlag(gone, present), matters: true },
  employed: { read: readFlag(present, gone), matters: true },
  lastWords: asText,
};

const finish = (draft: Partial<CustomerDraft>): Finished<CustomerRecord> => {
  const {
    departmentAndTitle,
    callAllowed,
    mailAllowed,
    employed,
    tags,
    fullName,
    lastName,
    firstName,
    department,
    title,
    ...rest
  } = draft;
  const name = fullName === undefined ? joinName(lastName, firstName) : splitName(fullName);
  const parts = lastName !== undefined && firstName !== undefined ? joinName(lastName, firstName) : name;
  const record: CustomerRecord = {
    ...rest,
    ...parts,
    ...(fullName !== undefined && name.fullName !== undefined ? { fullName: name.fullName } : {}),
    ...positionOf({ department, title, departmentAndTitle }),
    ...(rest.noCall === undefined && callAllowed !== undefined ? { noCall: !callAllowed } : {}),
    ...(rest.noMail === true || mailAllowed === false ? { noMail: true } : {}),
    ...(rest.noMail === undefined && mailAllowed === true ? { noMail: false } : {}),
    ...(rest.retired === undefined && employed !== undefined ? { retired: !employed } : {}),
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
