import { holdsOf } from '../../domain/people/causes.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import type { leadRoutes, LeadRow } from '../../contract/interest.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findAccounts, findAccount } from '../people/account-store.ts';
import { findCustomer, findCustomers, loadStanding } from '../people/customer-store.ts';
import { findHandoffs } from '../handoffs/handoff-store.ts';
import { findInterest, findInterests, findTopLeads } from './interest-store.ts';
import { findPlace } from '../sequences/monthly-store.ts';
import { findEngagements, findFacts, penaltiesIn } from '../timeline/timeline-store.ts';
import { foldInterest } from '../../domain/interest/fold-interest.ts';
import { whyUnscored } from '../../domain/audience/exclusion.ts';
import { scoringFor, type ScoringModel, type Signal } from '../../domain/interest/scoring-model.ts';
import { fitOf, thresholdOf } from '../../domain/interest/fit.ts';
import { heatOf, interestAt } from '../../domain/interest/heat.ts';
import { topicsOf } from '../../domain/interest/topics.ts';
import { coolsAt, type Interest } from '../../domain/interest/interest.ts';
import { dormancyOf } from '../../domain/audience/dormancy.ts';
import { isTheirs, whoseCustomer, type WhoseCustomer } from '../people/whose-customer.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Account, Customer } from '../../domain/people/customer.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;

/** So many of the ranking are looked at, at most, for what is somebody's own, and so many at a time. */
const LOOKED_AT = 2000;
const AT_A_TIME = 250;

/** Leads, the hottest first, at this moment: no scan. The limit counts what the caller may see. */
export const listLeads =
  ({ db, freshSettings, now }: Deps): Serve<typeof leadRoutes.listLeads> =>
  async ({ query: { temperature, limit } }, { sees }) => {
    const { model } = await freshSettings();
    const [ranked, whose] = await Promise.all([
      findTopLeads(db, model.id, temperature, sees === 'all' ? limit : LOOKED_AT),
      whoseCustomer(db),
    ]);
    const ids = ranked.map(({ customerId }) => customerId);
    const leads: LeadRow[] = [];
    for (let from = 0; from < ids.length && leads.length < limit; from += AT_A_TIME) {
      const rows = await leadRows(db, ids.slice(from, from + AT_A_TIME), model, whose, now().getTime());
      leads.push(...rows.filter((row) => isTheirs(sees, row)));
    }
    return { leads: leads.slice(0, limit) };
  };

async function leadRows(
  db: Database,
  ids: readonly string[],
  model: ScoringModel,
  { ownerOf }: WhoseCustomer,
  nowEpochMs: number,
): Promise<readonly LeadRow[]> {
  const [customers, interests] = await Promise.all([
    findCustomers(db, ids),
    findInterests(db, ids, model.id),
  ]);
  const accounts = await findAccounts(
    db,
    [...customers.values()].map(({ accountId }) => accountId),
  );
  return ids.flatMap((customerId) => {
    const customer = customers.get(customerId);
    const interest = interests.get(customerId);
    if (customer === undefined || interest === undefined) return [];
    return [
      {
        customerId,
        name: customer.fullName ?? customer.lastName ?? '',
        account: accounts.get(customer.accountId)?.name ?? '',
        title: customer.title ?? '',
        ...ownerOf(customer, accounts.get(customer.accountId)),
        temperature: interest.temperature,
        interest: interestAt(interest.heat, nowEpochMs, model.halfLifeDays),
        threshold: interest.threshold,
        lastActAt: interest.lastActAt,
      },
    ];
  });
}

/** One lead: what the interest is, why, until when, and what happened. */
export const showLead =
  (deps: Deps): Serve<typeof leadRoutes.showLead> =>
  async ({ params: { id: customerId } }, { sees }) => {
    const { db } = deps;
    const settings = await deps.freshSettings();
    const { model, calendar } = settings;
    const customer = await findCustomer(db, customerId);
    if (customer === undefined) throw unknownCustomer(customerId);
    const now = deps.now();
    const [account, standing, interest, engagements, facts, handoffs, monthly] = await Promise.all([
      findAccount(db, customer.accountId),
      loadStanding(db, customerId, now.toISOString()),
      findInterest(db, customerId, model.id),
      findEngagements(db, customerId),
      findFacts(db, customerId),
      findHandoffs(db, customerId),
      findPlace(db, customerId),
    ]);
    const unscored = whyUnscored(customer, account, settings.exclusion);
    const folded = foldInterest(
      engagements,
      penaltiesIn(facts),
      scoringFor(model, unscored !== undefined),
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
              calendar.timeZone,
            ),
      interest: {
        points: interestAt(interest?.heat ?? null, now.getTime(), model.halfLifeDays),
        temperature: interest?.temperature ?? 'cold',
        threshold: interest?.threshold ?? thresholdOf(fit, model),
        fit,
        modelId: model.id,
        neverScores: unscored !== undefined,
        ...(unscored === undefined ? {} : { unscored }),
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
      ...(monthly === undefined ? {} : { monthly }),
      ...(sees === 'all' ? {} : { ownerIds: await ownersOf(db, customer, account) }),
    };
  };

/** The salesperson whose a customer is, and the one of the company. */
async function ownersOf(db: Database, customer: Customer, account: Account | undefined): Promise<string[]> {
  const { ownerOf, ownerOfAccount } = await whoseCustomer(db);
  return [ownerOf(customer, account), account === undefined ? undefined : ownerOfAccount(account)].flatMap(
    (each) => each?.ownerId ?? [],
  );
}

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
