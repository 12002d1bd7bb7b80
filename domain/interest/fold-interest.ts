import { dayOf, type TimeZone } from '../kernel/time-zone.ts';
import { countGroup, type Contribution } from './contribution.ts';
import type { Engagement } from '../engagement/engagement.ts';
import { addHeat, heatOf, type Heat } from './heat.ts';
import type { ScoringModel } from './scoring-model.ts';

/** Something sales reported that takes interest away: multiplies by `factor` what occurred before `atEpochMs`. */
export interface Penalty {
  readonly id: string;
  readonly atEpochMs: number;
  readonly factor: number;
}

/** What the acts show beside points: whether there is more than opens and clicks. */
export interface Evidence {
  /** An act beyond open and click counts. */
  readonly hasDeed: boolean;
  /** Up to two days (YYYY-MM-DD, the customer's zone) with a human click. */
  readonly clickDays: readonly string[];
}

/** The fold of a whole timeline. */
export interface FoldedInterest {
  readonly heat: Heat;
  readonly evidence: Evidence;
  readonly contributions: readonly Contribution[];
}

export const noEvidence: Evidence = { hasDeed: false, clickDays: [] };

/**
 * The interest that a timeline amounts to: the definition that every other path must equal to 1e-6 points.
 * @param zone of the company's zone, for "human clicks on two days"
 */
export function foldInterest(
  engagements: readonly Engagement[],
  penalties: readonly Penalty[],
  model: ScoringModel,
  zone: TimeZone,
): FoldedInterest {
  const contributions = [...byGroup(engagements).values()]
    .map((group) => countGroup(group, model))
    .filter((contribution) => contribution !== null)
    .map((contribution) => afterPenalties(contribution, penalties));
  return {
    heat: contributions.reduce<Heat>(
      (heat, each) => addHeat(heat, heatOf(each.points, each.atEpochMs, model.halfLifeDays)),
      null,
    ),
    evidence: contributions.reduce((evidence, each) => addEvidence(evidence, each, zone), noEvidence),
    contributions,
  };
}

/** Engagements by group. */
export function byGroup(engagements: readonly Engagement[]): ReadonlyMap<string, Engagement[]> {
  const groups = new Map<string, Engagement[]>();
  for (const engagement of engagements) {
    const group = groups.get(engagement.group);
    if (group === undefined) groups.set(engagement.group, [engagement]);
    else group.push(engagement);
  }
  return groups;
}

/** A contribution less the penalties recorded after it. */
export function afterPenalties(contribution: Contribution, penalties: readonly Penalty[]): Contribution {
  const factor = penalties
    .filter((penalty) => penalty.atEpochMs > contribution.atEpochMs)
    .reduce((product, penalty) => product * penalty.factor, 1);
  return factor === 1 ? contribution : { ...contribution, points: contribution.points * factor };
}

/** Adds what one contribution shows. Keeps at most the first two click days: more decide nothing. */
export function addEvidence(evidence: Evidence, contribution: Contribution, zone: TimeZone): Evidence {
  if (contribution.signal === 'open') return evidence;
  if (contribution.signal !== 'click') return evidence.hasDeed ? evidence : { ...evidence, hasDeed: true };
  if (!contribution.isHuman || evidence.clickDays.length >= 2) return evidence;
  const day = dayOf(contribution.atEpochMs, zone);
  return evidence.clickDays.includes(day)
    ? evidence
    : { ...evidence, clickDays: [...evidence.clickDays, day].toSorted() };
}

/** Hot takes one act beyond open and click, or human clicks on two days (R3). */
export const isQualified = (evidence: Evidence): boolean =>
  evidence.hasDeed || evidence.clickDays.length >= 2;
