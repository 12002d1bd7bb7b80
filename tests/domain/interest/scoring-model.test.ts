import { describe, expect, it } from 'vitest';
import { contributionOf } from '../../../domain/interest/contribution.ts';
import {
  contradictionsIn,
  preset003,
  presets,
  scoringFor,
  scoringModelSchema,
} from '../../../domain/interest/scoring-model.ts';
import { aRawEngagement, anEngagement } from '../../builders/acts.ts';

describe('a model', () => {
  it.each(presets().map((model) => [model.id, model] as const))(
    '%s holds what it asks of others',
    (_id, model) => {
      expect(scoringModelSchema.parse(model)).toEqual(model);
      expect(contradictionsIn(model)).toEqual([]);
    },
  );

  it('ships three times, the default first', () => {
    expect(presets().map(({ id }) => id)).toEqual(['preset-003', 'preset-000', 'preset-001']);
  });

  it.each([
    ['hotFloor 51 > hotAt 50', { hotFloor: 51 }],
    ['leaveWarmAt 21 > warmAt 20', { leaveWarmAt: 21 }],
    ['warmAt 51 > hotAt 50', { warmAt: 51 }],
    ['weights 0.4, 0.3, 1', { weights: { human: 1, unknown: 0.3, machine: 0.4 } }],
    ['weights 0, 1.1, 1', { weights: { human: 1, unknown: 1.1, machine: 0 } }],
  ])('contradicts itself by %s', (said, change) => {
    expect(contradictionsIn({ ...preset003, ...change })).toEqual([said]);
  });

  it('may have equal cuts and weights', () => {
    const even = { hotFloor: 50, warmAt: 50, leaveWarmAt: 50, weights: { human: 1, unknown: 1, machine: 1 } };

    expect(contradictionsIn({ ...preset003, ...even })).toEqual([]);
  });
});

describe('own people, competitors and suppliers', () => {
  it('score nothing, whatever they do', () => {
    const request = anEngagement(aRawEngagement('inquiry'));
    const points = (neverScores: boolean | undefined) =>
      contributionOf(request, scoringFor(preset003, neverScores))?.points;

    expect([points(true), points(false), points(undefined)]).toEqual([undefined, 30, 30]);
  });

  it('have a model like the others but for its weights', () => {
    expect(scoringFor(preset003, true)).toEqual({
      ...preset003,
      weights: { human: 0, unknown: 0, machine: 0 },
    });
  });
});
