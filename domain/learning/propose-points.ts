import type { ScoringModel } from '../interest/scoring-model.ts';
import { chanceByScore, learnPoints, type LearnedPoints } from './fit-points.ts';
import { gainOf, rollOrigin, scoreTest, type Prediction } from './judge-points.ts';
import { learnedFeatures, pointsIn, type LearnedFeature, type LearningRow } from './learning-row.ts';
import { logistic } from '../kernel/logistic.ts';
import { aucOf, brierOf, type Auc } from '../kernel/measure-score.ts';

/** At how many rows it is looked: each half as many more. Looked at weekly, chance alone would propose sooner or later. */
const looks = [100, 150, 225, 340, 500, 750, 1100, 1650, 2500, 3750, 5600, 8400, 12_600, 19_000, 28_500];

/** What has to be there before anything is learned. */
export const least = { rows: 100, opportunities: 20, others: 20, accounts: 50 } as const;

/** Why nothing is proposed: the four gates. */
export const abstentions = ['tooFew', 'scoreTellsNothing', 'pointsHold', 'noGainLater'] as const;
export type Abstention = (typeof abstentions)[number];

/** One feature before and after. */
export interface PointChange extends LearnedPoints {
  readonly feature: LearnedFeature;
  readonly inForce: number;
  /** The range holds the points in force: the rows are too few to be sure of this one. */
  readonly isUnsure: boolean;
}

/** How both scores predict rows that the fit had not seen. */
export interface ScoreMeasures {
  readonly rows: number;
  readonly aucInForce: Auc | undefined;
  readonly aucLearned: Auc | undefined;
  readonly brierInForce: number;
  readonly brierLearned: number;
}

export interface Learning {
  readonly rows: number;
  readonly opportunities: number;
  readonly accounts: number;
  /** How many of the rows were looked at: the last of the looks that is reached; 0 before the first. */
  readonly lookedAt: number;
  readonly nextLook: number;
  readonly because?: Abstention | undefined;
  readonly changes: PointChange[];
  /** At what threshold a customer has the chance that one has at the threshold in force today. */
  readonly sameChanceAt?: number | undefined;
  readonly measures?: ScoreMeasures | undefined;
}

/**
 * What the outcomes that sales reported say of the points in force. Proposes only where all four gates hold
 * (docs/learning.md): enough rows, a score that tells outcomes apart, points that differ beyond chance, and a better
 * prediction of what came later.
 * @param rows in the order of time; those whose 90 days are over, and that have an outcome
 */
export function learn(rows: readonly LearningRow[], model: ScoringModel): Learning {
  const lookedAt = looks.findLast((look) => look <= rows.length) ?? 0;
  const seen = rows.slice(0, lookedAt);
  const said = {
    rows: rows.length,
    opportunities: rows.filter(({ isOpportunity }) => isOpportunity).length,
    accounts: new Set(rows.map(({ accountId }) => accountId)).size,
    lookedAt,
    nextLook: looks.find((look) => look > rows.length) ?? Math.ceil((rows.length * 1.5) / 100) * 100,
    changes: [],
  };
  if (isTooFew(seen)) return { ...said, because: 'tooFew' };
  const points = pointsIn(model);
  const score = chanceByScore(seen, points);
  if (!(score.plain.z > 1.64)) return { ...said, because: 'scoreTellsNothing' };
  const predictions = rollOrigin(seen, points);
  const measures = measuresOf(predictions);
  if (scoreTest(seen, points).p >= 0.01) return { ...said, measures, because: 'pointsHold' };
  if (gainOf(predictions) <= 0) return { ...said, measures, because: 'noGainLater' };
  const { learned, shift } = learnPoints(seen, points, score);
  return {
    ...said,
    measures,
    changes: learned.map((each, place) => ({
      feature: learnedFeatures[place] ?? 'open',
      inForce: points[place] ?? 0,
      isUnsure: each.low <= (points[place] ?? 0) && (points[place] ?? 0) <= each.high,
      ...each,
    })),
    sameChanceAt: Math.round(model.hotAt + shift),
  };
}

function isTooFew(rows: readonly LearningRow[]): boolean {
  const opportunities = rows.filter(({ isOpportunity }) => isOpportunity).length;
  return (
    rows.length < least.rows ||
    opportunities < least.opportunities ||
    rows.length - opportunities < least.others ||
    new Set(rows.map(({ accountId }) => accountId)).size < least.accounts
  );
}

function measuresOf(predictions: readonly Prediction[]): ScoreMeasures {
  const happened = predictions.map((each) => each.happened);
  const [inForce, learned] = [
    predictions.map((each) => each.inForce),
    predictions.map((each) => each.learned),
  ];
  return {
    rows: predictions.length,
    aucInForce: aucOf(inForce, happened),
    aucLearned: aucOf(learned, happened),
    brierInForce: brierOf(
      inForce.map((each) => logistic(each)),
      happened,
    ),
    brierLearned: brierOf(
      learned.map((each) => logistic(each)),
      happened,
    ),
  };
}

/** The model that the changes amount to: points in whole numbers, everything else as in force. */
export function modelLearned(
  model: ScoringModel,
  changes: readonly PointChange[],
  id: string,
  on: string,
): ScoringModel {
  const of = (feature: LearnedFeature): number => {
    const change = changes.find((each) => each.feature === feature);
    return change?.points ?? 0;
  };
  return {
    ...model,
    id,
    label: { ja: `学習した配点（${on}）`, en: `Learned points (${on})` },
    points: {
      open: of('open'),
      click: of('click'),
      download: of('download'),
      registration: of('registration'),
      webinar: of('webinar'),
      visit: of('visit'),
      request: of('request'),
    },
    questionPoints: of('question'),
    fit: withinReach({ size: of('size'), industry: of('industry'), title: of('title') }, model),
  };
}

/** Fit lowers the threshold to its floor and no further: what is beyond would change nothing. */
function withinReach(fit: ScoringModel['fit'], { hotAt, hotFloor }: ScoringModel): ScoringModel['fit'] {
  const [sum, most] = [fit.size + fit.industry + fit.title, hotAt - hotFloor];
  if (sum <= most) return fit;
  const share = (points: number): number => Math.floor((points * most) / sum);
  return { size: share(fit.size), industry: share(fit.industry), title: share(fit.title) };
}
