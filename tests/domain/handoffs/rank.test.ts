import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmedCount, isSalesQualified, type Bant } from '../../../domain/people/bant.ts';
import { defaultCalendar } from '../../../domain/kernel/business-calendar.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { shippedHandoffRules } from '../../../domain/handoffs/handoff-rules.ts';
import { nextTimerAt, timersOf } from '../../../domain/handoffs/clocks/handoff-timers.ts';
import { clocksFor, rankOf, type RankFacts } from '../../../domain/handoffs/rank.ts';
import { aHandoff } from '../../builders/handoffs.ts';
import { iso, japan, now } from '../../builders/time.ts';

const calendar = defaultCalendar;
const rank = (change: Partial<RankFacts>) =>
  rankOf({
    temperature: 'cold',
    isRequest: false,
    bant: {},
    isSenior: false,
    askedInWebinar: false,
    unansweredCallDays: [],
    ...change,
  });
const unanswered = ['2026-11-17', '2026-11-18', '2026-11-18'];
const twoConfirmed: Bant = { need: 'concrete', authority: 'spokenWith' };

describe('rank (R6)', () => {
  it.each<[string, Partial<RankFacts>, string]>([
    ['a request, even out of the cold', { isRequest: true }, 'A'],
    ['a request after three calls without answer', { isRequest: true, unansweredCallDays: unanswered }, 'A'],
    ['hot with two of BANT', { temperature: 'hot', bant: twoConfirmed }, 'A'],
    ['hot with one of BANT', { temperature: 'hot', bant: { need: 'concrete' } }, 'B'],
    ['hot', { temperature: 'hot' }, 'B'],
    [
      'hot after three calls without answer on two days',
      { temperature: 'hot', unansweredCallDays: unanswered },
      'C',
    ],
    [
      'hot after three calls on one day',
      { temperature: 'hot', unansweredCallDays: ['2026-11-18', '2026-11-18', '2026-11-18'] },
      'B',
    ],
    [
      'hot after two calls on two days',
      { temperature: 'hot', unansweredCallDays: ['2026-11-17', '2026-11-18'] },
      'B',
    ],
    ['warm', { temperature: 'warm' }, 'C'],
    ['warm with a department head', { temperature: 'warm', isSenior: true }, 'B'],
    ['warm with a decision-maker', { temperature: 'warm', bant: { authority: 'decisionMaker' } }, 'B'],
    ['warm with a webinar question', { temperature: 'warm', askedInWebinar: true }, 'B'],
    [
      'warm, within half a year',
      { temperature: 'warm', bant: { timeframe: 'halfYear', need: 'vague' } },
      'B',
    ],
    ['warm, within a year', { temperature: 'warm', bant: { timeframe: 'oneYear', budget: 'applying' } }, 'B'],
    [
      'warm, time undecided',
      { temperature: 'warm', bant: { timeframe: 'undecided', need: 'concrete' } },
      'C',
    ],
    ['warm, need known and no time', { temperature: 'warm', bant: { need: 'concrete' } }, 'C'],
    ['cold with everything else', { isSenior: true, askedInWebinar: true, bant: twoConfirmed }, 'C'],
  ])('of %s', (_who, facts, expected) => {
    expect(rank(facts)).toBe(expected);
  });
});

describe('BANT (R21)', () => {
  it('confirms by the first choice of each, authority by the first two', () => {
    expect(
      confirmedCount({
        budget: 'secured',
        authority: 'spokenWith',
        need: 'concrete',
        timeframe: 'threeMonths',
      }),
    ).toBe(4);
    expect(
      confirmedCount({ budget: 'applying', authority: 'contactOnly', need: 'vague', timeframe: 'halfYear' }),
    ).toBe(0);
    expect(confirmedCount({ authority: 'decisionMaker' })).toBe(1);
    expect(confirmedCount({})).toBe(0);
  });

  it('asks of an SQL a talk, the need, and so many items', () => {
    expect(isSalesQualified(twoConfirmed, true, 2)).toBe(true);
    expect(isSalesQualified(twoConfirmed, false, 2)).toBe(false);
    expect(isSalesQualified(twoConfirmed, true, 3)).toBe(false);
    expect(
      isSalesQualified({ budget: 'secured', authority: 'decisionMaker', timeframe: 'threeMonths' }, true, 2),
    ).toBe(false);
  });
});

describe('the two clocks (R6, R7)', () => {
  it.each([
    ['A', 'hot', '2026-11-20T10:30', '2026-11-20T11:00'],
    ['B', 'hot', '2026-11-20T15:00', '2026-11-24T18:00'],
    ['B', 'warm', '2026-11-20T15:00', '2026-11-30T18:00'],
    ['C', 'warm', '2026-11-20T15:00', '2026-11-30T18:00'],
  ] as const)('of %s, %s: mine by %s, called by %s', (of, temperature, received, firstContact) => {
    expect(clocksFor(of, temperature, japan('2026-11-20T10:00'), calendar)).toEqual({
      receivedDueEpochMs: japan(received),
      firstContactDueEpochMs: japan(firstContact),
    });
  });

  it('never want a call before the lead is received', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('A', 'B', 'C'),
        fc.constantFrom('hot', 'warm'),
        fc.nat(365 * 24 * 60),
        (of, temperature, minutes) => {
          const from = now + minutes * 60_000;
          const clocks = clocksFor(of, temperature, from, calendar);
          expect(clocks.receivedDueEpochMs).toBeGreaterThan(from);
          expect(clocks.firstContactDueEpochMs).toBeGreaterThanOrEqual(clocks.receivedDueEpochMs);
        },
      ),
    );
  });
});

const rings = (change: Partial<Handoff> = {}) =>
  timersOf(aHandoff(change), calendar).map(({ act, atEpochMs }) => [act, iso(atEpochMs)]);
