import { liftExclusion } from '../../../app/people/lift-exclusion.ts';
import type { AppDeps } from '../../../app/kernel/deps.ts';
import { caseServes } from '../../../app/people/cases.ts';
import { confirmAddress } from '../../../app/people/confirm-address.ts';
import { contactChangeServes } from '../../../app/people/contact-changes.ts';
import { findAlike } from '../../../app/people/find-alike.ts';
import { alikeCompanyServes } from '../../../app/people/alike-company-serves.ts';
import { privacyServes } from '../../../app/privacy/privacy-serves.ts';
import { listMerges } from '../../../app/people/list-merges.ts';
import { listAlike, mergeContacts, tellApart } from '../../../app/people/merge-contacts.ts';
import { undoMerge } from '../../../app/people/undo-merge.ts';

/** What stands behind the routes about records that may be one person, and contacts who may have left. */
export const peopleServes = (deps: AppDeps) => ({
  liftExclusion: liftExclusion(deps),
  listAlike: listAlike(deps),
  findAlike: findAlike(deps),
  tellApart: tellApart(deps),
  mergeContacts: mergeContacts(deps),
  listMerges: listMerges(deps),
  undoMerge: undoMerge(deps),
  ...alikeCompanyServes(deps),
  ...contactChangeServes(deps),
  ...caseServes(deps),
  confirmAddress: confirmAddress(deps),
  ...privacyServes(deps),
});
