import { interestAt, type Heat } from '../interest/heat.ts';
import type { Temperature } from '../interest/interest.ts';
import { holdsOf } from '../people/causes.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { dayOf, type TimeZone } from '../kernel/time-zone.ts';
import type { Candidate } from './candidate.ts';
import { dormancyOf, type DormancyLimits, type Person } from './dormancy.ts';
import { rfmOf, type RfmBounds } from './rfm.ts';

/** A stored member of the audience, as far as rules look at one. */
export interface StoredMember extends Person {
  readonly campaigns: readonly string[];
  readonly isInCampaign?: boolean | undefined;
  readonly isHeld?: boolean | undefined;
  readonly interest?:
    | { readonly temperature: Temperature; readonly heat: Heat; readonly lastActAt?: string | undefined }
    | undefined;
  readonly enrolments?: readonly { readonly enrolledAt: string }[] | undefined;
}

/** When candidates are looked at, and by which settings. */
export interface AudienceDay {
  readonly today: LocalDate;
  /** Of the calendar that it is a day of. */
  readonly timeZone: TimeZone;
  readonly atEpochMs: number;
  readonly limits: DormancyLimits;
  readonly halfLifeDays: number;
  /** As they were counted last; absent before the first night. */
  readonly rfmBounds?: RfmBounds | undefined;
  /** Domains that take no mail, as the DNS said last. */
  readonly deadDomains?: ReadonlySet<string> | undefined;
}

/** A member of the audience, with what rules ask of one on a day. */
export function candidateOf(member: StoredMember, day: AudienceDay): Candidate {
  const { interest, enrolments = [] } = member;
  const localDay = (at: string): LocalDate => dayOf(Date.parse(at), day.timeZone);
  return {
    person: member,
    dormancy: dormancyOf(member, day.today, day.limits, day.timeZone),
    temperature: interest?.temperature ?? 'cold',
    campaigns: member.campaigns,
    isInCampaign: member.isInCampaign,
    isHeld: member.isHeld,
    rfm: rfmOf(member.account.relationship, day.rfmBounds),
    deadDomains: day.deadDomains,
    interest: interestAt(interest?.heat ?? null, day.atEpochMs, day.halfLifeDays),
    lastActOn: interest?.lastActAt === undefined ? undefined : localDay(interest.lastActAt),
    wakeOn: holdsOf(member.standing).wakeOn,
    lastEnrolledOn: enrolments
      .map(({ enrolledAt }) => localDay(enrolledAt))
      .reduce<LocalDate | undefined>((last, on) => (last === undefined || on > last ? on : last), undefined),
  };
}
