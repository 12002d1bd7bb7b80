import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionOf, countGroup } from '../../../domain/interest/contribution.ts';
import type { Engagement } from '../../../domain/engagement/engagement.ts';
import {
  byGroup,
  foldInterest,
  isQualified,
  type FoldedInterest,
  type Penalty,
} from '../../../domain/interest/fold-interest.ts';
import { interestAt, type Heat } from '../../../domain/interest/heat.ts';
import { compareGroups, noInterest, recomputed, type Interest } from '../../../domain/interest/interest.ts';
import { preset003 } from '../../../domain/interest/scoring-model.ts';
import { aVerdict, aRawEngagement, anEngagement, happenedAt } from '../../builders/acts.ts';
import { msPerDay, now } from '../../builders/time.ts';
import { penaltyLists, shuffled, timelines, verdictIs } from './timelines.ts';

const model = preset003;
const zone = 'Asia/Tokyo';
const pointsOf = (heat: Heat): number => interestAt(heat, now, model.halfLifeDays);
const fold = (all: readonly Engagement[], penalties: readonly Penalty[] = []): FoldedInterest =>
  foldInterest(all, penalties, model, zone);

function expectSame(a: Pick<Interest, 'heat' | 'evidence'>, b: Pick<Interest, 'heat' | 'evidence'>): void {
  expect(Math.abs(pointsOf(a.heat) - pointsOf(b.heat))).toBeLessThan(1e-6);
  expect(a.evidence.hasDeed).toBe(b.evidence.hasDeed);
  expect(isQualified(a.evidence)).toBe(isQualified(b.evidence));
}

const countedMoment = (each: Engagement): number =>
  Math.min(Date.parse(each.occurredAt), Date.parse(each.receivedAt));

/** Points in the plain: the definition (docs/rules.md#interest-is-one-fold), without logarithms. */
function plainInterest(all: readonly Engagement[], penalties: readonly Penalty[]): number {
  const worth = { human: 1, unknown: 0.3, machine: 0 };
  let total = 0;
  for (const group of byGroup(all).values()) {
    const counting = group.filter((each) => contributionOf(each, model) !== null);
    const weight = Math.max(0, ...counting.map((each) => worth[each.verdict.is]));
    const best = counting.filter((each) => worth[each.verdict.is] === weight);
    const first = Math.min(...best.map((each) => countedMoment(each)));
    const chosen = best
      .filter((each) => countedMoment(each) === first)
      .map((each) => contributionOf(each, model)?.points ?? 0);
    const factor = penalties
      .filter((each) => each.atEpochMs > first)
      .reduce((product, each) => product * each.factor, 1);
    if (chosen.length > 0)
      total += Math.max(...chosen) * factor * 2 ** ((first - now) / msPerDay / model.halfLifeDays);
  }
  return total;
}

