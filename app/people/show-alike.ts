import type { CompanyView } from '../../contract/people.ts';
import type { Account } from '../../domain/people/customer.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { findAccounts } from './account-store.ts';
import { findQuestionsOf } from './alike-company-store.ts';
import { listCompanyMerges, undoUntil } from './company-merge-store.ts';

const SHOWN = 10;

/** Which other companies may be this one, and which were found to be and can be told apart again. */
export async function alikeOf(
  db: Database,
  { id, mergedFrom }: Account,
): Promise<Pick<CompanyView, 'alike' | 'merges'>> {
  const [questions, merges] = await Promise.all([
    findQuestionsOf(db, id, SHOWN),
    // Whoever was merged into it is named with it; of one that is being taken back only the list knows.
    mergedFrom === undefined ? [] : listCompanyMerges(db),
  ]);
  const own = merges.filter(({ stays }) => stays === id);
  const accounts = await findAccounts(db, [
    ...questions.map(({ otherId }) => otherId),
    ...own.map(({ goes }) => goes),
  ]);
  return {
    alike: questions.flatMap(({ otherId, because }) => {
      const other = accounts.get(otherId);
      return other === undefined || other.mergedInto !== undefined
        ? []
        : [{ accountId: otherId, name: other.name, because }];
    }),
    merges: own.map(({ goes, state, at, by }) => ({
      goes,
      name: accounts.get(goes)?.name ?? '',
      state,
      at,
      by,
      until: undoUntil(at),
    })),
  };
}
