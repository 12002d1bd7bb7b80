import type { AppDeps } from '../../../app/kernel/deps.ts';
import { findAlike } from '../../../app/people/find-alike.ts';
import { listAlike, mergeContacts, tellApart } from '../../../app/people/merge-contacts.ts';

/** What stands behind the routes about records that may be one person. */
export const alikeServes = (deps: AppDeps) => ({
  listAlike: listAlike(deps),
  findAlike: findAlike(deps),
  tellApart: tellApart(deps),
  mergeContacts: mergeContacts(deps),
});
