import type { Engagement } from '../engagement/engagement.ts';
import { thresholdOf } from '../interest/fit.ts';
import type { Penalty } from '../interest/fold-interest.ts';
import type { ScoringModel } from '../interest/scoring-model.ts';
import { isSame } from '../kernel/same-content.ts';
import type { Fact } from '../timeline/fact.ts';

/** What was known of a customer's acts at past moments, as far as facts tell. */
export interface Past {
  /** All acts, as they are judged today. */
  readonly engagements: readonly Engagement[];
  /** Acts received by a moment, with the verdicts of then. */
  readonly actsAt: (atEpochMs: number) => readonly Engagement[];
  /** Penalties in force at a moment: given by then, and not taken back by then. */
  readonly penaltiesAt: (atEpochMs: number) => readonly Penalty[];
  /** When a verdict changed or a penalty was taken back. Empty: what stands today stood from the beginning. */
  readonly revisedAt: readonly number[];
}

/** Reads the past from facts. A verdict that changed without a fact (release 0.2 and before) is taken to be today's all along. */
export function pastOf(engagements: readonly Engagement[], facts: readonly Fact[]): Past {
  const verdicts = facts.filter((fact) => fact.kind === 'verdictChanged').toSorted(byTime);
  const lifted = new Map(
    facts.flatMap((fact) => (fact.kind === 'penaltyLifted' ? [[fact.id, Date.parse(fact.at)] as const] : [])),
  );
  const penalties = facts
    .filter((fact) => fact.kind === 'penalty')
    .map(({ id, at, factor }) => ({ id, atEpochMs: Date.parse(at), factor }));
  const asJudged = (act: Engagement, atEpochMs: number): Engagement => {
    const next = verdicts.find(
      ({ engagementId, at }) => engagementId === act.id && Date.parse(at) > atEpochMs,
    );
    const is = verdictIn(next?.from);
    return is === undefined ? act : { ...act, verdict: { ...act.verdict, is } };
  };
  return {
    engagements,
    actsAt: (atEpochMs) =>
      engagements
        .filter(({ receivedAt }) => Date.parse(receivedAt) <= atEpochMs)
        .map((act) => asJudged(act, atEpochMs)),
    penaltiesAt: (atEpochMs) =>
      penalties.filter((each) => {
        const liftedAt = lifted.get(each.id);
        return each.atEpochMs <= atEpochMs && (liftedAt === undefined || liftedAt > atEpochMs);
      }),
    revisedAt: [...verdicts.map(({ at }) => Date.parse(at)), ...lifted.values()].toSorted((a, b) => a - b),
  };
}

const byTime = (a: Fact, b: Fact): number => Date.parse(a.at) - Date.parse(b.at);

const verdictIn = (name: string | undefined): Engagement['verdict']['is'] | undefined =>
  (['human', 'unknown', 'machine'] as const).find((each) => each === name);

/** What a crossing tells of the fit of that moment. */
interface KnownFit {
  readonly atEpochMs: number;
  readonly fit: number;
}

/**
 * The points for size, industry and title at past moments. They are kept nowhere, but each crossing froze its threshold, and
 * tells them where its model gives the same points for fit; between crossings and today the nearest holds.
 *
 * @param models by id, every version that was kept
 */
export function fitHistory(
  facts: readonly Fact[],
  models: ReadonlyMap<string, ScoringModel>,
  {
    model,
    today,
    nowEpochMs,
  }: { readonly model: ScoringModel; readonly today: number; readonly nowEpochMs: number },
): (atEpochMs: number) => number {
  const known = facts.flatMap((fact): readonly KnownFit[] => {
    if (fact.kind !== 'crossing') return [];
    const former = models.get(fact.modelId);
    if (former === undefined || !isSame([former.fit, former.fitRules], [model.fit, model.fitRules]))
      return [];
    return [{ atEpochMs: Date.parse(fact.at), fit: fitBehind(fact.threshold, former, today) }];
  });
  const all = [...known, { atEpochMs: nowEpochMs, fit: today }];
  return (atEpochMs) =>
    all.reduce((nearest, each) =>
      Math.abs(each.atEpochMs - atEpochMs) < Math.abs(nearest.atEpochMs - atEpochMs) ? each : nearest,
    ).fit;
}

/** The fit that gives a threshold; at either end today's where it gives the same, else the nearest that does. */
function fitBehind(threshold: number, model: ScoringModel, today: number): number {
  return thresholdOf(today, model) === threshold ? today : model.hotAt - threshold;
}
