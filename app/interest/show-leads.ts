import { holdsOf } from '../../domain/people/causes.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { leadRoutes } from '../../contract/interest.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findAccounts, findAccount } from '../people/account-store.ts';
import { findCustomer, findCustomers, loadStanding } from '../people/customer-store.ts';
import { findHandoffs } from '../handoffs/handoff-store.ts';
import { findInterest, findInterests, findTopLeads } from './interest-store.ts';
import { findEngagements, findFacts, penaltiesIn } from '../timeline/timeline-store.ts';
import { foldInterest } from '../../domain/interest/fold-interest.ts';
import { isOutsider } from '../../domain/audience/exclusion.ts';
import { scoringFor, type Signal } from '../../domain/interest/scoring-model.ts';
import { fitOf, thresholdOf } from '../../domain/interest/fit.ts';
import { heatOf, interestAt } from '../../domain/interest/heat.ts';
import { topicsOf } from '../../domain/interest/topics.ts';
import { coolsAt, type Interest } from '../../domain/interest/interest.ts';
import { dormancyOf } from '../../domain/audience/dormancy.ts';
import { writerFor } from '../../domain/handoffs/route/choose-owner.ts';
import type { Account, Customer } from '../../domain/people/customer.ts';
import { findOpenEntries } from '../handoffs/open-entry-store.ts';
import { listOwners } from '../people/owner-store.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;

/** Leads, the hottest first, at this moment: no scan. */
export const listLeads =
  (deps: Deps): Serve<typeof leadRoutes.listLeads> =>
  async ({ query: { temperature, limit } }) => {
    const { model } = await deps.freshSettings();
    const ranked = await findTopLeads(deps.db, model.id, temperature, limit);
    const ids = ranked.map(({ customerId }) => customerId);
    const [customers, interests] = await Promise.all([
      findCustomers(deps.db, ids),
      findInterests(deps.db, ids, model.id),
    ]);
    const accounts = await findAccounts(
      deps.db,
      [...customers.values()].map(({ accountId }) => accountId),
    );
    const [owners, open] = await Promise.all([listOwners(deps.db), findOpenEntries(deps.db)]);
    // Whose the lead is: who has it now, else who would get it.
    const ownerOf = (customer: Customer, account: Account | undefined): string => {
      const holding = open.find(({ customerId }) => customerId === customer.id)?.ownerId;
      const owner =
        owners.find(({ id }) => id === holding) ??
        (account === undefined ? undefined : writerFor(owners, customer, account));
      return owner?.name ?? customer.ownerName ?? account?.ownerName ?? '';
    };
    const now = deps.now().getTime();
    const leads = ids.flatMap((customerId) => {
      const customer = customers.get(customerId);
      const interest = interests.get(customerId);
      if (customer === undefined || interest === undefined) return [];
      return [
        {
          customerId,
          name: customer.fullName ?? customer.lastName ?? '',
          account: accounts.get(customer.accountId)?.name ?? '',
          title: customer.title ?? '',
          owner: ownerOf(customer, accounts.get(customer.accountId)),
          temperature: interest.temperature,
          interest: interestAt(interest.heat, now, model.halfLifeDays),
          threshold: interest.threshold,
          lastActAt: interest.lastActAt,
        },
      ];
    });
    return { leads };
  };

/** One lead: what the interest is, why, until when, and what happened. */
export const showLead =
  (deps: Deps): Serve<typeof leadRoutes.showLead> =>
  async ({ params: { id: customerId } }) => {
    const { db } = deps;
    const settings = await deps.freshSettings();
    const { model, calendar } = settings;
    const customer = await findCustomer(db, customerId);
    if (customer === undefined) throw unknownCustomer(customerId);
    const now = deps.now();
    const [account, standing, interest, engagements, facts, handoffs] = await Promise.all([
      findAccount(db, customer.accountId),
      loadStanding(db, customerId, now.toISOString()),
      findInterest(db, customerId, model.id),
      findEngagements(db, customerId),
      findFacts(db, customerId),
      findHandoffs(db, customerId),
    ]);
    const neverScores = isOutsider(customer, account, settings.exclusion);
    const folded = foldInterest(
      engagements,
      penaltiesIn(facts),
      scoringFor(model, neverScores),
      calendar.timeZone,
    );
    const contributions = folded.contributions
      .map((each) => ({
        ...each,
        pointsNow: interestAt(
          heatOf(each.points, each.atEpochMs, model.halfLifeDays),
          now.getTime(),
          model.halfLifeDays,
        ),
        at: new Date(each.atEpochMs).toISOString(),
      }))
      .toSorted((a, b) => b.pointsNow - a.pointsNow);
    const fit = fitOf(
      {
        employees: customer.employees ?? account?.employees,
        industry: customer.industry ?? account?.industry,
        title: customer.title,
      },
      model,
    );
    return {
      customer,
      account,
      standing: { ...standing, ...holdsOf(standing) },
      dormancy:
        account === undefined
          ? undefined
          : dormancyOf(
              { customer, account, standing },
              dayOf(now.getTime(), calendar.timeZone),
              settings.dormancy,
            ),
      interest: {
        points: interestAt(interest?.heat ?? null, now.getTime(), model.halfLifeDays),
        temperature: interest?.temperature ?? 'cold',
        threshold: interest?.threshold ?? thresholdOf(fit, model),
        fit,
        modelId: model.id,
        neverScores,
        hotAt: model.hotAt,
        halfLifeDays: model.halfLifeDays,
        coolsAt: interest === undefined ? undefined : isoOf(coolsAt(interest, model)),
        heldUntil: interest === undefined ? undefined : heldUntil(interest, now.getTime()),
        contributions,
        bySignal: sumBySignal(contributions),
        topics: [...topicsOf(folded.contributions, engagements, now.getTime(), model.halfLifeDays)],
      },
      engagements: engagements
        .toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt))
        .map(({ ipAddress: _ip, ...each }) => each),
      // That somebody engaged is said by the engagements themselves.
      facts: facts.filter(({ kind }) => kind !== 'engaged').toReversed(),
      handoffs: [...handoffs],
    };
  };

/** Points now by signal, the strongest first. */
function sumBySignal(
  contributions: readonly { readonly signal: Signal; readonly pointsNow: number }[],
): { signal: Signal; pointsNow: number }[] {
  const sums = new Map<Signal, number>();
  for (const { signal, pointsNow } of contributions) sums.set(signal, (sums.get(signal) ?? 0) + pointsNow);
  return [...sums]
    .map(([signal, pointsNow]) => ({ signal, pointsNow }))
    .toSorted((a, b) => b.pointsNow - a.pointsNow);
}

const isoOf = (epochMs: number | undefined): string | undefined =>
  epochMs === undefined ? undefined : new Date(epochMs).toISOString();

/** Until when a request keeps this customer hot, while that lies ahead. */
const heldUntil = (interest: Interest, nowEpochMs: number): string | undefined =>
  interest.holdUntilEpochMs > nowEpochMs ? isoOf(interest.holdUntilEpochMs) : undefined;

const unknownCustomer = (id: string): UserError =>
  new UserError(404, 'unknown-customer', {
    ja: `担当者「${id}」はいません。rekindle lead list で一覧を見られます。`,
    en: `There is no customer "${id}". See rekindle lead list.`,
  });
