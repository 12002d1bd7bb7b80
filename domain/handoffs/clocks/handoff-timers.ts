import { instantOf } from '../../kernel/time-zone.ts';
import { addDays, msPerDay } from '../../kernel/local-date.ts';
import { addBusinessMinutes, type BusinessCalendar } from '../../kernel/business-calendar.ts';
import type { Handoff, Outcome } from '../handoff.ts';
import { isOpen, owesSince } from '../handoff.ts';
import { shippedHandoffRules, type HandoffRules } from '../handoff-rules.ts';
import { isMeeting, MEETING_MINUTES, wayOf } from '../promise-way.ts';
import { businessDaysAfter } from '../rank.ts';

/** What happens when a handoff's clock rings: the owner is reminded, the manager is told, somebody else gets it, or the customer returns to nurturing. */
export interface HandoffTimer {
  readonly name: string;
  readonly act: 'remind' | 'escalate' | 'reassign' | 'release';
  readonly atEpochMs: number;
}

/**
 * All timers of a handoff in its present state, earliest first. Two clocks (R7): received, first contact;
 * then the report (R8), counted anew from a report that settles nothing (reached, not reached): else it would hold the
 * customer for ever, and from the moment at which a new owner got it. A timer that rang is named in `rung` and never rings again; a clock set anew has a new name.
 */
export function timersOf(
  handoff: Handoff,
  calendar: BusinessCalendar,
  rules: HandoffRules = shippedHandoffRules,
): readonly HandoffTimer[] {
  if (!isOpen(handoff)) return [];
  return [...contactTimers(handoff, calendar, rules), ...reportTimers(handoff, calendar, rules)]
    .filter((timer) => !handoff.rung.includes(timer.name))
    .toSorted((a, b) => a.atEpochMs - b.atEpochMs);
}

/** A promised time reminds its owner when it comes, and only then, after some grace, is the manager told. */
function contactTimers(
  handoff: Handoff,
  calendar: BusinessCalendar,
  rules: HandoffRules,
): readonly HandoffTimer[] {
  const { firstContactDueAt, receivedDueAt } = handoff;
  const promised = promiseTimers(handoff);
  if (handoff.rank === 'C' || handoff.firstContactAt !== undefined) return promised;
  const isPool = poolReasons.includes(handoff.decided?.routedBecause ?? 'accountOwner');
  const end: HandoffTimer = {
    name: `firstContact@${firstContactDueAt}`,
    act: isPool && rules.reassignsPoolLeads ? 'reassign' : 'escalate',
    atEpochMs: lateAt(handoff, calendar, rules),
  };
  if (promised.length > 0 || handoff.acceptedAt !== undefined) return [...promised, end];
  return [{ name: `received@${receivedDueAt}`, act: 'remind', atEpochMs: Date.parse(receivedDueAt) }, end];
}

/** What was promised is reminded of until something is reported after it; without a way (release 0.4 and before) only before a first contact. */
function promiseTimers(handoff: Handoff): readonly HandoffTimer[] {
  const { promisedAt, promisedWay, firstContactAt, reportedAt, rank } = handoff;
  if (promisedAt === undefined) return [];
  const isTheClock = rank !== 'C' && firstContactAt === undefined;
  const isAhead = reportedAt === undefined || promisedAt > reportedAt;
  return (isTheClock ? isPromised(handoff) : promisedWay !== undefined && isAhead)
    ? [{ name: `promised@${promisedAt}`, act: 'remind', atEpochMs: Date.parse(promisedAt) }]
    : [];
}

const isPromised = ({ promisedAt, firstContactDueAt }: Handoff): boolean => promisedAt === firstContactDueAt;

/**
 * When the first contact is late, epoch ms: what was promised has some grace, and nobody is missed who may still sit with
 * the customer.
 */
export function lateAt(
  handoff: Handoff,
  calendar: BusinessCalendar,
  { promiseGraceMinutes }: Pick<HandoffRules, 'promiseGraceMinutes'> = shippedHandoffRules,
): number {
  const due = Date.parse(handoff.firstContactDueAt);
  if (!isPromised(handoff)) return due;
  const over = due + (isMeeting(wayOf(handoff.promisedWay)) ? MEETING_MINUTES * 60_000 : 0);
  return addBusinessMinutes(over, promiseGraceMinutes, calendar);
}

