import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preset003 } from '../../../domain/interest/scoring-model.ts';
import { fitHistory, pastOf } from '../../../domain/learning/as-it-was.ts';
import { featuresAt } from '../../../domain/learning/learning-row.ts';
import { replayPerson } from '../../../domain/learning/replay-weeks.ts';
import type { Fact } from '../../../domain/timeline/fact.ts';
import type { Engagement } from '../../../domain/engagement/engagement.ts';
import { aRawEngagement, anEngagement } from '../../builders/acts.ts';

const zone = 'Asia/Tokyo';
const start = Date.UTC(2026, 8, 1, 3);
const ms = (day: number): number => start + day * 86_400_000;
const at = (day: number): string => new Date(ms(day)).toISOString();

/** Each download is of another document, so each counts. */
const done = (kind: 'download' | 'visit' | 'click', id: string, day: number): Engagement =>
  anEngagement(
    aRawEngagement(kind, {
      id,
      occurredAt: at(day),
      receivedAt: at(day),
      ...(kind === 'download' ? { assetId: id } : {}),
    }),
  );
const judged = (act: Engagement, is: 'human' | 'machine'): Engagement => ({
  ...act,
  verdict: { ...act.verdict, is },
});
const rejudged = (engagementId: string, day: number, from: string, to: string): Fact => ({
  kind: 'verdictChanged',
  customerId: 'customer-1',
  id: `${engagementId}.${to}`,
  at: at(day),
  engagementId,
  from,
  to,
});
const penalty = (id: string, day: number): Fact => ({
  kind: 'penalty',
  customerId: 'customer-1',
  id,
  at: at(day),
  factor: 0.2,
  because: 'notNow',
});
const lifted = (id: string, day: number): Fact => ({
  kind: 'penaltyLifted',
  customerId: 'customer-1',
  id,
  at: at(day),
});
/** Days at which somebody would have become hot at 40 points. */
const hotDays = (engagements: readonly Engagement[], facts: readonly Fact[]): readonly number[] =>
  replayPerson({ past: pastOf(engagements, facts), fitAt: () => 0 }, preset003, 0, zone)
    .filter(({ from, to }) => from <= 40 && 40 <= to)
    .map(({ atEpochMs }) => (atEpochMs - start) / 86_400_000);

const three = [done('download', 'a', 1), done('download', 'b', 2), done('download', 'c', 3)];

describe('a past that was judged otherwise', () => {
  it('hands over whom the verdicts of then made hot, and not whom those of today do', () => {
    const machines = three.map((act) => judged(act, 'machine'));
    const later = three.map(({ id }) => rejudged(id, 9, 'human', 'machine'));

    expect(hotDays(three, [])).toEqual([3]);
    expect(hotDays(machines, [])).toEqual([]);
    expect(hotDays(machines, later)).toEqual([3]);
  });

  it('hands over at the moment at which acts were found to be a person’s', () => {
    const facts = three.map(({ id }) => rejudged(id, 5, 'machine', 'human'));

    expect(hotDays(three, facts)).toEqual([5]);
  });

  it('knows the verdict between two changes', () => {
    const [act = done('visit', 'a', 1)] = three;
    const facts = [rejudged('a', 6, 'machine', 'human'), rejudged('a', 4, 'human', 'machine')];
    const past = pastOf([act], facts);

    expect([0, 2, 5, 7].map((day) => past.actsAt(ms(day))[0]?.verdict.is)).toEqual([
      undefined,
      'human',
      'machine',
      'human',
    ]);
  });

  it('keeps a penalty in force until it was taken back', () => {
    const acts = [done('download', 'a', 1), done('download', 'b', 1.5), done('download', 'c', 5)];
    const facts = [penalty('p', 2), lifted('p', 4)];
    const past = pastOf(acts, facts);

    expect([1, 3, 5].map((day) => past.penaltiesAt(ms(day)).length)).toEqual([0, 1, 0]);
    expect(hotDays(acts, [penalty('p', 2)])).toEqual([]);
    expect(hotDays(acts, facts)).toEqual([5]);
  });

  it('is replayed as a past of which nothing was revised, where the revision says nothing', () => {
    const acts = fc.array(
      fc.record({
        kind: fc.constantFrom('download' as const, 'click' as const, 'visit' as const),
        day: fc.integer({ min: 0, max: 80 }),
      }),
      { minLength: 1, maxLength: 9 },
    );
    fc.assert(
      fc.property(acts, fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 2 }), (drawn, penalties) => {
        const engagements = drawn.map(({ kind, day }, place) => done(kind, `e${place}`, day + place / 100));
        const past = pastOf(
          engagements,
          penalties.map((day, place) => penalty(`p${place}`, day + 0.005)),
        );
        const replay = (of: typeof past) =>
          replayPerson({ past: of, fitAt: () => 10 }, preset003, 0, zone).toSorted(
            (a, b) => a.atEpochMs - b.atEpochMs || a.from - b.from,
          );
        expect(replay({ ...past, revisedAt: [ms(100)] })).toEqual(replay(past));
      }),
    );
  });

  it('gives learning what the score of the handoff’s moment was made of', () => {
    const machines = three.map((act) => judged(act, 'machine'));
    const past = pastOf(machines, [
      ...three.map(({ id }) => rejudged(id, 9, 'human', 'machine')),
      penalty('p', 8),
      lifted('p', 12),
    ]);
    const of = (day: number) =>
      featuresAt(past.actsAt(ms(day)), past.penaltiesAt(ms(day)), {}, preset003, ms(day));

    expect(of(3)).toEqual(featuresAt(three, [], {}, preset003, ms(3)));
    expect(of(8.5)[2]).toBeCloseTo(0.2 * (featuresAt(three, [], {}, preset003, ms(8.5))[2] ?? 0), 12);
    expect(of(13)).toEqual(featuresAt(machines, [], {}, preset003, ms(13)));
  });
});

describe('the points for fit of then', () => {
  const crossing = (day: number, threshold: number, modelId: string = preset003.id): Fact => ({
    kind: 'crossing',
    customerId: 'customer-1',
    id: `${modelId}.${day}`,
    at: at(day),
    modelId,
    number: 1,
    interest: 60,
    threshold,
    isRequest: false,
    engagementId: 'x',
  });
  const models = new Map([
    [preset003.id, preset003],
    ['other', { ...preset003, id: 'other', fit: { ...preset003.fit, size: 1 } }],
  ]);
  const now = { model: preset003, today: 10, nowEpochMs: ms(80) };
  const fits = (facts: readonly Fact[], today = 10) =>
    [0, 20, 39, 61, 80].map((day) => fitHistory(facts, models, { ...now, today })(ms(day)));

  it('are read from the threshold that the nearest crossing froze; else they are today’s', () => {
    expect(fits([])).toEqual([10, 10, 10, 10, 10]);
    expect(fits([crossing(20, 30)])).toEqual([20, 20, 20, 10, 10]);
    expect(fits([crossing(0, 30), crossing(60, 50)])).toEqual([20, 20, 0, 0, 10]);
  });

  it('are today’s where the crossing was of another table, or of a model that nobody kept', () => {
    expect(fits([crossing(20, 30, 'other'), crossing(20, 30, 'gone')])).toEqual([10, 10, 10, 10, 10]);
  });

  it('are today’s where a threshold at its end tells no more', () => {
    expect(fits([crossing(20, preset003.hotFloor)], 40)).toEqual([40, 40, 40, 40, 40]);
    expect(fits([crossing(20, preset003.hotFloor)], 10)).toEqual([25, 25, 25, 10, 10]);
  });
});
