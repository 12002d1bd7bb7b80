import { addressRiskOf } from '../../domain/people/address-risk.ts';
import { countIn, nobodyCounted, type AudienceCount } from '../../domain/audience/audience-count.ts';
import type { Candidate } from '../../domain/audience/candidate.ts';
import { candidateOf, type AudienceDay } from '../../domain/audience/gather-candidate.ts';
import { compileSegment, selectPerson } from '../../domain/audience/segment.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Needs } from '../kernel/deps.ts';
import { audienceDay } from './audience-day.ts';
import { scanAudience, scanSegments, type AudienceMember } from './audience-store.ts';
import type { CountKey } from './count-store.ts';
import { atOnce } from './parts-store.ts';

type Counting = Pick<CountKey, 'segments' | 'mayOverlap'>;

interface ScanPlan {
  readonly parts: readonly number[];
  readonly of: number;
  readonly atMost: number;
}

/** Counts of those who were looked at; where these were not all, of a sample. */
export interface Looked {
  readonly counts: readonly AudienceCount[];
  readonly isWhole: boolean;
}

/**
 * Counts all people where there are few. Of many it looks at the first of them: the table hands them out by a hash of
 * their ids, which are keyed hashes themselves, so that the first are as good as drawn by lot.
 */
export const countAtOnce = (
  deps: Needs<'db' | 'now'>,
  wanted: Counting,
  settings: Settings,
): Promise<Looked> =>
  countOver(deps, wanted, settings, {
    parts: Array.from({ length: scanSegments }, (_, part) => part),
    of: scanSegments,
    atMost: atOnce,
  });

/** Reads parts of all customers and counts for every segment; stops where there are more than `atMost`. */
export async function countOver(
  { db, now }: Needs<'db' | 'now'>,
  wanted: Counting,
  settings: Settings,
  { parts, of, atMost }: ScanPlan,
): Promise<Looked> {
  const at = now();
  const day = await audienceDay(db, settings, at);
  const counter = counterOf(wanted, settings, day);
  let seen = 0;
  const readPart = async (part: number): Promise<void> => {
    for await (const member of scanAudience(db, part, settings.model.id, at.toISOString(), of)) {
      seen++;
      if (seen > atMost) return;
      counter.look(member, candidateOf(member, day));
    }
  };
  await Promise.all(parts.map(readPart));
  return { counts: counter.counts, isWhole: seen <= atMost };
}

/** Counts for every segment whoever is looked at; `counts` are as far as that is. */
export function counterOf({ segments, mayOverlap }: Counting, settings: Settings, day: AudienceDay) {
  const { today } = day;
  const rules = { ...settings.exclusion, mayOverlap };
  const each = segments.map((segment) => ({
    matches: compileSegment(segment, today),
    count: nobodyCounted(),
  }));
  return {
    counts: each.map(({ count }) => count),
    look: (member: AudienceMember, candidate: Candidate): void => {
      for (const { matches, count } of each)
        countIn(count, selectPerson(candidate, matches, today, rules), {
          riskOf: (silentDays) => addressRiskOf(member.customer.email, silentDays, day.deadDomains),
          sampleOf: ({ dormancy, silentDays }) => ({
            customerId: member.customer.id,
            name: member.customer.fullName ?? member.customer.lastName ?? '',
            account: member.account.name,
            dormancy,
            silentDays,
          }),
        });
    },
  };
}
