import type { ErasurePlan, privacyRoutes } from '../../contract/privacy.ts';
import { addressesOf, type Customer } from '../../domain/people/customer.ts';
import { isOpen } from '../../domain/handoffs/handoff.ts';
import type { Erasure } from '../../domain/privacy/erasure.ts';
import { personSections, sectionOf, type PersonSection } from '../../domain/privacy/person-items.ts';
import type { Item } from '../../platform/dynamodb/database.ts';
import { handoffsIn } from '../handoffs/handoff-store.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { mailsIn } from '../mail/mail-store.ts';
import { findCustomers } from '../people/customer-store.ts';
import { findDealsAround } from '../people/merged-account-store.ts';
import { listOwners } from '../people/owner-store.ts';
import { findErasure } from './erasure-store.ts';
import { unknownPerson } from './export-person.ts';
import { consentUntil, lastSentAt } from './keep-what-must-stay.ts';
import { findPartition, findPersonRecords, type PersonRecords } from './person-store.ts';

type Deps = Needs<'db' | 'settings' | 'now'>;

/** Says what an erasure would do, or how far it is. */
export const showErasure =
  (deps: Deps): Serve<typeof privacyRoutes.showErasure> =>
  async ({ params: { id } }) => {
    const person = await findPersonRecords(deps.db, id);
    const erasure = await findErasure(deps.db, person?.speaker.id ?? id);
    if (person === undefined) {
      if (erasure === undefined) throw unknownPerson(id);
      return goneFor(erasure);
    }
    const plan = await planErasure(deps, person);
    return erasure?.state === 'begun'
      ? { ...plan, state: 'begun', at: erasure.at, byName: erasure.byName }
      : plan;
  };

const goneFor = ({ customerId, state, at, byName, records }: Erasure): ErasurePlan => ({
  customerId,
  state,
  at,
  byName,
  records: records.length,
  items: 0,
  goes: [],
  stays: [],
  handoffs: [],
  confirmBy: 'count',
});

/** What would go and what would stay, as things are now. */
export async function planErasure(deps: Deps, { speaker, records }: PersonRecords): Promise<ErasurePlan> {
  const partitions = await Promise.all(records.map((record) => findPartition(deps.db, record)));
  const customers = partitions.flatMap((each) => each.customers);
  const counts = new Map<PersonSection, number>();
  for (const { sk } of [...customers, ...partitions.flatMap(({ timeline }) => timeline)])
    counts.set(sectionOf(String(sk)), (counts.get(sectionOf(String(sk))) ?? 0) + 1);
  const figures = counts.get('kpis') ?? 0;
  const goes = personSections.flatMap((section) => {
    const count = counts.get(section) ?? 0;
    return count === 0 || section === 'kpis' || section === 'erasure' ? [] : [{ section, count }];
  });
  const owners = await listOwners(deps.db);
  return {
    customerId: speaker.id,
    state: 'none',
    records: records.length,
    items: goes.reduce((sum, { count }) => sum + count, 0),
    goes,
    stays: await whatStays(deps, { speaker, records }, customers, figures),
    handoffs: handoffsIn(customers)
      .filter((handoff) => isOpen(handoff))
      .map(({ code, ownerId }) => ({
        code,
        ownerName: owners.find((owner) => owner.id === ownerId)?.name ?? ownerId,
      })),
    confirmBy: speaker.email === undefined ? 'count' : 'address',
  };
}

async function whatStays(
  { db, settings, now }: Deps,
  { speaker, records }: PersonRecords,
  customers: readonly Item[],
  figures: number,
): Promise<ErasurePlan['stays']> {
  const people: readonly Customer[] = [...(await findCustomers(db, records)).values()];
  const addresses = people.flatMap((person) => addressesOf(person)).length;
  const lastMailAt = lastSentAt(mailsIn(customers));
  const until = lastMailAt === undefined ? '' : consentUntil(lastMailAt, await settings());
  const deals = (await findDealsAround(db, speaker.accountId)).filter(
    ({ customerId }) => customerId !== undefined && records.includes(customerId),
  ).length;
  return [
    ...(addresses === 0 ? [] : [{ what: 'refusals', count: addresses } as const]),
    ...(until <= now().toISOString() ? [] : [{ what: 'consent', until } as const]),
    ...(figures === 0 ? [] : [{ what: 'figures', count: figures } as const]),
    ...(deals === 0 ? [] : [{ what: 'deals', count: deals } as const]),
    { what: 'auditLines' },
    { what: 'erasure' },
    { what: 'backups' },
    { what: 'files' },
    { what: 'replies' },
    { what: 'warehouse' },
  ];
}
