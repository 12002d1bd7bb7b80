import { present } from '../kernel/present.ts';
import { laterOf, type LocalDate } from '../kernel/local-date.ts';
import { readCompanyName } from './company-name.ts';
import { accountFieldsSchema, type Account, type Customer } from './customer.ts';
import { companyDomainOf } from './free-mail.ts';

/** Why two companies may be one. `name`: but for its legal form or a site behind it. */
export const alikeCompanyReasons = ['name', 'domain', 'phone'] as const;
export type AlikeCompanyReason = (typeof alikeCompanyReasons)[number];

/** What tells whether two companies are one; domains and numbers are those of their people. */
export interface KnownCompany {
  readonly name: string;
  readonly parentName?: string | undefined;
  readonly domains: readonly string[];
  readonly phones: readonly string[];
}

/** So many domains and numbers of one company are compared. */
const MOST = 3;

/** A company with what its people say of it: the mail domains and main numbers that most of them have. */
export const knownCompany = (
  { name, parentName, domain }: Pick<Account, 'name' | 'parentName' | 'domain'>,
  people: readonly Pick<Customer, 'email' | 'phoneMain'>[],
): KnownCompany => ({
  name,
  parentName,
  domains: mostOf([
    ...(domain === undefined ? [] : [companyDomainOf(`@${domain.toLowerCase()}`)]),
    ...people.map(({ email }) => companyDomainOf(email?.toLowerCase())),
  ]),
  phones: mostOf(people.map(({ phoneMain }) => digitsOf(phoneMain))),
});

function mostOf(values: readonly (string | undefined)[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, often], [b, seldom]) => seldom - often || a.localeCompare(b))
    .slice(0, MOST)
    .map(([value]) => value);
}

const digitsOf = (phone: string | undefined): string | undefined => {
  const digits = (phone ?? '').normalize('NFKC').replaceAll(/\D/g, '').replace(/^81/, '0');
  return digits.length < 9 ? undefined : digits;
};

/** Keys of which two companies that may be one have one in common. */
export const companyKeysOf = ({ name, domains, phones }: KnownCompany): readonly string[] => {
  const { base } = readCompanyName(name);
  return [
    ...(base === '' ? [] : [`name:${base}`]),
    ...domains.map((domain) => `domain:${domain}`),
    ...phones.map((phone) => `phone:${phone}`),
  ];
};

/**
 * Why two companies may be one; nothing where they are known not to be: a holding company is not what it holds, nor is a
 * parent its daughter. That two are asked about makes them one by no means.
 */
export function whyCompaniesAlike(a: KnownCompany, b: KnownCompany): readonly AlikeCompanyReason[] {
  const [first, second] = [readCompanyName(a.name), readCompanyName(b.name)];
  if (first.isHolding !== second.isHolding || isParentOf(a, b) || isParentOf(b, a)) return [];
  return [
    ...(first.base !== '' && first.base === second.base ? (['name'] as const) : []),
    ...(a.domains.some((domain) => b.domains.includes(domain)) ? (['domain'] as const) : []),
    ...(a.phones.some((phone) => b.phones.includes(phone)) ? (['phone'] as const) : []),
  ];
}

const isParentOf = ({ name }: KnownCompany, { parentName }: KnownCompany): boolean =>
  parentName !== undefined && readCompanyName(parentName).base === readCompanyName(name).base;

/** The site of a company that stands behind the name of the other: 浜松 is its 浜松工場, where it has one. */
export function siteBehind(name: string, sites: readonly string[]): string | undefined {
  const { site } = readCompanyName(name);
  if (site === '') return undefined;
  const folded = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  return sites.find((each) => folded(each).startsWith(folded(site))) ?? site;
}

/** What is kept of a company that was merged away, so that it can be given back. */
export type Filled = Partial<Pick<Account, GapField>>;

/** Fields of a company that the other fills where they are missing. */
const gapFields = [
  'code',
  'parentName',
  'industry',
  'employees',
  'revenue',
  'region',
  'country',
  'domain',
  'contractEndsOn',
  'fiscalYearEndMonth',
  'ownerName',
] as const;
type GapField = (typeof gapFields)[number];
export const filledSchema = accountFieldsSchema
  .pick({
    code: true,
    parentName: true,
    industry: true,
    employees: true,
    revenue: true,
    region: true,
    country: true,
    domain: true,
    contractEndsOn: true,
    fiscalYearEndMonth: true,
    ownerName: true,
  })
  .partial();

/** What the company that stays has from the other: what it lacks, and the later end of a contract. */
export const filledFrom = (stays: Account, goes: Account): Filled =>
  present({
    ...Object.fromEntries(
      gapFields.map((field) => [field, stays[field] === undefined ? goes[field] : undefined]),
    ),
    contractEndsOn: isLater(goes.contractEndsOn, stays.contractEndsOn) ? goes.contractEndsOn : undefined,
  });

const isLater = (a: LocalDate | undefined, b: LocalDate | undefined): boolean =>
  a !== undefined && laterOf(a, b) === a && a !== b;

const REASONS = ' / ';
/** Whom we do not mail at all comes first. */
const relations = ['competitor', 'supplier', 'own', 'group', 'customer'] as const;

/** What keeps people of a company from being mailed: of two, the stricter. */
export function stricterOf(
  a: Account,
  b: Account,
): Pick<Account, 'relation' | 'openComplaint' | 'excluded' | 'excludedBecause'> {
  const reasons = [a, b].flatMap(({ excluded, excludedBecause }) =>
    excluded && excludedBecause !== undefined ? excludedBecause.split(REASONS) : [],
  );
  return {
    relation: relations.find((relation) => relation === a.relation || relation === b.relation) ?? a.relation,
    openComplaint: a.openComplaint || b.openComplaint,
    excluded: a.excluded || b.excluded,
    ...(reasons.length === 0
      ? present({ excludedBecause: a.excludedBecause })
      : { excludedBecause: [...new Set(reasons)].join(REASONS) }),
  };
}

/** Two companies as one: the first stays, its gaps are filled, and whatever holds either back holds it. */
export const mergeCompanies = (stays: Account, goes: Account): Account => ({
  ...stays,
  ...filledFrom(stays, goes),
  ...stricterOf(stays, goes),
  mergedFrom: [...new Set([...(stays.mergedFrom ?? []), goes.id])],
});

/** The company that stays, as it is without the other: what it had from it goes, but for what was changed since, and for what holds it back. */
export function parted(stays: Account, goesId: string, filled: Filled, before: Filled): Account {
  const mergedFrom = (stays.mergedFrom ?? []).filter((id) => id !== goesId);
  const back = Object.fromEntries(
    gapFields.flatMap((field) =>
      filled[field] !== undefined && stays[field] === filled[field] ? [[field, before[field]] as const] : [],
    ),
  );
  const { mergedFrom: _former, ...rest } = stays;
  return { ...rest, ...back, ...(mergedFrom.length === 0 ? {} : { mergedFrom }) };
}
