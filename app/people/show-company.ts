import {
  stopSchema,
  type CompanyContact,
  type CompanyHandoff,
  type CompanyHappening,
  type companyRoutes,
  type Stop,
} from '../../contract/people.ts';
import { isOpen, type Handoff } from '../../domain/handoffs/handoff.ts';
import { holdsOf } from '../../domain/people/causes.ts';
import type { Standing } from '../../domain/people/standing.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { findHandoff } from '../handoffs/handoff-store.ts';
import { findOpenEntries } from '../handoffs/open-entry-store.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findEngagements, findFacts } from '../timeline/timeline-store.ts';
import { findAccounts, findMembers } from './account-store.ts';
import { findDeals } from './deal-store.ts';
import { contactRows, type FoundContact } from './contact-rows.ts';
import { listOwners } from './owner-store.ts';
import { findSpeakers } from './merged-account-store.ts';
import { alikeOf } from './show-alike.ts';
import { unknownCompany } from './compare-companies.ts';
import { whoseCustomer } from './whose-customer.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;

/** So many people of a company are read, of so many the history, and so much of it is shown. */
const PEOPLE_READ = 300;
const PEOPLE_IN_HISTORY = 20;
const HAPPENINGS = 100;

/** One company with its people, handoffs and deals, and what happened lately with any of them. */
export const showCompany =
  ({ db, freshSettings, now }: Deps): Serve<typeof companyRoutes.showCompany> =>
  async ({ params: { id: asked } }) => {
    const named = await findAccounts(db, [asked]);
    // A company that was merged into another is shown as that one.
    const account = (await findSpeakers(db, named)).get(asked);
    if (account === undefined) throw unknownCompany(asked);
    const { id } = account;
    const [{ model }, whose, members, deals, open, alike] = await Promise.all([
      freshSettings(),
      whoseCustomer(db),
      findMembers(db, id),
      findDeals(db, id),
      findOpenEntries(db),
      alikeOf(db, account),
    ]);
    const found = (
      await contactRows(db, members.slice(0, PEOPLE_READ), model, whose, now().getTime())
    ).toSorted((a, b) => (b.row.interest ?? -1) - (a.row.interest ?? -1));
    const here = new Set(members);
    const handoffs = await Promise.all(
      open
        .filter(({ customerId }) => here.has(customerId))
        .map(async ({ handoffId }) => findHandoff(db, handoffId)),
    );
    return {
      account,
      ...whose.ownerOfAccount(account),
      contacts: found.map((each) => contactOf(each)),
      known: members.length,
      handoffs: await handoffsOf(
        db,
        handoffs.filter((each) => each !== undefined),
        found,
      ),
      deals: deals.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a))),
      history: await historyOf(db, found.slice(0, PEOPLE_IN_HISTORY)),
      historyOf: Math.min(found.length, PEOPLE_IN_HISTORY),
      ...alike,
    };
  };

const dayOf = ({ closedOn, openedOn }: { closedOn?: string | undefined; openedOn?: string | undefined }) =>
  closedOn ?? openedOn ?? '';

const contactOf = ({ row, customer, interest, standing }: FoundContact): CompanyContact => ({
  ...row,
  site: customer.site ?? '',
  department: customer.department ?? '',
  temperature: interest?.temperature,
  lastActAt: interest?.lastActAt,
  stops: [
    ...(customer.retired ? (['leftCompany'] as const) : []),
    ...(standing === undefined ? [] : stopsIn(standing)),
  ].filter((stop, index, all) => all.indexOf(stop) === index),
});

function stopsIn(standing: Standing): readonly Stop[] {
  const holds = holdsOf(standing);
  const stops: Readonly<Record<Stop, boolean>> = {
    leftCompany: holds.leftCompany,
    refused: holds.refused !== undefined,
    neverContact: holds.neverContact,
    undeliverable: holds.undeliverable !== undefined,
    wrongPerson: holds.wrongPerson,
    outOfTarget: holds.outOfTarget,
    withSales: holds.openHandoffId !== undefined,
  };
  return stopSchema.options.filter((kind) => stops[kind]);
}

async function handoffsOf(
  db: Database,
  handoffs: readonly Handoff[],
  found: readonly FoundContact[],
): Promise<CompanyHandoff[]> {
  const owners = await listOwners(db);
  return handoffs
    .filter((handoff) => isOpen(handoff))
    .map((handoff) => ({
      code: handoff.code,
      rank: handoff.rank,
      state: handoff.state,
      customerId: handoff.customerId,
      customerName: found.find(({ row }) => row.customerId === handoff.customerId)?.row.name ?? '',
      ownerId: handoff.ownerId,
      ownerName: owners.find(({ id }) => id === handoff.ownerId)?.name ?? '',
      createdAt: handoff.createdAt,
      firstContactDueAt: handoff.firstContactDueAt,
      firstContactAt: handoff.firstContactAt,
    }))
    .toSorted((a, b) => a.firstContactDueAt.localeCompare(b.firstContactDueAt));
}

/** What happened with some people, the newest first; that somebody engaged is said by the engagements themselves. */
async function historyOf(db: Database, people: readonly FoundContact[]): Promise<CompanyHappening[]> {
  const all = await Promise.all(
    people.map(async ({ row: { customerId, name: customerName } }) => {
      const [engagements, facts] = await Promise.all([
        findEngagements(db, customerId),
        findFacts(db, customerId),
      ]);
      return [
        ...engagements.map(({ ipAddress: _ip, ...engagement }): CompanyHappening => ({
          customerId,
          customerName,
          at: engagement.occurredAt,
          engagement,
        })),
        ...facts
          .filter(({ kind }) => kind !== 'engaged')
          .map((fact): CompanyHappening => ({ customerId, customerName, at: fact.at, fact })),
      ];
    }),
  );
  return all
    .flat()
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, HAPPENINGS);
}
