import { holdsOf } from '../people/causes.ts';
import { addDays, msPerDay } from '../kernel/local-date.ts';
import { dayOf, instantOf, isTimeZone, timeOf } from '../kernel/time-zone.ts';
import {
  nextBusinessDay,
  nextWorkingMoment,
  isBusinessDay,
  type BusinessCalendar,
} from '../kernel/business-calendar.ts';
import type { Customer } from '../people/customer.ts';
import type { Standing } from '../people/standing.ts';
import type { Exclusion } from '../audience/exclusion.ts';

/** Why a mail was not sent. Labels: 送らなかった理由. */
export type SkipReason =
  | 'refused'
  | 'undeliverable'
  | 'neverContact'
  | 'leftCompany'
  | 'wrongPerson'
  | 'noConsentBasis'
  | 'noAddress'
  | 'outOfTarget'
  | 'openSupport';
export type EndReason = SkipReason | Exclusion | 'campaignEnded' | 'becameOpportunity' | 'becameCustomer';
export type PostponeReason =
  | 'frequency'
  | 'outsideHours'
  | 'heldBySales'
  | 'contactChange'
  | 'companyMerging'
  | 'campaignPaused'
  | 'waitingForWakeDate';

/** What to do with a mail at the moment it is claimed. `untilEpochMs` in milliseconds. */
export type SendDecision =
  | { readonly kind: 'send' }
  | { readonly kind: 'postpone'; readonly untilEpochMs: number; readonly because: PostponeReason }
  | { readonly kind: 'end'; readonly because: EndReason };

/** Frequency of nurture mails over all campaigns (R10). */
export interface FrequencyLimits {
  readonly perThirtyDays: number;
  readonly daysApart: number;
}
export const defaultFrequency: FrequencyLimits = { perThirtyDays: 2, daysApart: 7 };

export interface SendFacts {
  readonly customer: Customer;
  readonly standing: Standing;
  /** Why selection would leave this person out now (bought, open deal, complaint ...). */
  readonly exclusions: readonly Exclusion[];
  /** Refused by address, whichever customer it now belongs to. */
  readonly addressRefused: boolean;
  readonly campaign: 'running' | 'paused' | 'ended';
  /** Epoch milliseconds of nurture mails sent (or perhaps sent) to this person in the last 30 days. */
  readonly sentAtEpochMs: readonly number[];
  readonly nowEpochMs: number;
  readonly calendar: BusinessCalendar;
  readonly limits: FrequencyLimits;
}

/** Decides about one nurture mail, in the order: law, relation, campaign, sales, frequency, hours. */
export function decideSending(facts: SendFacts): SendDecision {
  const barred = barredBecause(facts);
  if (barred !== null) return { kind: 'end', because: barred };
  const { standing, nowEpochMs } = facts;
  const holds = holdsOf(standing);
  if (facts.campaign === 'ended') return { kind: 'end', because: 'campaignEnded' };
  if (standing.status === 'won') return { kind: 'end', because: 'becameCustomer' };
  if (standing.status === 'opportunity' || standing.status === 'sql')
    return { kind: 'end', because: 'becameOpportunity' };
  const excluded = facts.exclusions.find((exclusion) => !heldOtherwise.has(exclusion));
  if (excluded !== undefined) return { kind: 'end', because: excluded };
  // Due at once: nobody asks for it until the campaign resumes.
  if (facts.campaign === 'paused') return postpone(nowEpochMs, 'campaignPaused', facts);
  const change = changeHold(facts);
  if (change === 'tooLong') return { kind: 'end', because: 'leftCompany' };
  if (change !== undefined) return postpone(change, 'contactChange', facts);
  const merged = mergingUntil(facts);
  if (merged !== undefined) return postpone(merged, 'companyMerging', facts);
  if (holds.openHandoffId !== undefined) return postpone(nowEpochMs + 3 * msPerDay, 'heldBySales', facts);
  const { timeZone: zone } = facts.calendar;
  const wakeOn = holds.wakeOn ?? facts.customer.wakeOn;
  if (wakeOn !== undefined && wakeOn > dayOf(nowEpochMs, zone) && !holds.monthlyOnly)
    return postpone(instantOf(wakeOn, '00:00', zone), 'waitingForWakeDate', facts);
  const free = frequencyFreeAt(facts);
  if (free > nowEpochMs) return postpone(free, 'frequency', facts);
  const open = sendingMoment(nowEpochMs, hoursFor(facts.customer, facts.calendar));
  return open > nowEpochMs
    ? { kind: 'postpone', untilEpochMs: open, because: 'outsideHours' }
    : { kind: 'send' };
}

/** Each has a rule of its own. */
const heldOtherwise = new Set<Exclusion>(['openHandoff', 'waiting', 'contactChange', 'companyMerging']);

