import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfLives, heatOf } from '../../../domain/interest/heat.ts';
import {
  coolsAt,
  cooledBelow,
  holdAfterRelease,
  holdFrom,
  levelOf,
  noInterest,
  temperatureAt,
  type Interest,
} from '../../../domain/interest/interest.ts';
import { preset000, preset001, preset003 } from '../../../domain/interest/scoring-model.ts';
import { aRawEngagement, anEngagement } from '../../builders/acts.ts';
import { iso, msPerDay, now } from '../../builders/time.ts';

const minute = 60_000;

describe('when somebody cools', () => {
  const models = fc.constantFrom(preset000, preset001, preset003);
  // Warm and hot alike: shares of the points at which somebody is hot.
  const shares = fc.oneof(fc.integer({ min: 45, max: 95 }), fc.integer({ min: 105, max: 400 }));
  const held = fc.option(fc.integer({ min: 1, max: 14 * 1440 }), { nil: undefined });

  it('is the moment at which the temperature changes, not a minute sooner or later', () => {
    fc.assert(
      fc.property(models, shares, held, (model, share, heldMinutes) => {
        const started: Interest = {
          ...noInterest(model.hotAt),
          heat: heatOf((model.hotAt * share) / 100, now, model.halfLifeDays),
          evidence: { hasDeed: true, clickDays: [] },
          holdUntilEpochMs: heldMinutes === undefined ? 0 : now + heldMinutes * minute,
        };
        const interest = { ...started, temperature: temperatureAt(started, now, model) };
        const at = coolsAt(interest, model) ?? Number.NaN;

        expect(temperatureAt(interest, at - minute, model)).toBe(interest.temperature);
        expect(temperatureAt(interest, at + minute, model)).not.toBe(interest.temperature);
      }),
    );
  });

  it('is never for the cold, and at once for the warm without any heat', () => {
    expect(coolsAt(noInterest(50), preset003)).toBeUndefined();
    expect(coolsAt({ ...noInterest(50), temperature: 'warm', holdUntilEpochMs: now }, preset003)).toBe(0);
    expect(coolsAt({ ...noInterest(50), temperature: 'hot', holdUntilEpochMs: now }, preset003)).toBe(now);
  });
});

describe('the range query for who has cooled', () => {
  it('lists no warm customer who is well above the cut, whoever has the lowest threshold', () => {
    const lowest = Math.min(preset003.hotFloor, preset003.hotAt);
    const warmAt = (points: number) => levelOf(heatOf(points, now, 30) ?? 0, lowest);

    expect(warmAt(15.1)).toBeGreaterThan(cooledBelow('warm', now, preset003));
    expect(warmAt(14.9)).toBeLessThan(cooledBelow('warm', now, preset003));
  });

  it('moves on as time passes', () => {
    const later = now + 30 * msPerDay;

    expect(cooledBelow('hot', later, preset003) - cooledBelow('hot', now, preset003)).toBeCloseTo(1, 9);
    expect(cooledBelow('hot', now, preset003)).toBeCloseTo(halfLives(now, 30) + Math.log2(0.8), 9);
  });
});

describe('a hold, when the handoff closes', () => {
  const until = holdFrom([anEngagement(aRawEngagement('inquiry'))], preset003);

  it('ends, unless a later request gave it', () => {
    expect(holdAfterRelease(until, iso(now), preset003)).toBe(0);
    expect(holdAfterRelease(until, iso(now + 1), preset003)).toBe(0);
    expect(holdAfterRelease(until, iso(now - 1), preset003)).toBe(until);
  });

  it('stays while nothing was closed', () => {
    expect(holdAfterRelease(until, undefined, preset003)).toBe(until);
  });
});

describe('an interest before anything happened', () => {
  it('is cold, with nothing to show', () => {
    expect(noInterest(50)).toMatchObject({ heat: null, temperature: 'cold', crossings: 0, penalties: [] });
  });
});
