import { dormancyOf } from '../../domain/audience/dormancy.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { hoursFor, sendingMoment } from '../../domain/mail/send-decision.ts';
import { joinsMonthly, onClockOf, type MonthlyPlace } from '../../domain/sequences/monthly.ts';
import { monthlyId } from '../../domain/sequences/monthly-id.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import type { AudienceMember } from '../audience/audience-store.ts';
import type { Needs } from '../kernel/deps.ts';
import { sendFactsOf } from '../mail/send-facts.ts';
import { putFact } from '../timeline/timeline-store.ts';
import { putMonthlyCount, putPlace } from './monthly-store.ts';

type Deps = Needs<'db' | 'now'>;

/**
 * Takes into the monthly mail those of one part of all customers whose sequence has ended without a result, whichever
 * release sent it, and counts who has a place. Somebody who changed meanwhile is looked at again the next night.
 */
export function joinMonthly(deps: Deps, part: number, of: number) {
  const counts = { active: 0, ended: 0, people: 0 };
  const reasons = new Map<string, number>();
  return {
    /** Each of the part, also whom nothing is asked of. */
    see: (): void => void counts.people++,
    look: async (member: AudienceMember, settings: Settings): Promise<void> => {
      const isNew = joins(member, settings, deps.now().getTime()) && (await join(deps, member, settings));
      const state = isNew ? 'active' : member.monthlyPlace?.state;
      if (state === undefined) return;
      counts[state]++;
      const because = isNew ? undefined : whyNot(member.monthlyPlace);
      if (because !== undefined) reasons.set(because, (reasons.get(because) ?? 0) + 1);
    },
    end: (): Promise<void> =>
      putMonthlyCount(deps.db, part, {
        ...counts,
        of,
        reasons: Object.fromEntries(reasons),
        at: deps.now().toISOString(),
      }),
  };
}

/** Why somebody with a place gets no mail now. */
const whyNot = (place: MonthlyPlace | undefined): string | undefined =>
  place?.state === 'ended' ? place.endedBecause : place?.waitsBecause;

/** Frequency and refusals by address are looked at when a mail is claimed. */
function joins(member: AudienceMember, settings: Settings, nowEpochMs: number): boolean {
  const person = { ...member, mails: [], isAddressRefused: false };
  return joinsMonthly({
    sending: sendFactsOf(person, settings, nowEpochMs, 'running'),
    place: member.monthlyPlace,
    enrolments: member.enrolments,
  });
}

async function join(
  { db, now }: Deps,
  { customer, account, standing, enrolments, monthlyPlace }: AudienceMember,
  { calendar, dormancy: limits }: Settings,
): Promise<boolean> {
  const at = now();
  const today = dayOf(at.getTime(), calendar.timeZone);
  const dormancy = dormancyOf({ customer, account, standing }, today, limits, calendar.timeZone);
  const last = enrolments.toSorted((a, b) => a.enrolledAt.localeCompare(b.enrolledAt)).at(-1);
  const place = onClockOf(customer, calendar, {
    schemaVersion: 1,
    customerId: customer.id,
    state: 'active',
    joinedAt: at.toISOString(),
    dormancy: last?.dormancy ?? (dormancy.kind === 'dormant' ? dormancy.dormancy : 'lapsed'),
    version: 0,
  });
  const outcome = await transact(db, [
    putPlace(db, monthlyPlace, place, sendingMoment(at.getTime(), hoursFor(customer, calendar))),
    putFact(db, {
      kind: 'enrolled',
      customerId: customer.id,
      at: at.toISOString(),
      id: monthlyId,
      campaignId: monthlyId,
      dormancy: place.dormancy,
      cohort: today.slice(0, 7),
      accountId: customer.accountId,
    }),
  ]);
  return outcome.kind === 'done';
}
