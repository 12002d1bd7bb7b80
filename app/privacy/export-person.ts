import type { privacyRoutes } from '../../contract/privacy.ts';
import { personRows, personRowTitles } from '../../contract/person-rows.ts';
import { writeCsv } from '../../domain/kernel/write-csv.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { UserError } from '../../platform/user-error.ts';
import { gatherPerson } from './gather-person.ts';
import { findPersonRecords } from './person-store.ts';

type Deps = Needs<'db' | 'keyring' | 'linkKeys' | 'settings' | 'publicUrl' | 'now'>;

/** Gives out what is stored of one person. The audit log says who asked and how much it was, and nothing of the person. */
export const exportPerson =
  (deps: Deps): Serve<typeof privacyRoutes.exportPerson> =>
  async ({ params: { id }, body: { as } }, caller) => {
    const person = await findPersonRecords(deps.db, id);
    if (person === undefined) throw unknownPerson(id);
    const data = await gatherPerson(deps, person);
    const items = Object.values(data.sections).reduce((sum, stored) => sum + stored.length, 0);
    caller.changed({ thing: data.customerId, after: { as, items } });
    if (as === 'json') return { customerId: data.customerId, items, data };
    const locale = caller.locale ?? (await deps.settings()).locale;
    const csv = writeCsv(personRowTitles(locale), personRows(data, locale));
    return { customerId: data.customerId, items, csv };
  };

export const unknownPerson = (id: string): UserError =>
  new UserError(404, 'unknown-customer', {
    ja: `「${id}」という担当者の記録はありません。アドレスや氏名で探し直してください。`,
    en: `There is no record "${id}". Look for the person by address or name.`,
  });
