import type { Needs } from '../kernel/deps.ts';
import { compareCompanies } from './compare-companies.ts';
import { findAlikeCompanies } from './find-alike-companies.ts';
import { listAlikeCompanies } from './list-alike-companies.ts';
import { mergeCompanies, tellCompaniesApart, undoCompanyMerge } from './merge-companies.ts';

/** What stands behind the routes about companies that may be one. */
export const alikeCompanyServes = (deps: Needs<'db' | 'now' | 'audienceQueue'>) => ({
  listAlikeCompanies: listAlikeCompanies(deps),
  findAlikeCompanies: findAlikeCompanies(deps),
  compareCompanies: compareCompanies(deps),
  tellCompaniesApart: tellCompaniesApart(deps),
  mergeCompanies: mergeCompanies(deps),
  undoCompanyMerge: undoCompanyMerge(deps),
});
