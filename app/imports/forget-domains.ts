import { accountTerms, customerTerms, type FindingTerm } from '../../domain/people/finding-terms.ts';
import type { WrittenCustomer } from '../../domain/imports/import-undo.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { findAccount, findSomeMembers } from '../people/account-store.ts';
import { findCustomers } from '../people/customer-store.ts';
import { removeTerms } from '../people/finding-store.ts';
import type { JobDeps } from './deps.ts';

const AT_ONCE = 16;
/** Of a company with more people one of them is sure to have the domain. */
const MEMBERS_LOOKED_AT = 200;

/**
 * Takes companies out of the list of domains where the people that a file brought were the only ones with such an address: a
 * domain is its company's, and stays while anybody there has it.
 */
export async function forgetDomains({ db }: JobDeps, customers: readonly WrittenCustomer[]): Promise<void> {
  const brought = new Map(
    customers
      .flatMap(({ before, after }) => {
        const known = before === undefined ? [] : domainsOf(customerTerms(before));
        return domainsOf(customerTerms(after)).filter((term) => !known.some((each) => isSame(each, term)));
      })
      .map((term) => [`${term.id} ${term.key}`, term]),
  );
  const gone = await inParallel([...brought.values()], AT_ONCE, async (term) => {
    const account = await findAccount(db, term.id);
    if (account === undefined) return [term];
    const members = await findSomeMembers(db, term.id, MEMBERS_LOOKED_AT);
    if (members.length === MEMBERS_LOOKED_AT) return [];
    const people = await findCustomers(db, members);
    const terms = [...accountTerms(account), ...[...people.values()].flatMap((each) => customerTerms(each))];
    return terms.some((each) => isSame(each, term)) ? [] : [term];
  });
  await removeTerms(db, gone.flat());
}

const domainsOf = (terms: readonly FindingTerm[]): readonly FindingTerm[] =>
  terms.filter(({ list }) => list === 'domain');

const isSame = (a: FindingTerm, b: FindingTerm): boolean =>
  a.list === b.list && a.key === b.key && a.id === b.id;
