import type { Temperature } from '../interest/interest.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Dormancy, Person } from './dormancy.ts';
import type { Rfm } from './rfm.ts';

/** What a rule looks at, gathered once per person. */
export interface Candidate {
  readonly person: Person;
  readonly dormancy: Dormancy;
  readonly temperature: Temperature;
  /** Every campaign that ever took this person in. */
  readonly campaigns: readonly string[];
  /** A campaign is mailing this person now. */
  readonly isInCampaign?: boolean | undefined;
  /** In the control group of a campaign: nobody mails this person now. */
  readonly isHeld?: boolean | undefined;
  /** In which fifths of your own customers the company's purchases are. */
  readonly rfm?: Rfm | undefined;
  /** Domains that take no mail, as the DNS said last. */
  readonly deadDomains?: ReadonlySet<string> | undefined;
  /** Points of interest now. */
  readonly interest?: number | undefined;
  /** The day of the last act that counted. */
  readonly lastActOn?: LocalDate | undefined;
  /** The day that was named for taking up the talk again. */
  readonly wakeOn?: LocalDate | undefined;
  /** When a campaign last took this person in. */
  readonly lastEnrolledOn?: LocalDate | undefined;
}
