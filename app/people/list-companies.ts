import type { companyRoutes, CompanyRow } from '../../contract/people.ts';
import { accountTerms, type FindingTerm } from '../../domain/people/finding-terms.ts';
import type { Account } from '../../domain/people/customer.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findAccount, findAccounts } from './account-store.ts';
import { findableParts } from './findable-store.ts';
import { findTerms, wasAllMadeFindable } from './finding-store.ts';
import { isTheirs, whoseCustomer } from './whose-customer.ts';

/** So many pages are looked through for what is somebody's own; the next request goes on behind them. */
const PAGES_LOOKED_AT = 10;

/** All companies by name, by cursor: each page reads as much as any other, however many there are. */
export const listCompanies =
  ({ db }: Needs<'db'>): Serve<typeof companyRoutes.listCompanies> =>
  async ({ query: { after, limit } }, { sees }) => {
    const [{ ownerOfAccount }, isComplete] = await Promise.all([
      whoseCustomer(db),
      wasAllMadeFindable(db, findableParts),
    ]);
    const companies: CompanyRow[] = [];
    let from = after === undefined ? undefined : nameOf(await findAccount(db, after), after);
    for (let page = 0; page < PAGES_LOOKED_AT; page++) {
      const terms = await findTerms(db, 'company', { beginning: '', after: from, count: limit });
      const accounts = await findAccounts(
        db,
        terms.map(({ id }) => id),
      );
      for (const term of terms) {
        from = term;
        const account = accounts.get(term.id);
        if (
          account === undefined ||
          account.mergedInto !== undefined ||
          nameTermOf(account)?.key !== term.key
        )
          continue;
        const whose = ownerOfAccount(account);
        if (!isTheirs(sees, whose)) continue;
        companies.push({ accountId: account.id, name: account.name, domain: account.domain ?? '', ...whose });
        if (companies.length === limit) return { companies, next: term.id, isComplete };
      }
      if (terms.length < limit) return { companies, isComplete };
    }
    return { companies, ...(from === undefined ? {} : { next: from.id }), isComplete };
  };

const nameTermOf = (account: Account): FindingTerm | undefined =>
  accountTerms(account).find(({ list }) => list === 'company');

/** The place of the company that a page ended with, as it is called now. */
function nameOf(account: Account | undefined, id: string): FindingTerm {
  const term = account === undefined ? undefined : nameTermOf(account);
  if (term !== undefined) return term;
  throw new UserError(409, 'list-moved', {
    ja: `一覧の続きの位置（after="${id}"）が見つかりません。最初から開き直してください。`,
    en: `The place in the list (after="${id}") is gone. Begin from the start.`,
  });
}