/** How far a mail is put off until somebody has decided, and after how long nobody will. */
const [changeHoldMs, longestChangeMs] = [3 * msPerDay, 90 * msPerDay];

/**
 * Until when (epoch milliseconds) mails wait because a reply said that the customer has left or moved;
 * `tooLong`: nobody decided about it for 90 days; undefined: nothing of the kind was said.
 */
export function changeHold({
  standing,
  nowEpochMs,
}: Pick<SendFacts, 'standing' | 'nowEpochMs'>): number | 'tooLong' | undefined {
  const { contactChangeSince } = holdsOf(standing);
  if (contactChangeSince === undefined) return undefined;
  return nowEpochMs - Date.parse(contactChangeSince) > longestChangeMs
    ? 'tooLong'
    : nowEpochMs + changeHoldMs;
}

/** While two companies are made one, or parted, it is not known what holds their people back: asked again so much later. */
const mergingHoldMs = 3_600_000;

/** Until when (epoch milliseconds) mails wait because the company is being merged or parted; undefined: it is not. */
export const mergingUntil = ({
  exclusions,
  nowEpochMs,
}: Pick<SendFacts, 'exclusions' | 'nowEpochMs'>): number | undefined =>
  exclusions.includes('companyMerging') ? nowEpochMs + mergingHoldMs : undefined;

/** Why the law, or what the customer or sales said, forbids any mail at all. */
export function barredBecause({
  customer,
  standing,
  addressRefused,
}: Pick<SendFacts, 'customer' | 'standing' | 'addressRefused'>): SkipReason | null {
  if (customer.email === undefined) return 'noAddress';
  const holds = holdsOf(standing);
  if (holds.refused !== undefined || addressRefused || customer.noMail) return 'refused';
  if (holds.neverContact) return 'neverContact';
  if (holds.undeliverable !== undefined) return 'undeliverable';
  if (holds.leftCompany || customer.retired) return 'leftCompany';
  if (holds.wrongPerson) return 'wrongPerson';
  if (holds.outOfTarget) return 'outOfTarget';
  if (holds.openSupport) return 'openSupport';
  return customer.consentBasis === 'unknown' ? 'noConsentBasis' : null;
}

/** The first moment at which both limits allow another mail. Rank C: one in 30 days. */
export function frequencyFreeAt({
  sentAtEpochMs,
  standing,
  limits,
}: Pick<SendFacts, 'sentAtEpochMs' | 'standing' | 'limits'>): number {
  const sent = sentAtEpochMs.toSorted((a, b) => a - b);
  const last = sent.at(-1);
  if (last === undefined) return 0;
  const allowed = holdsOf(standing).monthlyOnly ? 1 : limits.perThirtyDays;
  const crowding = sent.at(-allowed);
  return Math.max(last + limits.daysApart * msPerDay, crowding === undefined ? 0 : crowding + 30 * msPerDay);
}

const postpone = (untilEpochMs: number, because: PostponeReason, facts: SendFacts): SendDecision => ({
  kind: 'postpone',
  untilEpochMs: sendingMoment(untilEpochMs, hoursFor(facts.customer, facts.calendar)),
  because,
});

/**
 * When a customer may be mailed: hours on the customer's own clock where it is known, on the company's business days, for no
 * other holidays are known (R17). A zone that no machine knows leaves nobody unsent.
 */
export const hoursFor = (
  { timeZone }: Pick<Customer, 'timeZone'>,
  calendar: BusinessCalendar,
): BusinessCalendar =>
  timeZone !== undefined && isTimeZone(timeZone) ? { ...calendar, timeZone } : calendar;

/**
 * The first moment at or after this in working time, and not on a Friday afternoon or the eve of a holiday's afternoon (R17).
 * A company that works only on such afternoons has none better than its next working moment.
 */
export function sendingMoment(epochMs: number, calendar: BusinessCalendar): number {
  const soonest = nextWorkingMoment(epochMs, calendar);
  let moment = soonest;
  for (let tries = 0; tries < 20; tries++) {
    if (!isBeforeClosedDay(moment, calendar)) return moment;
    const next = nextBusinessDay(dayOf(moment, calendar.timeZone), calendar);
    moment = nextWorkingMoment(instantOf(next, '00:00', calendar.timeZone), calendar);
  }
  return soonest;
}

/** An afternoon whose next day is closed. */
function isBeforeClosedDay(epochMs: number, calendar: BusinessCalendar): boolean {
  const { timeZone } = calendar;
  return (
    timeOf(epochMs, timeZone) >= '12:00' && !isBusinessDay(addDays(dayOf(epochMs, timeZone), 1), calendar)
  );
}
