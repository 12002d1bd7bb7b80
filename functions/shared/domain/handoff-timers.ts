import type { BusinessCalendar } from './business-calendar.ts';
import type { Handoff } from './handoff.ts';
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
 * then the report (R8). A timer that fired is named in `fired` and never rings again.
 */
export function timersOf(handoff: Handoff, calendar: BusinessCalendar): readonly HandoffTimer[] {
  if (!isOpen(handoff)) return [];
  const received = Date.parse(handoff.receivedDueAt);
  const firstContact = Date.parse(handoff.firstContactDueAt);
  const isClocked = handoff.rank !== 'C';
  const base = Date.parse(handoff.acceptedAt ?? handoff.createdAt);
  const isReported = handoff.reportedAt !== undefined;
  const timers: readonly (HandoffTimer | false)[] = [
    isClocked && handoff.acceptedAt === undefined && { name: 'received', act: 'remind', atEpochMs: received },
    isClocked && handoff.firstContactAt === undefined && { name: `firstContact@${handoff.firstContactDueAt}`, act: 'escalate', atEpochMs: firstContact },
    ...unreportedSteps.map(
      (step) => !isReported && ({ name: `unreported${step.after}`, act: step.act, atEpochMs: businessDaysAfter(base, step.after, calendar) } as const),
    ),
  ];
  return timers
    .filter((timer) => timer !== false)
    .filter((timer) => !handoff.fired.includes(timer.name))
    .toSorted((a, b) => a.atEpochMs - b.atEpochMs);
}

/** When the next timer rings; undefined when none is left. */
export const nextTimerAt = (handoff: Handoff, calendar: BusinessCalendar): number | undefined => timersOf(handoff, calendar)[0]?.atEpochMs;