const at = (wallClock: string): string => iso(japan(wallClock));

const whenUntouched = [
  ['remind', at('2026-11-20T10:30')],
  ['escalate', at('2026-11-20T11:00')],
  ['remind', at('2026-11-30T09:00')],
  ['escalate', at('2026-12-07T09:00')],
  ['release', at('2026-12-21T09:00')],
];

describe('the timers of a handoff (R7, R8)', () => {
  it('remind, tell the manager, and after 5, 10 and 20 business days ask for the report', () => {
    expect(rings()).toEqual(whenUntouched);
  });

  it('ring for receipt no more once it is taken, and count the report from then', () => {
    expect(rings({ state: 'accepted', acceptedAt: at('2026-11-24T09:10') })).toEqual([
      ['escalate', at('2026-11-20T11:00')],
      ['remind', at('2026-12-01T09:00')],
      ['escalate', at('2026-12-08T09:00')],
      ['release', at('2026-12-22T09:00')],
    ]);
  });

  it('move the call to the promised hour', () => {
    const promised = {
      state: 'accepted',
      acceptedAt: iso(now),
      promisedAt: at('2026-11-20T15:00'),
      firstContactDueAt: at('2026-11-20T15:00'),
    } as const;

    expect(rings(promised).slice(0, 2)).toEqual([
      ['remind', at('2026-11-20T15:00')],
      ['escalate', at('2026-11-20T16:00')],
    ]);
  });

  it('are quiet once somebody said "mine", until the first contact is due', () => {
    const accepted = { state: 'accepted', acceptedAt: iso(now) } as const;

    expect(rings(accepted)[0]).toEqual(['escalate', at('2026-11-20T11:00')]);
  });

  it('give a lead of the pool to somebody else, where the rules say so; never an account owner’s', () => {
    const rules = { ...shippedHandoffRules, reassignsPoolLeads: true };
    const first = (routedBecause: 'load' | 'accountOwner') =>
      timersOf(
        aHandoff({
          acceptedAt: iso(now),
          decided: {
            rules: 1,
            temperature: 'hot',
            rankedBecause: 'request',
            routedBecause,
            bantConfirmed: 0,
          },
        }),
        calendar,
        rules,
      )[0]?.act;

    expect(first('load')).toBe('reassign');
    expect(first('accountOwner')).toBe('escalate');
  });

  it('have no clock for rank C but still ask for the report', () => {
    expect(rings({ rank: 'C' }).map(([act]) => act)).toEqual(['remind', 'escalate', 'release']);
  });

  it.each(['reached', 'notReached'] as const)(
    'go on after "%s", counted from it, or a silent rep would freeze the customer',
    (outcome) => {
      const reportedAt = at('2026-11-24T10:00');
      const reported = {
        state: 'accepted',
        acceptedAt: iso(now),
        firstContactAt: reportedAt,
        reportedAt,
        outcome,
      } as const;

      expect(rings(reported)).toEqual([
        ['remind', at('2026-12-01T09:00')],
        ['escalate', at('2026-12-08T09:00')],
        ['release', at('2026-12-22T09:00')],
      ]);
    },
  );

  it('of an opportunity ask when nothing moves for long, and never take it away', () => {
    const deal = {
      state: 'accepted',
      acceptedAt: iso(now),
      firstContactAt: iso(now),
      outcome: 'opportunity',
    } as const;
    const planned = { nextActions: [{ on: '2027-03-01', isWeek: false, what: '見積書' }] };

    expect(rings({ ...deal, reportedAt: iso(now) }).map(([act]) => act)).toEqual(['remind', 'escalate']);
    expect(timersOf(aHandoff({ ...deal, reportedAt: iso(now), ...planned }), calendar)[0]?.atEpochMs).toBe(
      Date.parse('2027-03-15T15:00:00.000Z'),
    );
  });

  it.each(['closed', 'withdrawn', 'released'] as const)('never ring for a handoff that is %s', (state) => {
    expect(rings({ state })).toEqual([]);
    expect(nextTimerAt(aHandoff({ state }), calendar)).toBeUndefined();
  });

  it('each ring once, in the order of their moments', () => {
    let handoff = aHandoff();
    const rung: string[] = [];
    for (
      let next = timersOf(handoff, calendar)[0];
      next !== undefined;
      next = timersOf(handoff, calendar)[0]
    ) {
      expect(next.atEpochMs).toBe(nextTimerAt(handoff, calendar));
      rung.push(next.name);
      handoff = { ...handoff, rung: [...handoff.rung, next.name] };
    }

    expect(rung).toHaveLength(whenUntouched.length);
    expect(new Set(rung).size).toBe(rung.length);
  });

  it('start anew when a request ranks the handoff anew, though the first reminder rang (R13)', () => {
    const rung = timersOf(aHandoff({ rank: 'B' }), calendar)
      .slice(0, 1)
      .map(({ name }) => name);
    const reranked: Partial<Handoff> = {
      rung,
      receivedDueAt: at('2026-11-24T09:30'),
      firstContactDueAt: at('2026-11-24T10:00'),
    };

    expect(rings(reranked).slice(0, 2)).toEqual([
      ['remind', at('2026-11-24T09:30')],
      ['escalate', at('2026-11-24T10:00')],
    ]);
  });

  it('name the days without a report at the head, for the mail to read', () => {
    const names = timersOf(
      aHandoff({ state: 'accepted', reportedAt: iso(now), outcome: 'reached' }),
      calendar,
    ).map(({ name }) => /^unreported(\d+)/.exec(name)?.[1]);

    expect(names.filter((days) => days !== undefined)).toEqual(['5', '10', '20']);
  });
});
