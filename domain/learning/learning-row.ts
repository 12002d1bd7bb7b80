import type { Engagement } from '../engagement/engagement.ts';
import { countGroup } from '../interest/contribution.ts';
import { heatOf, interestAt } from '../interest/heat.ts';
import { fitOf, type FitFacts } from '../interest/fit.ts';
import { afterPenalties, byGroup, type Penalty } from '../interest/fold-interest.ts';
import type { ScoringModel } from '../interest/scoring-model.ts';

/** What points are given for: seven acts, a question at a webinar, and the three of fit. */
export const learnedFeatures = [
  'open',
  'click',
  'download',
  'registration',
  'webinar',
  'visit',
  'request',
  'question',
  'size',
  'industry',
  'title',
] as const;
export type LearnedFeature = (typeof learnedFeatures)[number];

/** A customer whom sales was given, as he was at that moment, and what came of it within 90 days. */
export interface LearningRow {
  readonly accountId: string;
  /** ISO. */
  readonly at: string;
  /** By `learnedFeatures`: how much of each there was, before points. */
  readonly x: readonly number[];
  readonly isOpportunity: boolean;
}

/** The points of a model by `learnedFeatures`. */
export const pointsIn = ({ points, questionPoints, fit }: ScoringModel): readonly number[] => [
  points.open,
  points.click,
  points.download,
  points.registration,
  points.webinar,
  points.visit,
  points.request,
  questionPoints,
  fit.size,
  fit.industry,
  fit.title,
];

/**
 * How much of each feature a timeline held at a moment: verdict × quality × penalties × decay, summed over the groups
 * that count. Times the points, the acts sum up to the interest of that moment (to 1e-6).
 */
export function featuresAt(
  engagements: readonly Engagement[],
  penalties: readonly Penalty[],
  facts: FitFacts,
  model: ScoringModel,
  atEpochMs: number,
): readonly number[] {
  const before = engagements.filter(({ receivedAt }) => Date.parse(receivedAt) <= atEpochMs);
  const recorded = penalties.filter((penalty) => penalty.atEpochMs <= atEpochMs);
  const asked = new Map(before.map((act) => [act.id, act.kind === 'webinar' && (act.question ?? '') !== '']));
  const amounts = new Map<LearnedFeature, number>();
  const add = (feature: LearnedFeature, amount: number): void =>
    void amounts.set(feature, (amounts.get(feature) ?? 0) + amount);
  for (const group of byGroup(before).values()) {
    const counted = countGroup(group, worthSomething(model));
    if (counted === null) continue;
    const kept = afterPenalties({ ...counted, points: 1 }, recorded).points;
    const heat = heatOf(counted.weight * kept, counted.atEpochMs, model.halfLifeDays);
    const amount = interestAt(heat, atEpochMs, model.halfLifeDays);
    add(counted.signal, amount * counted.quality);
    if (asked.get(counted.engagementId) === true) add('question', amount);
  }
  for (const part of ['size', 'industry', 'title'] as const)
    add(part, fitOf(facts, { ...model, fit: { size: 0, industry: 0, title: 0, [part]: 1 } }));
  return learnedFeatures.map((feature) => amounts.get(feature) ?? 0);
}

/** What has no points today may deserve some: it is looked at all the same. */
function worthSomething(model: ScoringModel): ScoringModel {
  const { open, click, download, registration, webinar, visit, request } = model.points;
  const least = (points: number): number => Math.max(points, 1e-9);
  return {
    ...model,
    points: {
      open: least(open),
      click: least(click),
      download: least(download),
      registration: least(registration),
      webinar: least(webinar),
      visit: least(visit),
      request: least(request),
    },
  };
}
