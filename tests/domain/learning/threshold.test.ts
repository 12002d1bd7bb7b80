import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldInterest } from '../../../domain/interest/fold-interest.ts';
import { interestAt } from '../../../domain/interest/heat.ts';
import { preset003 } from '../../../domain/interest/scoring-model.ts';
import {
  capacityOf,
  meanDaysOpen,
  noOpenDays,
  shareFindingFull,
  withHandoff,
} from '../../../domain/learning/capacity.ts';
import {
  chooseThreshold,
  countWeeks,
  lastFullWeeks,
  weekRange,
  type SiteCrossing,
} from '../../../domain/learning/choose-threshold.ts';
import { pastOf } from '../../../domain/learning/as-it-was.ts';
import { replayPerson, triedThresholds } from '../../../domain/learning/replay-weeks.ts';
import { aRawEngagement, anEngagement } from '../../builders/acts.ts';

const zone = 'Asia/Tokyo';
const at = (day: number): string => new Date(Date.UTC(2026, 8, 1, 3) + day * 86_400_000).toISOString();

describe('what a threshold would have given', () => {
  it('has the golden range of a week: as wide as the weeks were', () => {
    const fifty = weekRange([10, 16, 5, 12, 6, 9, 9, 13, 15, 2, 4, 5]);
    const eighty = weekRange([5, 6, 6, 5, 4, 8, 5, 8, 3, 5, 8, 1]);

    expect(fifty.mean).toBeCloseTo(8.833_333_333, 9);
    expect(fifty.low).toBeCloseTo(2.791_698_072, 8);
    expect(fifty.high).toBeCloseTo(14.874_968_595, 8);
    expect(eighty.low).toBeCloseTo(2.252_866_746, 8);
  });

  it('chooses the lowest whose mean is at most what is wanted, and says why where none is', () => {
    const replay = {
      weeks: 12,
      requests: 2,
      thresholds: [45, 50, 55].map((hotAt, place) => ({
        hotAt,
        mean: [23, 8.8, 9.25][place] ?? 0,
        low: 0,
        high: 0,
      })),
    };

    expect(chooseThreshold(replay, 12)).toMatchObject({ kind: 'chosen', hotAt: 50 });
    expect(chooseThreshold(replay, 12, 52)).toMatchObject({ kind: 'chosen', hotAt: 55 });
    expect(chooseThreshold(replay, 5)).toEqual({ kind: 'noneSoFew' });
    expect(chooseThreshold(replay, 1)).toEqual({ kind: 'belowRequests' });
    expect(chooseThreshold({ ...replay, weeks: 5 }, 12)).toEqual({ kind: 'tooFewWeeks' });
  });

  it('counts a handoff in its week, once while its site has an open one, requests at any threshold', () => {
    const now = Date.parse('2026-11-26T03:00:00Z');
    const weeks = lastFullWeeks(now, '2026-01-01T00:00:00Z', zone);
    const crossing = (day: string, more: Partial<SiteCrossing> = {}): SiteCrossing => ({
      site: 'a',
      atEpochMs: Date.parse(`${day}T03:00:00Z`),
      from: 25,
      to: 40,
      isRequest: false,
      ...more,
    });
    const replay = countWeeks(
      [
        crossing('2026-11-16'),
        crossing('2026-11-18'),
        crossing('2026-11-18', { site: 'b', to: 100, isRequest: true }),
        crossing('2026-11-24', { site: 'c' }),
      ],
      weeks,
      7,
      zone,
    );
    const meanAt = (threshold: number) => replay.thresholds.find(({ hotAt }) => hotAt === threshold)?.mean;

    expect([weeks.length, weeks[0], weeks.at(-1)]).toEqual([12, '2026-08-31', '2026-11-16']);
    expect(replay.requests).toBeCloseTo(1 / 12, 12);
    expect(meanAt(40)).toBeCloseTo(2 / 12, 12);
    expect(meanAt(41)).toBeCloseTo(1 / 12, 12);
  });

  it('replays no week before the company began', () => {
    const now = Date.parse('2026-11-26T03:00:00Z');

    expect(lastFullWeeks(now, '2026-11-04T03:00:00Z', zone)).toEqual(['2026-11-09', '2026-11-16']);
    expect(lastFullWeeks(now, undefined, zone)).toEqual([]);
  });
});

