import { bilingualSchema } from '../kernel/locale.ts';
import * as z from 'zod';
import { keptNumber } from '../kernel/kept-number.ts';

/** A model that was stored before a signal existed gives it nothing: its scores stay what they were. */
const worth = keptNumber.min(0).max(1000).default(0);

/**
 * Points of interest for each thing that a customer can do. `request` is any demand for an answer: inquiry, quote, demo,
 * document, consultation, interested reply.
 */
const pointsSchema = z.object({
  open: worth,
  click: worth,
  download: worth,
  registration: worth,
  webinar: worth,
  visit: worth,
  request: worth,
});
export const signalSchema = pointsSchema.keyof();
export type Signal = z.infer<typeof signalSchema>;

/**
 * How interest is computed: points per signal, the half-life, the cuts. Data, versioned by `id`; one is in force.
 * Points are points of interest at the moment of the act; `halfLifeDays` is in days.
 */
export const scoringModelSchema = z.object({
  id: z.string().min(1),
  label: bilingualSchema,
  halfLifeDays: keptNumber.min(1).max(365),
  points: pointsSchema,
  /** Added to a webinar's points when the customer asked a question there. */
  questionPoints: keptNumber.min(0),
  weights: z.object({ human: keptNumber, unknown: keptNumber, machine: keptNumber }),
  fit: z.object({ size: keptNumber, industry: keptNumber, title: keptNumber }),
  fitRules: z.object({
    minimumEmployees: z.number().int(),
    targetIndustries: z.array(z.string()),
    /** Titles that count beside department head and above (部長以上), such as 部長代理. */
    alsoSenior: z.array(z.string()),
  }),
  /** Hot when interest reaches clamp(hotAt - fit, hotFloor, hotAt); hot until below leaveHotRatio of it. */
  hotAt: keptNumber.positive(),
  hotFloor: keptNumber.positive(),
  leaveHotRatio: z.number().min(0.1).max(1),
  warmAt: keptNumber.positive(),
  leaveWarmAt: keptNumber.positive(),
  /** A request keeps a customer hot for this long, or until the handoff closes. */
  holdDays: keptNumber.min(0),
});
export type ScoringModel = z.infer<typeof scoringModelSchema>;

export const presets = (): readonly ScoringModel[] => [preset003, preset000, preset001];

/** What contradicts itself in a model, by field; empty when nothing does. */
export function contradictionsIn(model: ScoringModel): readonly string[] {
  const is = (isWrong: boolean, field: string): readonly string[] => (isWrong ? [field] : []);
  return [
    ...is(model.hotFloor > model.hotAt, `hotFloor ${model.hotFloor} > hotAt ${model.hotAt}`),
    ...is(model.leaveWarmAt > model.warmAt, `leaveWarmAt ${model.leaveWarmAt} > warmAt ${model.warmAt}`),
    ...is(model.warmAt > model.hotAt, `warmAt ${model.warmAt} > hotAt ${model.hotAt}`),
    ...is(
      model.weights.machine > model.weights.unknown || model.weights.unknown > model.weights.human,
      `weights ${model.weights.machine}, ${model.weights.unknown}, ${model.weights.human}`,
    ),
  ];
}

/** The model as it scores a person: for own people, competitors and suppliers (`neverScores`) nothing counts. */
export const scoringFor = (model: ScoringModel, neverScores: boolean | undefined): ScoringModel =>
  neverScores === true ? { ...model, weights: { human: 0, unknown: 0, machine: 0 } } : model;

const fitRules = {
  minimumEmployees: 50,
  targetIndustries: ['製造業', '卸売業', 'manufacturing', 'technology', 'medical'],
  alsoSenior: [],
};
const weights = { human: 1, unknown: 0.3, machine: 0 };
const fit = { size: 5, industry: 5, title: 10 };

/** The default: interest alone, hot at 50 (docs/rules.md#three-point-tables). Half-life 30 days (R4). */
export const preset003: ScoringModel = {
  id: 'preset-003',
  label: { ja: '標準（関心度50点でホット）', en: 'Standard (hot at 50 points)' },
  halfLifeDays: 30,
  points: { open: 5, click: 10, download: 15, registration: 5, webinar: 20, visit: 25, request: 30 },
  questionPoints: 5,
  weights,
  fit,
  fitRules,
  hotAt: 50,
  hotFloor: 25,
  leaveHotRatio: 0.8,
  warmAt: 20,
  leaveWarmAt: 15,
  holdDays: 14,
};

/** Documents 10, webinar 15, repeated visit 5; a total of 30 with fit is handed over (docs/rules.md#three-point-tables). */
export const preset000: ScoringModel = {
  ...preset003,
  id: 'preset-000',
  label: {
    ja: '総合30点（資料10・ウェビナー15・訪問5）',
    en: 'Total of 30 (document 10, webinar 15, visit 5)',
  },
  points: { open: 1, click: 2, download: 10, registration: 3, webinar: 15, visit: 5, request: 15 },
  hotAt: 30,
  hotFloor: 10,
  warmAt: 12,
  leaveWarmAt: 9,
};

/** A total of 80 with fit is handed over (docs/rules.md#three-point-tables). */
export const preset001: ScoringModel = {
  ...preset003,
  id: 'preset-001',
  label: { ja: '総合80点で引き渡し', en: 'Handed over at a total of 80' },
  hotAt: 80,
  hotFloor: 40,
  warmAt: 32,
  leaveWarmAt: 24,
};
