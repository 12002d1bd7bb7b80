import type { CompanyRow, ContactRow, findingRoutes } from '../../contract/people.ts';
import {
  accountTerms,
  companyFindingKey,
  customerTerms,
  domainFindingKey,
  nameFindingKey,
  type FindingList,
  type FindingTerm,
} from '../../domain/people/finding-terms.ts';
import { companyDomainOf } from '../../domain/people/free-mail.ts';
import type { Account, Customer } from '../../domain/people/customer.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { Keyring } from '../../platform/keyring.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findAccounts, findSomeMembers } from './account-store.ts';
import { findAccountIdByCode } from './account-alias-store.ts';
import { resolveAddresses } from './address-store.ts';
import { contactRows } from './contact-rows.ts';
import { resolveExternalIds } from './external-id-store.ts';
import { findableParts } from './findable-store.ts';
import { findSpeakers } from './merged-account-store.ts';
import { findTerms, wasAllMadeFindable } from './finding-store.ts';
import { isTheirs, whoseCustomer } from './whose-customer.ts';

type Deps = Needs<'db' | 'keyring' | 'freshSettings' | 'now'>;

/** So many are shown of each kind. */
const SHOWN = 20;
/** So many are looked at of each list: some may be stale, or somebody else's. */
const LOOKED_AT = 50;
/** People of so many found companies are found too. */
const COMPANIES_OPENED = 5;

/** Finds people and companies by at most 37 queries of one page each and some batches of items, however many there are. */
export const findContacts =
  ({ db, keyring, freshSettings, now }: Deps): Serve<typeof findingRoutes.findContacts> =>
  async ({ body: { text } }, { sees }) => {
    const keys = await keyring();
    const [{ model }, whose, isComplete, whole, ...lists] = await Promise.all([
      freshSettings(),
      whoseCustomer(db),
      wasAllMadeFindable(db, findableParts),
      findWhole(db, keys, text),
      ...beginningsIn(text).map(({ list, beginning }) =>
        findTerms(db, list, { beginning, count: LOOKED_AT }),
      ),
    ]);
    const terms = lists.flat();
    const accounts = await findAccounts(db, [...whole.accounts, ...companiesIn(terms)]);
    const speakers = await findSpeakers(db, accounts);
    // By the name of a company that was merged into another, that one is found.
    const found = [
      ...new Map(
        [...accounts.values()]
          .filter(
            (account) =>
              whole.accounts.includes(account.id) || terms.some((term) => isOfAccount(account, term)),
          )
          .map((account) => speakers.get(account.id) ?? account)
          .map((account) => [account.id, account]),
      ).values(),
    ];
    const members = await Promise.all(
      found.slice(0, COMPANIES_OPENED).map(({ id }) => findSomeMembers(db, id, SHOWN)),
    );
    const direct = [...whole.people, ...terms.filter(isOfPerson).map(({ id }) => id)];
    const rows = await contactRows(
      db,
      [...new Set([...direct, ...members.flat()])].slice(0, LOOKED_AT * 2),
      model,
      whose,
      now().getTime(),
    );
    const isHit = ({ customer }: { readonly customer: Customer }): boolean =>
      whole.people.includes(customer.id) ||
      found.some(({ id }) => id === customer.accountId) ||
      terms.some((term) => isOfCustomer(customer, term));
    const people = rows.filter((each) => isHit(each) && isTheirs(sees, each.row));
    const companies = found.filter((account) => isTheirs(sees, whose.ownerOfAccount(account)));
    return {
      people: people.slice(0, SHOWN).map(({ row }): ContactRow => row),
      companies: companies.slice(0, SHOWN).map((account): CompanyRow => ({
        accountId: account.id,
        name: account.name,
        domain:
          account.domain ??
          companyDomainOf(rows.find(({ customer }) => customer.accountId === account.id)?.customer.email) ??
          '',
        ...whose.ownerOfAccount(account),
      })),
      hasMore:
        people.length > SHOWN || companies.length > SHOWN || lists.some(({ length }) => length === LOOKED_AT),
      isComplete,
    };
  };

/** The lists that a text may be the beginning of an entry of. */
function beginningsIn(text: string): readonly { readonly list: FindingList; readonly beginning: string }[] {
  const isAddress = /[^\s@]@[^\s@]/.test(text);
  if (isAddress) return [];
  const name = nameFindingKey(text);
  const all = [
    { list: 'reading', beginning: name },
    { list: 'name', beginning: name },
    { list: 'company', beginning: companyFindingKey(text) },
    { list: 'domain', beginning: domainFindingKey(text) },
  ] as const;
  return all.filter(({ beginning }) => beginning !== '');
}

/** Who has exactly this address or number, and which company this code. */
async function findWhole(
  db: Database,
  keyring: Keyring,
  text: string,
): Promise<{ readonly people: readonly string[]; readonly accounts: readonly string[] }> {
  const [addressees, numbered, accountId] = await Promise.all([
    text.includes('@') ? resolveAddresses(db, keyring, [text]) : undefined,
    resolveExternalIds(db, keyring, [text]),
    findAccountIdByCode(db, keyring, text),
  ]);
  const addressee = addressees?.(text);
  const people = [addressee?.isKnown === true ? addressee.customerId : undefined, numbered(text)];
  return {
    people: people.filter((id) => id !== undefined),
    accounts: accountId === undefined ? [] : [accountId],
  };
}

const isOfPerson = ({ list }: FindingTerm): boolean => list === 'reading' || list === 'name';
const companiesIn = (terms: readonly FindingTerm[]): readonly string[] =>
  terms.filter((term) => !isOfPerson(term)).map(({ id }) => id);

/** Whether an entry is still true: one may have stayed behind when its write broke off. */
const isOfCustomer = (customer: Customer, { list, key, id }: FindingTerm): boolean =>
  id === customer.id && customerTerms(customer).some((term) => term.list === list && term.key === key);
/** A domain may be of the company's people alone, who are not read: it is taken as it stands. */
const isOfAccount = (account: Account, { list, key, id }: FindingTerm): boolean =>
  id === account.id &&
  (list === 'domain' || accountTerms(account).some((term) => term.list === list && term.key === key));