describe('the fold of a timeline', () => {
  it('is the plain sum of decayed points', () => {
    fc.assert(
      fc.property(timelines(), penaltyLists, (all, penalties) => {
        expect(Math.abs(pointsOf(fold(all, penalties).heat) - plainInterest(all, penalties))).toBeLessThan(
          1e-6,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('is the same in any order', () => {
    const twoOrders = fc
      .tuple(timelines(), penaltyLists)
      .chain(([all, penalties]) =>
        fc.tuple(fc.constant(all), shuffled(all), fc.constant(penalties), shuffled(penalties)),
      );
    fc.assert(
      fc.property(twoOrders, ([all, other, penalties, otherPenalties]) => {
        expectSame(fold(all, penalties), fold(other, otherPenalties));
      }),
      { numRuns: 300 },
    );
  });

  it('counts nothing twice that is delivered twice', () => {
    fc.assert(
      fc.property(timelines(), fc.infiniteStream(fc.integer({ min: 1, max: 3 })), (all, times) => {
        const repeated = all.flatMap((each) => Array.from({ length: times.next().value ?? 1 }, () => each));
        expectSame(fold(all), fold(repeated));
      }),
    );
  });

  it('is empty for nothing, and for machines alone', () => {
    expect(fold([]).heat).toBeNull();
    expect(fold([anEngagement(aRawEngagement('click'), 'machine')])).toMatchObject({
      heat: null,
      contributions: [],
    });
  });

  it('never counts an act later than it was received', () => {
    const ahead = aRawEngagement('download', {
      ...happenedAt(now),
      occurredAt: new Date(now + 365 * msPerDay).toISOString(),
    });

    expect(pointsOf(fold([anEngagement(ahead)]).heat)).toBeCloseTo(15, 9);
  });
});

const minutesAgo = (minutes: number) => happenedAt(now - minutes * 60_000);

describe('a group', () => {
  it('counts once, by its best verdict', () => {
    const clicks = [
      anEngagement(aRawEngagement('click', { id: 'a', ...minutesAgo(300) }), 'unknown'),
      anEngagement(aRawEngagement('click', { id: 'b', ...minutesAgo(100) }), 'human'),
      anEngagement(aRawEngagement('click', { id: 'c', ...minutesAgo(400) }), 'machine'),
    ];

    expect(countGroup(clicks, model)).toMatchObject({ engagementId: 'b', points: 10, isHuman: true });
  });

  it('counts the earliest of equal verdicts', () => {
    const clicks = [10, 30, 20].map((minutes) =>
      anEngagement(aRawEngagement('click', { id: `${minutes}`, ...minutesAgo(minutes) })),
    );

    expect(countGroup(clicks, model)).toMatchObject({ engagementId: '30', atEpochMs: now - 30 * 60_000 });
  });

  it.each([
    ['a human act in full', 'human', 10],
    ['what cannot be told at 0.3', 'unknown', 3],
  ] as const)('counts %s', (_what, is, points) => {
    expect(countGroup([anEngagement(aRawEngagement('click'), is)], model)?.points).toBeCloseTo(points, 12);
  });

  it.each([
    ['open', aRawEngagement('open', { id: 'other' })],
    ['link', aRawEngagement('click', { id: 'other' })],
    ['document of one message', aRawEngagement('download', { id: 'other' })],
    ['webinar session', aRawEngagement('webinar', { id: 'other' })],
    ['registration', aRawEngagement('registration', { id: 'other' })],
    ['week of visits', aRawEngagement('visit', { id: 'other', page: '/other' })],
  ])('is one %s, however often', (_what, again) => {
    const first = aRawEngagement(again.kind);

    expect(fold([anEngagement(first), anEngagement(again)]).contributions).toHaveLength(1);
  });

  it.each([
    ['messages', aRawEngagement('open'), aRawEngagement('open', { id: 'other', messageId: 'mail-2' })],
    [
      'links',
      aRawEngagement('click'),
      aRawEngagement('click', { id: 'other', link: 'https://company.example/b' }),
    ],
    ['documents', aRawEngagement('download'), aRawEngagement('download', { id: 'other', assetId: 'case' })],
    ['weeks', aRawEngagement('visit'), aRawEngagement('visit', { id: 'other', week: '2026-W48' })],
    ['inquiries', aRawEngagement('inquiry'), aRawEngagement('inquiry', { id: 'other' })],
  ])('is another for other %s', (_what, one, other) => {
    expect(fold([anEngagement(one), anEngagement(other)]).contributions).toHaveLength(2);
  });
});

const pointsFor = (act: Parameters<typeof anEngagement>[0]): number | undefined =>
  contributionOf(anEngagement(act), model)?.points;

describe('points', () => {
  it.each([
    ['an open', aRawEngagement('open'), 5],
    ['a click', aRawEngagement('click'), 10],
    ['a download', aRawEngagement('download'), 15],
    ['a registration', aRawEngagement('registration'), 5],
    ['a webinar of unknown length', aRawEngagement('webinar'), 20],
    ['half a webinar', aRawEngagement('webinar', { minutes: 30, durationMinutes: 60 }), 10],
    [
      'a webinar and more than all of it',
      aRawEngagement('webinar', { minutes: 90, durationMinutes: 60 }),
      20,
    ],
    ['a webinar with a question', aRawEngagement('webinar', { question: '連携できますか' }), 25],
    ['a return visit', aRawEngagement('visit'), 25],
    ['a quote', aRawEngagement('inquiry', { inquiry: 'quote' }), 30],
    ['a document request', aRawEngagement('inquiry', { inquiry: 'document' }), 30],
    ['a demo', aRawEngagement('inquiry', { inquiry: 'demo' }), 30],
    ['a consultation', aRawEngagement('inquiry', { inquiry: 'consultation' }), 30],
    ['an interested reply', aRawEngagement('reply'), 30],
  ])('%s gives its points', (_what, act, expected) => {
    expect(pointsFor(act)).toBeCloseTo(expected, 12);
  });

  it.each([
    ['a no-show', aRawEngagement('webinar', { attended: false })],
    ['no minute of a webinar', aRawEngagement('webinar', { minutes: 0, durationMinutes: 60 })],
    ['a case for support', aRawEngagement('inquiry', { inquiry: 'support' })],
    ['recruiting', aRawEngagement('inquiry', { inquiry: 'recruiting' })],
    ['a sales pitch', aRawEngagement('inquiry', { inquiry: 'sales' })],
    ['another inquiry', aRawEngagement('inquiry', { inquiry: 'other' })],
    ['a refusal', aRawEngagement('reply', { refuses: true })],
  ])('%s gives none (R14)', (_what, act) => {
    expect(pointsFor(act)).toBeUndefined();
  });
});

const aPenalty = (factor: number, atEpochMs = now - 1000): Penalty => ({
  id: `p${factor}`,
  atEpochMs,
  factor,
});

describe('a penalty', () => {
  const old = anEngagement(aRawEngagement('download', { id: 'old', ...happenedAt(now - 2000) }));
  const fresh = anEngagement(aRawEngagement('webinar', { id: 'fresh', ...happenedAt(now) }));
  it('multiplies what occurred before it and leaves what came after', () => {
    expect(pointsOf(fold([old, fresh], [aPenalty(0.5)]).heat)).toBeCloseTo(7.5 + 20, 5);
  });

  it('multiplies with another', () => {
    expect(pointsOf(fold([old], [aPenalty(0.5), aPenalty(0.25)]).heat)).toBeCloseTo(15 / 8, 5);
  });

  it('of zero leaves nothing', () => {
    expect(fold([old], [aPenalty(0)]).heat).toBeNull();
  });

  it('touches an act that arrives late, for it occurred before', () => {
    const interest: Interest = { ...noInterest(50), penalties: [aPenalty(0.5)] };

    const change = compareGroups(interest, [], [old], model, zone);

    expect(change).toMatchObject({ kind: 'added' });
    expect(change.kind === 'added' ? pointsOf(change.heat) : 0).toBeCloseTo(7.5, 5);
  });
});

const clickOn = (day: number, is: 'human' | 'unknown' = 'human') =>
  anEngagement(
    aRawEngagement('click', { id: `c${day}`, messageId: `mail-${day}`, ...happenedAt(now - day * msPerDay) }),
    is,
  );

const isQualifiedBy = (...all: readonly Engagement[]): boolean => isQualified(fold(all).evidence);

describe('qualification (R3)', () => {
  it('takes one act beyond open and click', () => {
    expect(isQualifiedBy(anEngagement(aRawEngagement('open')), anEngagement(aRawEngagement('click')))).toBe(
      false,
    );
    expect(isQualifiedBy(anEngagement(aRawEngagement('visit')))).toBe(true);
    expect(isQualifiedBy(anEngagement(aRawEngagement('registration')))).toBe(true);
  });

  it('or human clicks on two days', () => {
    expect(isQualifiedBy(clickOn(0), clickOn(1))).toBe(true);
    expect(isQualifiedBy(clickOn(0), clickOn(1, 'unknown'))).toBe(false);
  });

  it('counts days on the customer’s calendar, not in UTC', () => {
    const lateEvening = anEngagement(
      aRawEngagement('click', { id: 'x', ...happenedAt(Date.parse('2026-11-19T23:30:00+09:00')) }),
    );
    const pastMidnight = anEngagement(
      aRawEngagement('click', {
        id: 'y',
        messageId: 'mail-2',
        ...happenedAt(Date.parse('2026-11-20T00:30:00+09:00')),
      }),
    );

    expect(isQualifiedBy(lateEvening, pastMidnight)).toBe(true);
  });
});

/** What happens to one customer's timeline, batch by batch. */
type Step =
  | { readonly kind: 'batch'; readonly acts: readonly Engagement[] }
  | { readonly kind: 'verdict'; readonly which: number; readonly is: Engagement['verdict']['is'] }
  | { readonly kind: 'penalty'; readonly penalty: Penalty }
  | { readonly kind: 'removal'; readonly which: number };

interface Recorder {
  readonly stored: readonly Engagement[];
  readonly interest: Interest;
  readonly recomputes: number;
}

/** Records as record-engagement does: reads the groups touched, compares, adds or folds anew. */
function record({ stored, interest, recomputes }: Recorder, step: Step): Recorder {
  if (step.kind === 'penalty') {
    const { folded: _, ...next } = recomputed(
      interest,
      stored,
      [...interest.penalties, step.penalty],
      model,
      zone,
    );
    return { stored, interest: next, recomputes };
  }
  const next = changed(stored, step);
  const differing = new Set(
    [...stored, ...next]
      .filter((each) => !(stored.includes(each) && next.includes(each)))
      .map((each) => each.group),
  );
  const touched = (all: readonly Engagement[]) => all.filter((each) => differing.has(each.group));
  const change = compareGroups(interest, touched(stored), touched(next), model, zone);
  switch (change.kind) {
    case 'unchanged':
      return { stored: next, interest, recomputes };
    case 'added':
      return {
        stored: next,
        interest: { ...interest, heat: change.heat, evidence: change.evidence },
        recomputes,
      };
    case 'refold': {
      const { folded: _, ...after } = recomputed(interest, next, interest.penalties, model, zone);
      return { stored: next, interest: after, recomputes: recomputes + 1 };
    }
    default:
      return change satisfies never;
  }
}

function changed(
  stored: readonly Engagement[],
  step: Exclude<Step, { kind: 'penalty' }>,
): readonly Engagement[] {
  switch (step.kind) {
    case 'batch': {
      const known = new Set(stored.map((each) => each.id));
      return [...stored, ...step.acts.filter((each) => !known.has(each.id))];
    }
    case 'verdict':
      return stored.map((each, index) =>
        index === step.which % stored.length ? { ...each, verdict: aVerdict(step.is) } : each,
      );
    case 'removal':
      return stored.filter((_, index) => index !== step.which % stored.length);
    default:
      return step satisfies never;
  }
}

const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(timelines(20), penaltyLists)
  .chain(([all, penalties]) => {
    const batch = fc
      .shuffledSubarray([...all], { maxLength: Math.min(6, all.length) })
      .map((acts): Step => ({ kind: 'batch', acts }));
    const verdict = fc
      .tuple(fc.nat(), verdictIs)
      .map(([which, is]): Step => ({ kind: 'verdict', which, is }));
    const removal = fc.nat().map((which): Step => ({ kind: 'removal', which }));
    const given = penalties.map((penalty): Step => ({ kind: 'penalty', penalty }));
    return fc
      .array(
        fc.oneof(
          { weight: 6, arbitrary: batch },
          { weight: 2, arbitrary: verdict },
          { weight: 1, arbitrary: removal },
        ),
        {
          maxLength: 14,
        },
      )
      .chain((some) => shuffled([...some, ...given]));
  });

const empty: Recorder = { stored: [], interest: noInterest(50), recomputes: 0 };

describe('the incremental path', () => {
  it('equals the fold of everything after every step, whatever comes in whatever order', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let recorder = empty;
        for (const step of all) {
          recorder = record(recorder, step);
          expectSame(recorder.interest, fold(recorder.stored, recorder.interest.penalties));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('needs no fold of the whole timeline for acts of new groups', () => {
    fc.assert(
      fc.property(timelines(), (all) => {
        const firsts = [...byGroup(all).values()].flatMap((group) => group.slice(0, 1));
        const end = firsts.reduce(
          (recorder, each) => record(recorder, { kind: 'batch', acts: [each] }),
          empty,
        );
        expect(end.recomputes).toBe(0);
      }),
    );
  });

  it('changes nothing for a duplicate, and for a later act of the same group', () => {
    const first = anEngagement(aRawEngagement('click', { id: 'a', ...happenedAt(now - 1000) }));
    const later = anEngagement(aRawEngagement('click', { id: 'b', ...happenedAt(now) }));

    expect(compareGroups(noInterest(50), [first], [first], model, zone)).toEqual({ kind: 'unchanged' });
    expect(compareGroups(noInterest(50), [first], [first, later], model, zone)).toEqual({
      kind: 'unchanged',
    });
  });

  it.each([
    ['becomes a machine’s', anEngagement(aRawEngagement('click'), 'machine')],
    ['becomes unknown', anEngagement(aRawEngagement('click'), 'unknown')],
  ])('asks for a fold when an act that counted %s', (_what, after) => {
    const before = anEngagement(aRawEngagement('click'));

    expect(compareGroups(noInterest(50), [before], [after], model, zone)).toEqual({ kind: 'refold' });
  });

  it('asks for a fold when an act that counted is gone', () => {
    expect(compareGroups(noInterest(50), [anEngagement(aRawEngagement('click'))], [], model, zone)).toEqual({
      kind: 'refold',
    });
  });
});

describe('taking an act away', () => {
  it('gives the fold without it', () => {
    fc.assert(
      fc.property(timelines(), fc.nat(), (all, which) => {
        const rest = all.filter((_, index) => index !== which % Math.max(1, all.length));
        const recorder = record(
          { ...empty, stored: all, interest: { ...empty.interest, ...fold(all) } },
          { kind: 'removal', which },
        );
        expect(recorder.stored).toEqual(rest);
        expectSame(recorder.interest, fold(rest));
      }),
    );
  });
});
