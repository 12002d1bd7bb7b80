import { msPerDay } from '../kernel/local-date.ts';
import type { TimeZone } from '../kernel/time-zone.ts';
import * as z from 'zod';
import { countGroup } from './contribution.ts';
import { isOpenRequest, type Engagement } from '../engagement/engagement.ts';
import {
  addEvidence,
  afterPenalties,
  byGroup,
  foldInterest,
  isQualified,
  noEvidence,
  type Evidence,
  type FoldedInterest,
  type Penalty,
} from './fold-interest.ts';
import { addHeat, decaysTo, heatOf, interestAt, type Heat } from './heat.ts';
import type { ScoringModel } from './scoring-model.ts';

/** Hot, warm or cold, with hysteresis. Labels: ホット・ウォーム・コールド. */
export const temperatureSchema = z.enum(['hot', 'warm', 'cold']);
export type Temperature = z.infer<typeof temperatureSchema>;

/** One customer's interest under one model, as stored. */
export interface Interest {
  readonly heat: Heat;
  readonly evidence: Evidence;
  readonly threshold: number;
  readonly temperature: Temperature;
  readonly holdUntilEpochMs: number;
  /** Moments at which the customer became hot. Kept, never recomputed. */
  readonly crossings: number;
  readonly penalties: readonly Penalty[];
}

export const noInterest = (threshold: number): Interest => ({
  heat: null,
  evidence: noEvidence,
  threshold,
  temperature: 'cold',
  holdUntilEpochMs: 0,
  crossings: 0,
  penalties: [],
});

/** `level = heat - log2(T)`: hot is `level >= now / H`. Sorting by it sorts leads rightly at every moment. */
export const levelOf = (heat: number, threshold: number): number => heat - Math.log2(threshold);

/** How a batch of changes touches the heat: unchanged, only added, or to be folded anew from the whole timeline. */
export type HeatChange =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'added'; readonly heat: Heat; readonly evidence: Evidence }
  | { readonly kind: 'refold' };

/**
 * Compares the groups that a batch touches, before and after. There is no subtraction in the log domain:
 * a group whose contribution was taken away or replaced asks for a fold of the whole timeline.
 */
export function compareGroups(
  interest: Interest,
  before: readonly Engagement[],
  after: readonly Engagement[],
  model: ScoringModel,
  zone: TimeZone,
): HeatChange {
  const old = byGroup(before);
  const fresh = byGroup(after);
  let { heat, evidence } = interest;
  let isChanged = false;
  for (const group of new Set([...old.keys(), ...fresh.keys()])) {
    const was = countGroup(old.get(group) ?? [], model);
    const is = countGroup(fresh.get(group) ?? [], model);
    if (
      was !== null &&
      (is === null ||
        is.points !== was.points ||
        is.atEpochMs !== was.atEpochMs ||
        is.isHuman !== was.isHuman)
    )
      return { kind: 'refold' };
    if (was !== null || is === null) continue;
    const counted = afterPenalties(is, interest.penalties);
    heat = addHeat(heat, heatOf(counted.points, counted.atEpochMs, model.halfLifeDays));
    evidence = addEvidence(evidence, counted, zone);
    isChanged = true;
  }
  return isChanged ? { kind: 'added', heat, evidence } : { kind: 'unchanged' };
}

/** The interest after folding a whole timeline. */
export const recomputed = (
  interest: Interest,
  engagements: readonly Engagement[],
  penalties: readonly Penalty[],
  model: ScoringModel,
  zone: TimeZone,
): Interest & { readonly folded: FoldedInterest } => {
  const folded = foldInterest(engagements, penalties, model, zone);
  return { ...interest, heat: folded.heat, evidence: folded.evidence, penalties, folded };
};

/** What the temperature is now, given what it was: hot from T until below 0.8 T; warm from 20 until 15; a hold keeps hot. */
export function temperatureAt(interest: Interest, nowEpochMs: number, model: ScoringModel): Temperature {
  const points = interestAt(interest.heat, nowEpochMs, model.halfLifeDays);
  const isHeld = nowEpochMs < interest.holdUntilEpochMs;
  const isHot = interest.temperature === 'hot';
  const hotCut = isHot ? interest.threshold * model.leaveHotRatio : interest.threshold - ROUNDING;
  if (isHeld || (isQualified(interest.evidence) && reaches(points, hotCut))) return 'hot';
  const warmCut = interest.temperature === 'cold' ? model.warmAt - ROUNDING : model.leaveWarmAt;
  return reaches(points, warmCut) ? 'warm' : 'cold';
}

/**
 * Bands are entered in tenths of a point, as people see them: an open, a click and a download of the same hour are the 30
 * points of the table, although each has decayed a little when the next one comes. They are left exactly.
 */
const ROUNDING = 0.05;

/** Equality of interest means 1e-6 points (docs/rules.md#interest-is-one-fold): 50 reached at this instant is 50. */
const reaches = (points: number, cut: number): boolean => points >= cut - EQUAL;
const EQUAL = 1e-6;

/** The end of the hold that these newly counted acts give; 0 when none is a request. */
export const holdFrom = (acts: readonly Engagement[], model: ScoringModel): number =>
  acts
    .filter((act) => isOpenRequest(act, model.holdDays))
    .reduce((until, act) => Math.max(until, Date.parse(act.receivedAt) + model.holdDays * msPerDay), 0);

/** What is left of a hold when the handoff closed: nothing, unless a later request gave it. */
export const holdAfterRelease = (
  holdUntilEpochMs: number,
  releasedAt: string | undefined,
  model: ScoringModel,
): number =>
  releasedAt !== undefined && holdUntilEpochMs - model.holdDays * msPerDay <= Date.parse(releasedAt)
    ? 0
    : holdUntilEpochMs;

/** When a hot or warm customer leaves that temperature if nothing more happens (epoch ms); undefined for the cold. */
export const coolsAt = (interest: Interest, model: ScoringModel): number | undefined =>
  fallsBelow(interest, model, 0);

/** When that is by so many points. */
function fallsBelow(interest: Interest, model: ScoringModel, by: number): number | undefined {
  if (interest.temperature === 'cold') return undefined;
  const isHot = interest.temperature === 'hot';
  // A request alone keeps somebody hot for as long as it holds.
  if (isHot && !isQualified(interest.evidence)) return interest.holdUntilEpochMs;
  const cut = isHot ? interest.threshold * model.leaveHotRatio : model.leaveWarmAt;
  const decayed = interest.heat === null ? 0 : decaysTo(interest.heat, cut - by, model.halfLifeDays);
  return Math.max(decayed, isHot ? interest.holdUntilEpochMs : 0);
}

/** A second later nobody doubts it. */
const AFTERWARDS_MS = 1000;

/**
 * When a hot or warm customer is to be looked at again (epoch ms). An act that warms somebody further does not move a look
 * that is planned already: it only finds that it came too soon, and writing interest costs no second index.
 */
export function lookAt(
  before: { readonly temperature: Temperature; readonly dueAt?: number | undefined },
  after: Interest,
  model: ScoringModel,
): number | undefined {
  // Reached is reached to 1e-6 points: a low cut under a long half-life is so near for some minutes.
  const cools = fallsBelow(after, model, EQUAL);
  if (cools === undefined) return undefined;
  const exact = Math.ceil(cools) + AFTERWARDS_MS;
  return before.temperature === after.temperature ? Math.min(before.dueAt ?? exact, exact) : exact;
}
