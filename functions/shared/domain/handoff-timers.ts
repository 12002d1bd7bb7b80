import type { BusinessCalendar } from './business-calendar.ts';
import type { Handoff, Outcome } from './handoff.ts';
import { isOpen } from './handoff.ts';
import { businessDaysAfter, unreportedSteps } from './rank.ts';

/** What happens when a handoff's clock rings: the owner is reminded, the manager is told, or the customer returns to nurturing. */
export interface HandoffTimer {
  readonly name: string;
  readonly act: 'remind' | 'escalate' | 'release';
  readonly atEpochMs: number;
}

/**
 * All timers of a handoff in its present state, earliest first. Two clocks (R7): received, first contact;
 * then the report (R8), counted anew from a report that settles nothing (reached, not reached): else it would hold the
 * customer for ever. A timer that fired is named in `fired` and never rings again; a clock set anew has a new name.
 */
export function timersOf(handoff: Handoff, calendar: BusinessCalendar): readonly HandoffTimer[] {
  if (!isOpen(handoff)) return [];
  const received = Date.parse(handoff.receivedDueAt);
  const firstContact = Date.parse(handoff.firstContactDueAt);
  const isClocked = handoff.rank !== 'C';
  const { reportedAt, outcome } = handoff;
  const base = Date.parse(reportedAt ?? handoff.acceptedAt ?? handoff.createdAt);
  const isSettled = reportedAt !== undefined && outcome !== undefined && !goesOn.includes(outcome);
  const since = reportedAt === undefined ? '' : `@${reportedAt}`;
  const timers: readonly (HandoffTimer | false)[] = [
    isClocked &&
      handoff.acceptedAt === undefined && {
        name: `received@${handoff.receivedDueAt}`,
        act: 'remind',
        atEpochMs: received,
      },
    isClocked &&
      handoff.firstContactAt === undefined && {
        name: `firstContact@${handoff.firstContactDueAt}`,
        act: 'escalate',
        atEpochMs: firstContact,
      },
    ...unreportedSteps.map(
      (step) =>
        !isSettled &&
        ({
          name: `unreported${step.after}${since}`,
          act: step.act,
          atEpochMs: businessDaysAfter(base, step.after, calendar),
        } as const),
    ),
  ];
  return timers
    .filter((timer) => timer !== false)
    .filter((timer) => !handoff.fired.includes(timer.name))
    .toSorted((a, b) => a.atEpochMs - b.atEpochMs);
}

/** Outcomes after which sales goes on, and owes another report. */
const goesOn: readonly Outcome[] = ['reached', 'notReached', 'noTime'];

/** When the next timer rings; undefined when none is left. */
export const nextTimerAt = (handoff: Handoff, calendar: BusinessCalendar): number | undefined =>
  timersOf(handoff, calendar)[0]?.atEpochMs;