describe('a person replayed', () => {
  const acts = fc.array(
    fc.record({
      kind: fc.constantFrom('download' as const, 'click' as const, 'visit' as const),
      day: fc.integer({ min: 0, max: 80 }),
    }),
    { minLength: 1, maxLength: 8 },
  );

  it('becomes hot first under each threshold when the plain fold of what was done by then reaches it', () => {
    let reached = 0;
    fc.assert(
      fc.property(acts, fc.constantFrom(0, 10, 20), (drawn, fit) => {
        const engagements = drawn.map(({ kind, day }, place) =>
          anEngagement(
            aRawEngagement(kind, {
              id: `e${place}`,
              occurredAt: at(day + place / 100),
              receivedAt: at(day + place / 100),
            }),
          ),
        );
        const crossings = replayPerson(
          { past: pastOf(engagements, []), fitAt: () => fit },
          preset003,
          0,
          zone,
        );
        for (const threshold of [25, 40, 50, 70]) {
          const cut = Math.min(Math.max(threshold - fit, threshold / 2), threshold);
          const first = engagements
            .map(({ occurredAt }) => Date.parse(occurredAt))
            .toSorted((a, b) => a - b)
            .find((moment) => {
              const done = engagements.filter(({ occurredAt }) => Date.parse(occurredAt) <= moment);
              const { heat, evidence } = foldInterest(done, [], preset003, zone);
              return (
                (evidence.hasDeed || evidence.clickDays.length >= 2) &&
                interestAt(heat, moment, 30) >= cut - 0.05
              );
            });
          const replayed = crossings.find(({ from, to }) => from <= threshold && threshold <= to)?.atEpochMs;
          expect(replayed).toBe(first);
          if (first !== undefined) reached++;
        }
      }),
    );
    expect(reached).toBeGreaterThan(50);
  });

  it('is handed over for a request at any threshold, and becomes hot anew once it has cooled', () => {
    const request = anEngagement(
      aRawEngagement('inquiry', { id: 'r', occurredAt: at(0), receivedAt: at(0) }),
    );
    const downloads = [60, 60.1, 61].map((day, place) =>
      anEngagement(
        aRawEngagement('download', {
          id: `d${place}`,
          assetId: `a${place}`,
          occurredAt: at(day),
          receivedAt: at(day),
        }),
      ),
    );
    const crossings = replayPerson(
      { past: pastOf([request, ...downloads], []), fitAt: () => 0 },
      preset003,
      0,
      zone,
    );

    expect(crossings[0]).toMatchObject({
      from: triedThresholds[0],
      to: triedThresholds.at(-1),
      isRequest: true,
    });
    expect(crossings.slice(1).some(({ from, to }) => from <= 50 && 50 <= to)).toBe(true);
  });
});

describe('what sales can take', () => {
  it('has the golden capacity, plan and shares that find their owner full', () => {
    const { most, plan } = capacityOf([
      { limit: 5, daysOpen: 4 },
      { limit: 5, daysOpen: 8 },
      { limit: 3, daysOpen: 6 },
    ]);

    expect([most, plan]).toEqual([11.875, 9.5]);
    expect(shareFindingFull(5, 4)).toBeCloseTo(0.199_066_872, 8);
    expect(shareFindingFull(25, 20)).toBeCloseTo(0.050_221_778, 8);
    expect(shareFindingFull(3, 3)).toBeCloseTo(0.346_153_846, 8);
  });

  it('counts handoffs that are still open: the mean of the ended ones alone is too short', () => {
    const ended = withHandoff(withHandoff(noOpenDays, 2, true), 4, true);
    const open = [10, 10, 99].reduce((days, each) => withHandoff(days, each, false), ended);

    expect(meanDaysOpen(noOpenDays)).toBeUndefined();
    expect(meanDaysOpen(ended)).toBe(3);
    // Of five one ended on day 2, one on day 4; three fifths stay to day 20.
    expect(meanDaysOpen(open)).toBeCloseTo(2 + 2 * 0.8 + 16 * 0.6, 12);
  });
});