/** Nobody's own customer: it may go to the next one without asking. */
const poolReasons: readonly NonNullable<Handoff['decided']>['routedBecause'][] = [
  'territory',
  'product',
  'load',
  'insideSales',
  'reassigned',
];

/** A next action with its day, or a promised time, is a plan: nobody asks for a report before it is over. */
function reportTimers(
  handoff: Handoff,
  calendar: BusinessCalendar,
  rules: HandoffRules,
): readonly HandoffTimer[] {
  const { reportedAt, outcome } = handoff;
  const { unreported } = rules;
  const planned = plannedUntil(handoff, calendar);
  if (outcome === 'opportunity') return dealTimers(handoff, planned, rules);
  if (reportedAt !== undefined && outcome !== undefined && !goesOn.includes(outcome)) return [];
  const told = owesSince(handoff);
  const base = Math.max(told, planned);
  const anew = anewSince(handoff);
  const since = base === told ? (anew === undefined ? '' : `@${anew}`) : `@${isoOf(base)}`;
  return (
    [
      { after: unreported.remindDays, act: 'remind' },
      { after: unreported.escalateDays, act: 'escalate' },
      { after: unreported.releaseDays, act: 'release' },
    ] as const
  ).map(({ after, act }) => ({
    name: `unreported${after}${since}`,
    act,
    atEpochMs: businessDaysAfter(base, after, calendar),
  }));
}

/**
 * When a handoff ended, epoch ms; undefined while it is open. Of one that release 0.4 and before released, the moment at
 * which its clock was to ring; of any other, its last report.
 */
export function endOf(
  handoff: Handoff,
  calendar: BusinessCalendar,
  rules: HandoffRules = shippedHandoffRules,
): number | undefined {
  if (isOpen(handoff)) return undefined;
  if (handoff.endedAt !== undefined) return Date.parse(handoff.endedAt);
  const released =
    handoff.state === 'released'
      ? reportTimers(handoff, calendar, rules).find(({ act }) => act === 'release')
      : undefined;
  return released?.atEpochMs ?? Date.parse(handoff.reportedAt ?? handoff.createdAt);
}

/** What set the clocks of the report anew last: a report, or a new owner. */
const anewSince = ({ reportedAt, ownedSince }: Handoff): string | undefined =>
  reportedAt === undefined || (ownedSince !== undefined && Date.parse(ownedSince) > Date.parse(reportedAt))
    ? ownedSince
    : reportedAt;

/** A deal that goes on is never taken away: its owner is asked how it stands, then the manager told, when nothing moves. */
function dealTimers(
  { reportedAt, createdAt, ownedSince, progress }: Handoff,
  planned: number,
  { stalledAfterDays }: HandoffRules,
): readonly HandoffTimer[] {
  const moved = [reportedAt ?? createdAt, ownedSince ?? [], progress?.since ?? []].flat();
  const base = Math.max(planned, ...moved.map((at) => Date.parse(at)));
  return (
    [
      { days: stalledAfterDays, act: 'remind' },
      { days: 2 * stalledAfterDays, act: 'escalate' },
    ] as const
  ).map(({ days, act }) => ({
    name: `stalled${days}@${isoOf(base)}`,
    act,
    atEpochMs: base + days * msPerDay,
  }));
}

const isoOf = (epochMs: number): string => new Date(epochMs).toISOString();

/** When the last planned day is over; a planned week is over with its seventh day. A promised time is a plan as well. */
const plannedUntil = ({ nextActions = [], promisedAt }: Handoff, { timeZone }: BusinessCalendar): number =>
  Math.max(
    promisedAt === undefined ? -Infinity : Date.parse(promisedAt),
    ...nextActions.map(({ on, isWeek }) => instantOf(addDays(on, isWeek ? 7 : 1), '00:00', timeZone)),
  );

/** Outcomes after which sales goes on, and owes another report. */
const goesOn: readonly Outcome[] = ['reached', 'notReached', 'noTime'];

/** When the next timer rings; undefined when none is left. */
export const nextTimerAt = (
  handoff: Handoff,
  calendar: BusinessCalendar,
  rules: HandoffRules = shippedHandoffRules,
): number | undefined => timersOf(handoff, calendar, rules)[0]?.atEpochMs;
