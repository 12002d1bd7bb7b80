import type { Dormancy } from '../audience/dormancy.ts';
import { daysBetween, type LocalDate } from '../kernel/local-date.ts';
import { dayOf, type TimeZone } from '../kernel/time-zone.ts';
import { isUnderWay, type Enrolment } from './enrolment.ts';
import type { Reentry } from './sequence.ts';

/** What is known of somebody who has been through a campaign. */
export interface ReentryFacts {
  readonly dormancy: Extract<Dormancy, { kind: 'dormant' }>;
  readonly wakeOn: LocalDate | undefined;
  readonly today: LocalDate;
  readonly zone: TimeZone;
}

/**
 * Whether somebody may go through a campaign once more. Asked of the moment, never of a change: in the segment now, nothing
 * active, rule met. A wake date that has come since the end permits it once.
 */
export function mayEnterAgain(
  before: Pick<Enrolment, 'state' | 'endedAt' | 'enrolledAt'>,
  reentry: Reentry,
  { dormancy, wakeOn, today, zone }: ReentryFacts,
): boolean {
  if (isUnderWay(before)) return false;
  const { endedAt, enrolledAt } = before;
  const endedOn = dayOf(Date.parse(endedAt ?? enrolledAt), zone);
  if (wakeOn !== undefined && wakeOn <= today && endedOn < wakeOn) return true;
  if (reentry === 'never') return false;
  if (reentry === 'whenDormantAgain') return dormancy.sinceOn > endedOn;
  return daysBetween(endedOn, today) >= reentry.afterDays;
}
