import type { alikeCompanyRoutes, AlikeCompany, CompanySide } from '../../contract/alike-companies.ts';
import { holdsOf, refusesAll } from '../../domain/people/causes.ts';
import type { Account, Customer } from '../../domain/people/customer.ts';
import { relate, type Deal } from '../../domain/people/relationship.ts';
import {
  knownCompany,
  mergeCompanies,
  siteBehind,
  whyCompaniesAlike,
  type KnownCompany,
} from '../../domain/people/same-company.ts';
import type { Standing } from '../../domain/people/standing.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { countMembers, findAccount } from './account-store.ts';
import { findCustomers, findStandings } from './customer-store.ts';
import { findDeals } from './deal-store.ts';
import { findMembersBehind } from './merged-account-store.ts';
import { whoseCustomer, type WhoseCustomer } from './whose-customer.ts';

/** People of a company are counted no further, and so many are looked at. */
const [COUNTED, LOOKED_AT] = [1000, 300];

/** Two companies side by side, and as they would be as one. */
export const compareCompanies =
  ({ db }: Needs<'db'>): Serve<typeof alikeCompanyRoutes.compareCompanies> =>
  async ({ params: { id, other } }) => {
    const whose = await whoseCustomer(db);
    const [stays, goes] = await Promise.all([readSide(db, id, whose), readSide(db, other, whose)]);
    const merged = mergeCompanies(stays.account, goes.account);
    const site = siteBehind(goes.account.name, stays.view.sites);
    const deals = [...new Map([...goes.deals, ...stays.deals].map((deal) => [deal.dealId, deal])).values()];
    return {
      stays: stays.view,
      goes: goes.view,
      because: [...whyCompaniesAlike(stays.known, goes.known)],
      ...(site === undefined ? {} : { site }),
      after: {
        ...shownOf(merged, deals),
        owner: whose.ownerOfAccount(merged).owner,
        contacts: stays.view.contacts + goes.view.contacts,
        left: stays.view.left + goes.view.left,
        refusing: stays.view.refusing + goes.view.refusing,
        domains: [...new Set([...stays.known.domains, ...goes.known.domains])],
        phones: [...new Set([...stays.known.phones, ...goes.known.phones])],
        sites: [...new Set([...stays.view.sites, ...goes.view.sites, ...(site === undefined ? [] : [site])])],
      },
    };
  };

interface Side {
  readonly account: Account;
  readonly known: KnownCompany;
  readonly deals: readonly Deal[];
  readonly view: CompanySide;
}

async function readSide(db: Database, id: string, whose: WhoseCustomer): Promise<Side> {
  const account = await findAccount(db, id);
  if (account === undefined) throw unknownCompany(id);
  const members = await findMembersBehind(db, id, { after: undefined, count: LOOKED_AT });
  const [people, standings, deals, contacts] = await Promise.all([
    findCustomers(db, members),
    findStandings(db, members),
    findDeals(db, id),
    countMembers(db, id, COUNTED),
  ]);
  const here = [...people.values()].filter(({ mergedInto }) => mergedInto === undefined);
  const known = knownCompany(account, here);
  const sites = new Set(here.flatMap(({ site }) => (site === undefined || site === '' ? [] : [site])));
  return {
    account,
    known,
    deals,
    view: {
      ...shownOf(account, deals),
      owner: whose.ownerOfAccount(account).owner,
      contacts,
      left: here.filter((each) => hasLeft(each, standings.get(each.id))).length,
      refusing: here.filter((each) => refusesAll(each, standings.get(each.id))).length,
      domains: [...known.domains],
      phones: [...known.phones],
      sites: [...sites],
    },
  };
}

const shownOf = (account: Account, deals: readonly Deal[]) => {
  const { wonTotal, lastWonOn } = relate(deals);
  return {
    accountId: account.id,
    name: account.name,
    code: account.code,
    deals: deals.length,
    wonTotal,
    lastWonOn,
    contractEndsOn: account.contractEndsOn,
    relation: account.relation,
    excluded: account.excluded,
    openComplaint: account.openComplaint,
  };
};

const hasLeft = ({ retired }: Customer, standing: Standing | undefined): boolean =>
  retired || (standing !== undefined && holdsOf(standing).leftCompany);

/** A company as a list of questions shows it. */
export const alikeCompanyOf = async (
  db: Database,
  account: Account,
  whose: WhoseCustomer,
): Promise<AlikeCompany> => ({
  accountId: account.id,
  name: account.name,
  code: account.code,
  owner: whose.ownerOfAccount(account).owner,
  contacts: await countMembers(db, account.id, COUNTED),
});

export const unknownCompany = (id: string): UserError =>
  new UserError(404, 'unknown-company', {
    ja: `会社「${id}」はありません。会社の一覧から開き直してください。`,
    en: `There is no company "${id}". Open it from the list of companies.`,
  });
