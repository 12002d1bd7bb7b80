import type { AlikeCompany, alikeCompanyRoutes } from '../../contract/alike-companies.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findAccounts } from './account-store.ts';
import {
  companyParts,
  companyRuns,
  doneOf,
  findCompanyQuestions,
  withdrawCompanies,
} from './alike-company-store.ts';
import { listCompanyMerges, undoUntil } from './company-merge-store.ts';
import { alikeCompanyOf } from './compare-companies.ts';
import { whoseCustomer } from './whose-customer.ts';

const SHOWN = 50;

/** Pairs that nobody has answered, and merges that are under way or can be taken back. */
export const listAlikeCompanies =
  ({ db }: Needs<'db'>): Serve<typeof alikeCompanyRoutes.listAlikeCompanies> =>
  async () => {
    const [questions, run, merges, whose] = await Promise.all([
      findCompanyQuestions(db, SHOWN + 1),
      companyRuns.find(db),
      listCompanyMerges(db),
      whoseCustomer(db),
    ]);
    const accounts = await findAccounts(db, [
      ...questions.flatMap(({ pair }) => pair),
      ...merges.flatMap(({ goes, stays }) => [goes, stays]),
    ]);
    const shown = await inParallel(questions.slice(0, SHOWN), 8, async ({ pair, because }) => {
      const [first, second] = pair.map((id) => accounts.get(id));
      if (
        first === undefined ||
        second === undefined ||
        first.mergedInto !== undefined ||
        second.mergedInto !== undefined
      ) {
        await withdrawCompanies(db, pair);
        return [];
      }
      const [a, b] = await Promise.all([alikeCompanyOf(db, first, whose), alikeCompanyOf(db, second, whose)]);
      // The one that is known better is proposed to stay.
      return [isBetterKnown(b, a) ? { first: b, second: a, because } : { first: a, second: b, because }];
    });
    return {
      pairs: shown.flat(),
      hasMore: questions.length > SHOWN,
      startedAt: run?.startedAt,
      ...(run === undefined || doneOf(run, 'ask') >= companyParts
        ? {}
        : { searching: { done: run.done.length, of: 2 * companyParts } }),
      merges: merges
        .map(({ goes, stays, state, at, by }) => ({
          goes,
          goesName: accounts.get(goes)?.name ?? '',
          stays,
          staysName: accounts.get(stays)?.name ?? '',
          state,
          at,
          by,
          until: undoUntil(at),
        }))
        .toSorted((a, b) => b.at.localeCompare(a.at)),
    };
  };

const isBetterKnown = (b: AlikeCompany, a: AlikeCompany): boolean =>
  a.code === undefined && b.code !== undefined
    ? true
    : (a.code === undefined) === (b.code === undefined) && b.contacts > a.contacts;
