import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heatOf } from '../../../domain/interest/heat.ts';
import {
  coolsAt,
  holdAfterRelease,
  holdFrom,
  lookAt,
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

describe('when somebody is looked at for having cooled', () => {
  const warm = { ...noInterest(50), temperature: 'warm' as const, heat: heatOf(30, now, 30) };
  const exact = now + 30 * msPerDay + 1000;

  const expectNear = (look: number | undefined, at: number): void => {
    expect(look).toBeGreaterThanOrEqual(at - 10);
    expect(look).toBeLessThan(at + 1000);
  };

  it('is a moment after they cool', () => {
    expectNear(lookAt({ temperature: 'cold' }, warm, preset003), exact);
    expectNear(lookAt({ temperature: 'hot', dueAt: now }, warm, preset003), exact);
  });

  it('stays where it was planned sooner, so that an act moves no index, and comes forward where it was later', () => {
    expect(lookAt({ temperature: 'warm', dueAt: now + 1 }, warm, preset003)).toBe(now + 1);
    expectNear(lookAt({ temperature: 'warm', dueAt: now + 90 * msPerDay }, warm, preset003), exact);
  });

  it('is the end of the hold, for whom only a request keeps hot', () => {
    const held = {
      ...warm,
      temperature: 'hot' as const,
      heat: heatOf(200, now, 30),
      holdUntilEpochMs: now + 5,
    };
    expect(lookAt({ temperature: 'cold' }, held, preset003)).toBe(now + 5 + 1000);
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
