import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionOf, countGroup } from '../../../domain/interest/contribution.ts';
import { afterPenalties, addEvidence, noEvidence } from '../../../domain/interest/fold-interest.ts';
import { compareGroups, noInterest } from '../../../domain/interest/interest.ts';
import { preset003 } from '../../../domain/interest/scoring-model.ts';
import { aRawEngagement, anEngagement, happenedAt } from '../../builders/acts.ts';
import { msPerDay, now } from '../../builders/time.ts';
import { shuffled, verdictIs } from './timelines.ts';

const seat = (change: Parameters<typeof aRawEngagement<'webinar'>>[1], is?: 'unknown') =>
  anEngagement(aRawEngagement('webinar', change), is);

describe('which act of a group counts', () => {
  it('is the same in any order, where verdicts, moments and points are equal too', () => {
    const acts = fc.array(
      fc.tuple(verdictIs, fc.nat(1), fc.constantFrom(20, 40)).map(([is, minute, minutes]) => ({
        is,
        at: happenedAt(now - minute * 60_000),
        minutes,
      })),
      { minLength: 2, maxLength: 6 },
    );
    const groups = acts.map((all) =>
      all.map(({ is, at, minutes }, index) =>
        anEngagement(aRawEngagement('webinar', { id: `${index}`, ...at, minutes, durationMinutes: 60 }), is),
      ),
    );
    const pairs = groups.chain((all) => fc.tuple(fc.constant(all), shuffled(all)));
    fc.assert(
      fc.property(pairs, ([all, other]) => {
        expect(countGroup(other, preset003)).toEqual(countGroup(all, preset003));
      }),
    );
  });

  it('is the one of more points, then of the lesser id, at one moment', () => {
    const [short, long, twin] = [
      seat({ id: 'a', minutes: 20, durationMinutes: 60 }),
      seat({ id: 'c', minutes: 40, durationMinutes: 60 }),
      seat({ id: 'b', minutes: 40, durationMinutes: 60 }),
    ];

    expect(countGroup([short, long], preset003)?.engagementId).toBe('c');
    expect(countGroup([long, short], preset003)?.engagementId).toBe('c');
    expect(countGroup([long, twin, short], preset003)?.engagementId).toBe('b');
    expect(countGroup([twin, long, short], preset003)?.engagementId).toBe('b');
  });
});

describe('what a webinar is worth', () => {
  it.each([
    ['minutes of a webinar whose length nobody knows', { minutes: 30 }, 20],
    ['a length without minutes', { durationMinutes: 60 }, 20],
    ['an empty question', { question: '' }, 20],
  ])('with %s', (_what, change, points) => {
    expect(contributionOf(seat(change), preset003)?.points).toBe(points);
  });

  it('scales a question by the verdict as well', () => {
    expect(contributionOf(seat({ question: '連携できますか' }, 'unknown'), preset003)?.points).toBeCloseTo(
      7.5,
    );
  });
});

describe('a probe', () => {
  it('never scores, whoever is thought to be behind it', () => {
    expect(contributionOf(anEngagement(aRawEngagement('probe'), 'human'), preset003)).toBeNull();
  });
});

describe('a penalty', () => {
  it('spares what occurred at its own moment or later', () => {
    const counted = countGroup([anEngagement(aRawEngagement('download'))], preset003);
    if (counted === null) throw new Error('counts nothing');
    const left = (atEpochMs: number) => afterPenalties(counted, [{ id: 'p', atEpochMs, factor: 0.5 }]).points;

    expect([now - 1, now, now + 1].map(left)).toEqual([15, 15, 7.5]);
  });
});

describe('the click days that are kept', () => {
  it('are the first two', () => {
    const evidence = [3, 2, 1].reduce((sum, daysAgo) => {
      const at = happenedAt(now - daysAgo * msPerDay);
      const click = countGroup([anEngagement(aRawEngagement('click', at))], preset003);
      return click === null ? sum : addEvidence(sum, click, 'Asia/Tokyo');
    }, noEvidence);

    expect(evidence).toEqual({ hasDeed: false, clickDays: ['2026-11-17', '2026-11-18'] });
  });
});

describe('a group that counts otherwise than before', () => {
  const trusting = { ...preset003, weights: { human: 1, unknown: 1, machine: 0 } };
  const compare = (before: ReturnType<typeof seat>, after: ReturnType<typeof seat>) =>
    compareGroups(noInterest(50), [before], [after], trusting, 'Asia/Tokyo').kind;

  it.each([
    ['points', seat({ minutes: 20, durationMinutes: 60 }), 'refold'],
    ['its moment', seat(happenedAt(now - 1000)), 'refold'],
    ['whether it was a person', seat({}, 'unknown'), 'refold'],
    ['nothing', seat({}), 'unchanged'],
  ] as const)('by %s', (_what, after, kind) => {
    expect(compare(seat({}), after)).toBe(kind);
  });
});
