import { isOpenRequest, type Engagement } from '../engagement/engagement.ts';
import { countGroup, type Contribution } from '../interest/contribution.ts';
import { thresholdOf } from '../interest/fit.ts';
import { addEvidence, byGroup, foldInterest } from '../interest/fold-interest.ts';
import { addHeat, heatOf } from '../interest/heat.ts';
import { holdFrom, noInterest, temperatureAt, type Interest } from '../interest/interest.ts';
import type { ScoringModel } from '../interest/scoring-model.ts';
import type { TimeZone } from '../kernel/time-zone.ts';
import type { Past } from './as-it-was.ts';

/** The thresholds that are tried: whole points. */
export const triedThresholds: readonly number[] = Array.from({ length: 76 }, (_, place) => 25 + place);

/** A customer would have been handed over at this moment, had the threshold been one of `from` to `to`. */
export interface ReplayedCrossing {
  readonly atEpochMs: number;
  readonly from: number;
  readonly to: number;
  /** A request: handed over at any threshold. */
  readonly isRequest: boolean;
}

/** Somebody's timeline, as far as it counts. */
export interface ReplayedPerson {
  readonly past: Past;
  /** Points for size, industry and title at a moment. */
  readonly fitAt: (atEpochMs: number) => number;
}

/** The model in force with another threshold; its floor is half of that. */
export const withThreshold = (model: ScoringModel, hotAt: number): ScoringModel => ({
  ...model,
  hotAt,
  hotFloor: hotAt / 2,
});

/**
 * When somebody would have become hot since a moment, under each threshold, by the rules of the writer of interest: what
 * qualifies, hysteresis, holds of requests. Verdicts, penalties and fit are those of then, as far as they are kept.
 */
export function replayPerson(
  person: ReplayedPerson,
  model: ScoringModel,
  sinceEpochMs: number,
  zone: TimeZone,
): readonly ReplayedCrossing[] {
  const steps = stepsOf(person, model, zone);
  const hot = triedThresholds.map((threshold) => crossingsAt(steps, withThreshold(model, threshold)));
  return steps.flatMap(({ atEpochMs, isRequest }, place): ReplayedCrossing[] => {
    if (atEpochMs < sinceEpochMs) return [];
    if (isRequest) return [{ atEpochMs, ...whole, isRequest }];
    return stretches(hot.map((crossed) => crossed.has(place))).map((stretch) => ({
      atEpochMs,
      ...stretch,
      isRequest,
    }));
  });
}

const whole = { from: triedThresholds[0] ?? 0, to: triedThresholds.at(-1) ?? 0 };

/** What somebody's interest is made of once one more act counts; the threshold is not in it. */
interface Step {
  readonly atEpochMs: number;
  readonly isRequest: boolean;
  readonly before: Interest['heat'];
  readonly after: Interest;
  readonly fit: number;
}

const stepsOf = ({ past, fitAt }: ReplayedPerson, model: ScoringModel, zone: TimeZone): Step[] =>
  (past.revisedAt.length === 0 ? plainSteps(past, model, zone) : revisedSteps(past, model, zone)).map(
    (step) => ({ ...step, fit: fitAt(step.atEpochMs) }),
  );

/** Where nothing was judged otherwise since: each act adds to what was. */
function plainSteps(past: Past, model: ScoringModel, zone: TimeZone): Omit<Step, 'fit'>[] {
  const { engagements } = past;
  const acts = new Map(engagements.map((act) => [act.id, act]));
  const counted = [...byGroup(engagements).values()]
    .map((group) => countGroup(group, model))
    .filter((each) => each !== null)
    .toSorted((a, b) => a.atEpochMs - b.atEpochMs);
  const rest = past.penaltiesAt(Infinity).toSorted((a, b) => a.atEpochMs - b.atEpochMs);
  let now = noInterest(model.hotAt);
  return counted.map((each) => {
    while (rest[0] !== undefined && rest[0].atEpochMs <= each.atEpochMs)
      now = weakened(now, rest.shift()?.factor ?? 1);
    const before = now.heat;
    now = added(now, each, acts.get(each.engagementId), model, zone);
    const act = acts.get(each.engagementId);
    const isRequest = act !== undefined && isOpenRequest(act, model.holdDays);
    return { atEpochMs: each.atEpochMs, isRequest, before, after: now };
  });
}

/** Where verdicts changed or penalties were taken back: the timeline folded anew as it was known at each moment. */
function revisedSteps(past: Past, model: ScoringModel, zone: TimeZone): Omit<Step, 'fit'>[] {
  const known = past.engagements.map(({ receivedAt }) => Date.parse(receivedAt));
  const penalties = past.penaltiesAt(Infinity).map(({ atEpochMs }) => atEpochMs);
  const moments = [...new Set([...known, ...penalties, ...past.revisedAt])].toSorted((a, b) => a - b);
  let before: Interest['heat'] = null;
  return moments.map((atEpochMs) => {
    const acts = past.actsAt(atEpochMs);
    const folded = foldInterest(acts, past.penaltiesAt(atEpochMs), model, zone);
    const counted = new Set(folded.contributions.map(({ engagementId }) => engagementId));
    const ofThose = acts.filter(({ id }) => counted.has(id));
    const step = {
      atEpochMs,
      isRequest: ofThose.some(
        (act) => Date.parse(act.receivedAt) === atEpochMs && isOpenRequest(act, model.holdDays),
      ),
      before,
      after: {
        ...noInterest(model.hotAt),
        heat: folded.heat,
        evidence: folded.evidence,
        holdUntilEpochMs: holdFrom(ofThose, model),
      },
    };
    before = folded.heat;
    return step;
  });
}

const weakened = (interest: Interest, factor: number): Interest => ({
  ...interest,
  heat: interest.heat === null || factor <= 0 ? null : interest.heat + Math.log2(factor),
});

const added = (
  interest: Interest,
  each: Contribution,
  act: Engagement | undefined,
  model: ScoringModel,
  zone: TimeZone,
): Interest => ({
  ...interest,
  heat: addHeat(interest.heat, heatOf(each.points, each.atEpochMs, model.halfLifeDays)),
  evidence: addEvidence(interest.evidence, each, zone),
  holdUntilEpochMs: Math.max(interest.holdUntilEpochMs, act === undefined ? 0 : holdFrom([act], model)),
});

/** At which steps somebody becomes hot under one threshold. */
function crossingsAt(steps: readonly Step[], model: ScoringModel): ReadonlySet<number> {
  const crossed = new Set<number>();
  let temperature: Interest['temperature'] = 'cold';
  let holdUntilEpochMs = 0;
  for (const [place, { atEpochMs, before, after, fit }] of steps.entries()) {
    const threshold = thresholdOf(fit, model);
    // Time has passed since the step before: whoever cooled meanwhile may become hot anew.
    const was = { ...after, heat: before, threshold, temperature, holdUntilEpochMs };
    temperature = temperatureAt(was, atEpochMs, model);
    const next = temperatureAt({ ...after, threshold, temperature }, atEpochMs, model);
    if (next === 'hot' && temperature !== 'hot') crossed.add(place);
    temperature = next;
    holdUntilEpochMs = after.holdUntilEpochMs;
  }
  return crossed;
}

/** Neighbouring thresholds that answer alike. */
function stretches(isCrossed: readonly boolean[]): readonly { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const [place, is] of isCrossed.entries()) {
    const threshold = triedThresholds[place] ?? 0;
    const last = found.at(-1);
    if (is && last?.to === threshold - 1) last.to = threshold;
    else if (is) found.push({ from: threshold, to: threshold });
  }
  return found;
}
