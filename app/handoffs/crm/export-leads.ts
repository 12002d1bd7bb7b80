import { dayOf } from '../../../domain/kernel/time-zone.ts';
import { handoffRoutes } from '../../../contract/handoffs.ts';
import type { Serve } from '../../kernel/serve-routes.ts';
import { findAccounts } from '../../people/account-store.ts';
import { findCustomers, loadStanding } from '../../people/customer-store.ts';
import { listOwners } from '../../people/owner-store.ts';
import { inParallel } from '../../../platform/in-parallel.ts';
import { findOpenHandoffs } from '../handoff-store.ts';
import { findInterests, findTopLeads } from '../../interest/interest-store.ts';
import {
  columnsFor,
  crmNameSchema,
  type CrmLead,
  type CrmName,
} from '../../../domain/handoffs/crm/crm-columns.ts';
import { holdsOf, refusesAll } from '../../../domain/people/causes.ts';
import type { Account, Customer, Owner } from '../../../domain/people/customer.ts';
import { ownerCalled } from '../../../domain/handoffs/route/choose-owner.ts';
import type { Standing } from '../../../domain/people/standing.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import type { StoredInterest } from '../../interest/interest-store.ts';
import { interestAt } from '../../../domain/interest/heat.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import { writeCsv, writeProgramCsv } from '../../../domain/kernel/write-csv.ts';
import { UserError } from '../../../platform/user-error.ts';
import type { Needs } from '../../kernel/deps.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;

/** An answer of Lambda holds 6 MB; a row takes some 400 bytes. */
const MAXIMUM_LEADS = 5_000;
const AT_ONCE = 32;

/** Hot and warm leads, the hottest first, as a file for a CRM. */
export const exportLeads =
  (deps: Deps): Serve<typeof handoffRoutes.exportLeads> =>
  async ({ params }) => {
    const crm = crmOf(params.crm);
    const [{ locale }, leads] = await Promise.all([deps.freshSettings(), gather(deps)]);
    const columns = columnsFor(crm, locale);
    const write = crm === 'excel' ? writeCsv : writeProgramCsv;
    const csv = write(
      columns.map(({ title }) => title),
      leads.map((lead) => columns.map(({ cell }) => cell(lead))),
    );
    return { crm, rows: leads.length, isCut: leads.length >= MAXIMUM_LEADS, csv };
  };

function crmOf(name: string): CrmName {
  const found = crmNameSchema.safeParse(name);
  if (found.success) return found.data;
  throw new UserError(404, 'unknown-crm', {
    ja: `「${name}」向けの出力はありません。${crmNameSchema.options.join('、')} のどれかです。`,
    en: `There is no file for "${name}". It is one of ${crmNameSchema.options.join(', ')}.`,
  });
}

/** Everything about one lead, before it becomes a row. */
interface Gathered {
  readonly customer: Customer;
  readonly account: Account | undefined;
  readonly standing: Standing;
  readonly interest: StoredInterest;
  readonly handoff: Handoff | undefined;
  readonly owner: Owner | undefined;
}

async function gather({ db, freshSettings, now }: Deps): Promise<readonly CrmLead[]> {
  const settings = await freshSettings();
  const at = now();
  const ranked = [
    ...(await findTopLeads(db, settings.model.id, 'hot', MAXIMUM_LEADS)),
    ...(await findTopLeads(db, settings.model.id, 'warm', MAXIMUM_LEADS)),
  ].slice(0, MAXIMUM_LEADS);
  const ids = ranked.map(({ customerId }) => customerId);
  const [customers, interests, handoffs, owners] = await Promise.all([
    findCustomers(db, ids),
    findInterests(db, ids, settings.model.id),
    findOpenHandoffs(db),
    listOwners(db),
  ]);
  const accounts = await findAccounts(
    db,
    [...customers.values()].map(({ accountId }) => accountId),
  );
  const rows = await inParallel(ids, AT_ONCE, async (customerId) => {
    const [customer, interest] = [customers.get(customerId), interests.get(customerId)];
    if (customer === undefined || interest === undefined) return [];
    const account = accounts.get(customer.accountId);
    const handoff = handoffs.find(
      (each) => each.customerId === customerId || each.joinedCustomerIds.includes(customerId),
    );
    const ownerName = customer.ownerName ?? account?.ownerName;
    const owner =
      handoff === undefined
        ? ownerCalled(owners, ownerName)
        : owners.find(({ id }) => id === handoff.ownerId);
    const standing = await loadStanding(db, customerId, at.toISOString());
    return [rowOf({ customer, account, standing, interest, handoff, owner }, settings, at.getTime())];
  });
  return rows.flat();
}

function rowOf(gathered: Gathered, { model, calendar }: Settings, nowEpochMs: number): CrmLead {
  const { customer, account, standing, interest, handoff, owner } = gathered;
  const day = (iso: string | undefined): string =>
    iso === undefined ? '' : dayOf(Date.parse(iso), calendar.timeZone);
  return {
    customerId: customer.id,
    externalId: customer.externalId ?? '',
    lastName: customer.lastName ?? customer.fullName ?? '',
    firstName: customer.firstName ?? '',
    kana: customer.kana ?? '',
    company: account?.name ?? customer.accountName ?? '',
    department: customer.department ?? '',
    title: customer.title ?? '',
    email: customer.email ?? '',
    phone: customer.phoneDirect ?? customer.phoneMain ?? '',
    phoneDirect: customer.phoneDirect ?? '',
    phoneMain: customer.phoneMain ?? '',
    mobile: customer.phoneMobile ?? '',
    industry: customer.industry ?? account?.industry ?? '',
    employees: String(customer.employees ?? account?.employees ?? ''),
    ownerName: owner?.name ?? customer.ownerName ?? account?.ownerName ?? '',
    ownerEmail: owner?.email ?? customer.ownerEmail ?? '',
    usualOwner: customer.ownerName ?? account?.ownerName ?? '',
    handedTo: handoff === undefined ? '' : (owner?.name ?? ''),
    status: standing.status,
    temperature: interest.temperature,
    interest: interestAt(interest.heat, nowEpochMs, model.halfLifeDays).toFixed(1),
    rank: handoff?.rank ?? '',
    handoffCode: handoff?.code ?? '',
    handedOverOn: day(handoff?.createdAt),
    lastActOn: day(interest.lastActAt),
    noMail: refusesAll(customer, standing),
    noCall: customer.noCall || holdsOf(standing).neverContact,
  };
}
