import type { Needs } from '../kernel/deps.ts';
import { exportPerson } from './export-person.ts';
import { showErasure } from './plan-erasure.ts';
import { requestErasure } from './request-erasure.ts';

/** What stands behind the routes about what is stored of one person. */
export const privacyServes = (
  deps: Needs<'db' | 'keyring' | 'linkKeys' | 'settings' | 'publicUrl' | 'fadingQueue' | 'now'>,
) => ({
  exportPerson: exportPerson(deps),
  showErasure: showErasure(deps),
  erasePerson: requestErasure(deps),
});
