import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { foldInterest } from '../../../domain/interest/fold-interest.ts';
import { interestAt } from '../../../domain/interest/heat.ts';
import { preset003 } from '../../../domain/interest/scoring-model.ts';
import { featuresAt, pointsIn } from '../../../domain/learning/learning-row.ts';
import { dot } from '../../../domain/learning/numbers.ts';
import { learn, modelLearned } from '../../../domain/learning/propose-points.ts';
import { now } from '../../builders/time.ts';
import { penaltyLists, timelines } from '../interest/timelines.ts';
import { learningWorld, trueWorth } from '../../builders/learning-world.ts';

const nothing = Array.from({ length: 11 }, () => 0);

describe('learning', () => {
  it.each([
    ['too few rows', learningWorld(1, 99), 'tooFew', 0],
    ['acts that say nothing of outcomes', learningWorld(3, 1200, nothing, -1.5), 'scoreTellsNothing', 1100],
    ['a difference that may be chance', learningWorld(20_261_128, 240), 'pointsHold', 225],
    ['a real difference and rows enough', learningWorld(7, 1200), undefined, 1100],
  ] as const)('of %s', (_, rows, because, lookedAt) => {
    const learning = learn(rows, preset003);
    expect(learning.because).toBe(because);
    expect(learning.lookedAt).toBe(lookedAt);
    expect(learning.changes.length > 0).toBe(because === undefined);
  });

  it('says where it stands and when it looks again', () => {
    expect(learn(learningWorld(1, 60), preset003)).toMatchObject({ rows: 60, lookedAt: 0, nextLook: 100 });
    expect(learn(learningWorld(1, 500), preset003)).toMatchObject({ lookedAt: 500, nextLook: 750 });
  });

  it('looks no further than its last look, so that looking daily finds nothing more than looking then', () => {
    const rows = learningWorld(7, 1640);
    expect(learn(rows, preset003).changes).toEqual(learn(rows.slice(0, 1100), preset003).changes);
  });

  it('comes nearer to the truth than the table in force', () => {
    const { changes } = learn(learningWorld(11, 2500), preset003);
    const off = (of: (place: number) => number): number =>
      Math.sqrt(
        trueWorth.reduce((sum, worth, place) => sum + (of(place) - worth) ** 2, 0) / trueWorth.length,
      );
    expect(changes).toHaveLength(11);
    expect(off((place) => changes[place]?.points ?? 0)).toBeLessThan(
      off((place) => pointsIn(preset003)[place] ?? 0),
    );
  });

  it('makes a model that fits: nothing below 0, and fit no larger than the threshold can fall', () => {
    const { changes } = learn(learningWorld(7, 1200), preset003);
    const grown = changes.map((each) => (each.feature === 'title' ? { ...each, points: 60 } : each));
    const model = modelLearned(preset003, grown, 'learned-1', '2026-11-29');
    expect(model.points.request).toBe(changes.find(({ feature }) => feature === 'request')?.points);
    expect(model.fit.size + model.fit.industry + model.fit.title).toBeLessThanOrEqual(
      preset003.hotAt - preset003.hotFloor,
    );
    expect(model.halfLifeDays).toBe(preset003.halfLifeDays);
  });
});

describe('what a row holds of somebody', () => {
  it('times the points is the interest of that moment', () => {
    fc.assert(
      fc.property(timelines(), penaltyLists, (timeline, penalties) => {
        const x = featuresAt(timeline, penalties, {}, preset003, now);
        const { heat } = foldInterest(timeline, penalties, preset003, 'Asia/Tokyo');
        expect(dot(x.slice(0, 8), pointsIn(preset003).slice(0, 8))).toBeCloseTo(
          interestAt(heat, now, preset003.halfLifeDays),
          6,
        );
      }),
    );
  });

  it('holds what has no points today, which may deserve some', () => {
    const free = { ...preset003, points: { ...preset003.points, visit: 0 } };
    fc.assert(
      fc.property(timelines(), (timeline) => {
        expect(featuresAt(timeline, [], {}, free, now)[5]).toBeCloseTo(
          featuresAt(timeline, [], {}, preset003, now)[5] ?? 0,
          9,
        );
      }),
    );
  });

  it('looks at nothing that came later', () => {
    fc.assert(
      fc.property(timelines(), (timeline) => {
        const early = now - 20 * 86_400_000;
        const known = timeline.filter(({ receivedAt }) => Date.parse(receivedAt) <= early);
        expect(featuresAt(timeline, [], {}, preset003, early)).toEqual(
          featuresAt(known, [], {}, preset003, early),
        );
      }),
    );
  });

  it('has fit as there or not', () => {
    const facts = { employees: 300, industry: '製造業', title: '製造部長' };
    expect(featuresAt([], [], facts, preset003, now).slice(8)).toEqual([1, 1, 1]);
    expect(featuresAt([], [], { title: '主任' }, preset003, now).slice(8)).toEqual([0, 0, 0]);
  });
});
