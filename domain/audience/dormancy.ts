import { holdsOf } from '../people/causes.ts';
import * as z from 'zod';
import type { Account, Customer } from '../people/customer.ts';
import type { Standing } from '../people/standing.ts';
import { addDays, daysBetween, laterOf, type LocalDate } from '../kernel/local-date.ts';
import { dayOf, type TimeZone } from '../kernel/time-zone.ts';

/** Why someone counts as dormant. Labels: 取引途絶・失注・商談が停滞・接点のみ・再開予定日. */
export const dormancyKindSchema = z.enum(['lapsed', 'lostDeal', 'stalled', 'neverContacted', 'wakeDate']);
export type DormancyKind = z.infer<typeof dormancyKindSchema>;

/** Days of silence after which each kind is dormant (R1); asked at set-up. */
export interface DormancyLimits {
  readonly lapsedDays: number;
  readonly lostDealDays: number;
  readonly stalledDays: number;
  readonly neverContactedDays: number;
  /**
   * How many of its own usual gaps a company that bought three times is waited for, where that is longer; 0: the days
   * alone. It never shortens: those who buy often come back most by themselves (docs/dormancy.md).
   */
  readonly ownGapTimes?: number | undefined;
}

export const defaultLimits: DormancyLimits = {
  lapsedDays: 365,
  lostDealDays: 180,
  stalledDays: 180,
  neverContactedDays: 90,
};

/** Everything about one person that selection looks at. */
export interface Person {
  readonly customer: Customer;
  readonly account: Account;
  readonly standing: Standing;
}

/** A fact about the relation, never about opens, clicks or downloads (G7). `sinceOn` is the day from which silence counts. */
export const dormancySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('dormant'),
    dormancy: dormancyKindSchema,
    sinceOn: z.string(),
    silentDays: z.number(),
  }),
  z.object({
    kind: z.literal('active'),
    because: z.enum([
      'boughtRecently',
      'underContract',
      'openDeal',
      'recentContact',
      'recentLoss',
      'newContact',
      'waitingForWakeDate',
    ]),
  }),
]);
export type Dormancy = z.infer<typeof dormancySchema>;

/**
 * Is this person dormant on `today`, and since when? A wake date beats the days of silence, not a contract in force;
 * whatever happened on it or later (a talk, a purchase, a loss) has answered it.
 * `zone`: of the calendar that `today` is a day of.
 */
export function dormancyOf(
  person: Person,
  today: LocalDate,
  limits: DormancyLimits,
  zone: TimeZone = 'UTC',
): Dormancy {
  const { customer, account, standing } = person;
  const relation = account.relationship;
  if (hasOpenDeal(person, today, limits, zone)) return { kind: 'active', because: 'openDeal' };
  const contractEndsOn = laterOf(customer.contractEndsOn, account.contractEndsOn);
  if (contractEndsOn !== undefined && contractEndsOn >= today)
    return { kind: 'active', because: 'underContract' };
  const wakeOn = holdsOf(standing).wakeOn ?? customer.wakeOn;
  if (wakeOn !== undefined && wakeOn > today) return { kind: 'active', because: 'waitingForWakeDate' };
  const lastTwoWayOn = laterOf(customer.lastTwoWayOn, standing.lastTwoWayOn);
  const lastAliveOn = laterOf(
    laterOf(lastTwoWayOn, relation.lastLostOn),
    laterOf(relation.lastWonOn, customer.lastDealOn),
  );
  if (wakeOn !== undefined && (lastAliveOn === undefined || lastAliveOn < wakeOn))
    return dormant('wakeDate', wakeOn, today);
  return bySilence(person, lastTwoWayOn, today, limits);
}

/**
 * Talks that sales reported, or a deal in a file, unless all such deals have stalled: an open deal without a date counts
 * as alive, and talks as long as anything was heard of them within the days of stalling.
 */
function hasOpenDeal(
  { account, standing }: Person,
  today: LocalDate,
  limits: DormancyLimits,
  zone: TimeZone,
): boolean {
  const { openDeals, newestOpenDealOn } = account.relationship;
  const heardOn = laterOf(dayOf(Date.parse(standing.statusSince), zone), standing.lastTwoWayOn);
  return (
    (standing.status === 'opportunity' && isWithin(heardOn, today, limits.stalledDays)) ||
    (openDeals > 0 &&
      (newestOpenDealOn === undefined || isWithin(newestOpenDealOn, today, limits.stalledDays)))
  );
}

/** Somebody works on a deal there, or has just won one: no second handoff is needed. */
export const isInTalks = (
  person: Person,
  today: LocalDate,
  limits: DormancyLimits,
  zone: TimeZone,
): boolean =>
  hasOpenDeal(person, today, limits, zone) ||
  (person.standing.status === 'won' &&
    isWithin(dayOf(Date.parse(person.standing.statusSince), zone), today, limits.lapsedDays));

function bySilence(
  person: Person,
  lastTwoWayOn: LocalDate | undefined,
  today: LocalDate,
  limits: DormancyLimits,
): Dormancy {
  const { customer, account } = person;
  const relation = account.relationship;
  const lastWonOn = laterOf(relation.lastWonOn, customer.lastDealOn);
  const lapsedDays = Math.max(limits.lapsedDays, (limits.ownGapTimes ?? 0) * (relation.purchaseGapDays ?? 0));
  if (isWithin(lastWonOn, today, lapsedDays)) return { kind: 'active', because: 'boughtRecently' };
  const lastLostOn = relation.lastLostOn;
  const isLoss = lastLostOn !== undefined && (lastWonOn === undefined || lastLostOn > lastWonOn);
  const contactDays = isLoss
    ? limits.lostDealDays
    : lastWonOn === undefined
      ? limits.stalledDays
      : lapsedDays;
  if (isWithin(lastTwoWayOn, today, contactDays)) return { kind: 'active', because: 'recentContact' };
  if (isLoss)
    return isWithin(lastLostOn, today, limits.lostDealDays)
      ? { kind: 'active', because: 'recentLoss' }
      : dormant('lostDeal', laterOf(lastLostOn, lastTwoWayOn) ?? lastLostOn, today);
  const stalledOn = relation.openDeals > 0 ? relation.newestOpenDealOn : undefined;
  if (stalledOn !== undefined && stalledOn >= (lastWonOn ?? ''))
    return dormant('stalled', laterOf(stalledOn, lastTwoWayOn) ?? stalledOn, today);
  if (lastWonOn !== undefined) return dormant('lapsed', laterOf(lastWonOn, lastTwoWayOn) ?? lastWonOn, today);
  if (lastTwoWayOn !== undefined) return dormant('stalled', lastTwoWayOn, today);
  const firstSeenOn = customer.firstSeenOn ?? customer.consentOn;
  if (firstSeenOn !== undefined && isWithin(firstSeenOn, today, limits.neverContactedDays))
    return { kind: 'active', because: 'newContact' };
  return dormant('neverContacted', firstSeenOn ?? addDays(today, -limits.neverContactedDays), today);
}

const isWithin = (day: LocalDate | undefined, today: LocalDate, days: number): boolean =>
  day !== undefined && daysBetween(day, today) < days;

const dormant = (dormancy: DormancyKind, sinceOn: LocalDate, today: LocalDate): Dormancy => ({
  kind: 'dormant',
  dormancy,
  sinceOn,
  silentDays: daysBetween(sinceOn, today),
});
