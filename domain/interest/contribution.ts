import type { RawEngagement, Engagement } from '../engagement/engagement.ts';
import { isRequest } from '../engagement/engagement.ts';
import type { ScoringModel, Signal } from './scoring-model.ts';

/** What one group adds: `points` at `atEpochMs`, before decay. `quality` is the scale in the words of the explanation ("webinar 20 x 0.84"). */
export interface Contribution {
  readonly group: string;
  readonly engagementId: string;
  readonly signal: Signal;
  readonly base: number;
  readonly quality: number;
  readonly weight: number;
  readonly points: number;
  readonly atEpochMs: number;
  readonly isHuman: boolean;
}

/** The signal an act counts as; null for acts that never score (support, recruiting, sales pitches, refusals, no-shows). */
export function signalOf(act: RawEngagement): Signal | null {
  switch (act.kind) {
    case 'open':
    case 'click':
    case 'download':
    case 'visit':
      return act.kind;
    case 'registration':
      return act.cancelled === true ? null : act.kind;
    case 'webinar':
      return act.attended ? 'webinar' : null;
    case 'inquiry':
    case 'reply':
      return isRequest(act) ? 'request' : null;
    case 'probe':
      return null;
    default:
      return act satisfies never;
  }
}

/** An act never counts later than it was received: a clock in the future is clamped. */
export const countedAt = (act: RawEngagement): number =>
  Math.min(Date.parse(act.occurredAt), Date.parse(act.receivedAt));

/** What one engagement alone would add; null when it counts nothing. */
export function contributionOf(engagement: Engagement, model: ScoringModel): Contribution | null {
  const signal = signalOf(engagement);
  const weight = model.weights[engagement.verdict.is];
  if (signal === null || weight <= 0) return null;
  const quality = engagement.kind === 'webinar' ? shareWatched(engagement) : 1;
  const asked =
    engagement.kind === 'webinar' && engagement.question !== undefined && engagement.question !== '';
  const base = model.points[signal];
  const points = (base * quality + (asked ? model.questionPoints : 0)) * weight;
  if (points <= 0) return null;
  return {
    group: engagement.group,
    engagementId: engagement.id,
    signal,
    base,
    quality,
    weight,
    points,
    atEpochMs: countedAt(engagement),
    isHuman: engagement.verdict.is === 'human',
  };
}

const shareWatched = (act: Extract<RawEngagement, { kind: 'webinar' }>): number =>
  act.minutes === undefined || act.durationMinutes === undefined
    ? 1
    : Math.min(1, act.minutes / act.durationMinutes);

/**
 * What a group counts: at most once, by its best verdict, then its earliest event (docs/rules.md#each-group-counts-once).
 * Ties are broken by points and id so that any order of the same events gives the same answer.
 */
export function countGroup(engagements: readonly Engagement[], model: ScoringModel): Contribution | null {
  if (isCancelled(engagements)) return null;
  const candidates = engagements
    .map((engagement) => contributionOf(engagement, model))
    .filter((contribution) => contribution !== null);
  return candidates.reduce<Contribution | null>(
    (best, next) => (best === null || precedes(next, best) ? next : best),
    null,
  );
}

/** The last word on a registration takes it back, unless somebody registered again. */
function isCancelled(engagements: readonly Engagement[]): boolean {
  const last = engagements
    .filter((each) => each.kind === 'registration')
    .toSorted(
      (a, b) => countedAt(a) - countedAt(b) || Number(a.cancelled ?? false) - Number(b.cancelled ?? false),
    )
    .at(-1);
  return last?.cancelled === true;
}

function precedes(a: Contribution, b: Contribution): boolean {
  if (a.weight !== b.weight) return a.weight > b.weight;
  if (a.atEpochMs !== b.atEpochMs) return a.atEpochMs < b.atEpochMs;
  if (a.points !== b.points) return a.points > b.points;
  return a.engagementId < b.engagementId;
}
