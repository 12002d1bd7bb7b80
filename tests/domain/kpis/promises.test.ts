import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCalendar } from '../../../domain/kernel/business-calendar.ts';
import { lateAt } from '../../../domain/handoffs/clocks/handoff-timers.ts';
import type { Handoff, Outcome } from '../../../domain/handoffs/handoff.ts';
import { promisesOf, saidOf, storiesOf } from '../../../domain/kpis/promises.ts';
import { listsOf } from '../../../domain/kpis/talked-about.ts';
import type { WeekItem } from '../../../domain/handoffs/week/weekly.ts';
import { aFeedback, aHandoff } from '../../builders/handoffs.ts';

const allDay = {
  ...defaultCalendar,
  workdays: [0, 1, 2, 3, 4, 5, 6],
  hours: [{ from: '00:00', to: '23:59' }],
};
const hour = (at: number): string => new Date(Date.UTC(2027, 2, 1, at)).toISOString();
const stretch = { from: hour(10), until: hour(20) };

describe('what sales owes', () => {
  const due = (change: Partial<Handoff>): Handoff =>
    aHandoff({ rank: 'B', receivedDueAt: hour(12), firstContactDueAt: hour(15), ...change });

  it('is kept to the very moment, and is not by whoever came later or never', () => {
    const handoffs = [
      due({ acceptedAt: hour(12), firstContactAt: hour(16) }),
      due({ acceptedAt: hour(13), firstContactAt: hour(15) }),
      due({}),
    ];

    expect(promisesOf(handoffs, stretch)).toEqual({
      received: { inTime: 1, of: 3 },
      firstContact: { inTime: 1, of: 3 },
    });
  });

  it('is kept where what was promised is done within its grace, a visit later than a call', () => {
    const promised = due({ promisedAt: hour(15), firstContactAt: hour(16) });
    const late = due({
      promisedAt: hour(15),
      firstContactAt: new Date(Date.parse(hour(16)) + 1).toISOString(),
    });
    const keptOf = (...handoffs: readonly Handoff[]) =>
      promisesOf(handoffs, stretch, (handoff) => lateAt(handoff, allDay)).firstContact;

    expect(keptOf(promised, late)).toEqual({ inTime: 1, of: 2 });
    expect(keptOf({ ...late, promisedWay: 'visit' })).toEqual({ inTime: 1, of: 1 });
  });

  it('is kept by a call without another word', () => {
    expect(promisesOf([due({ firstContactAt: hour(11) })], stretch).received).toEqual({ inTime: 1, of: 1 });
  });

  it('owes nothing of what was taken back, and no call at rank C', () => {
    expect(promisesOf([due({ state: 'withdrawn' })], stretch).received.of).toBe(0);
    expect(promisesOf([due({ rank: 'C' })], stretch)).toMatchObject({
      received: { of: 1 },
      firstContact: { of: 0 },
    });
  });

  it('counts a handoff in one stretch of those that follow each other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 23 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 22 }),
        (hours, cut) => {
          const handoffs = hours.map((at) => due({ receivedDueAt: hour(at) }));
          const [first, second, whole] = [
            { from: hour(0), until: hour(cut) },
            { from: hour(cut), until: hour(24) },
            { from: hour(0), until: hour(24) },
          ].map((part) => promisesOf(handoffs, part).received.of);
          expect((first ?? 0) + (second ?? 0)).toBe(whole);
          expect(whole).toBe(hours.length);
        },
      ),
    );
  });
});

describe('what sales said', () => {
  const report = (handoffId: string, at: number, outcome: Outcome, note?: string) =>
    aFeedback(
      { kind: 'report', outcome, ...(note === undefined ? {} : { note }) },
      { id: `${handoffId}${at}`, handoffId, at: hour(at) },
    );

  it('is the last report of each handoff within the stretch, the most frequent reason first', () => {
    const answers = [
      report('a', 11, 'notReached'),
      report('a', 14, 'tooEarly'),
      report('b', 12, 'tooEarly'),
      report('c', 13, 'gathering'),
      report('d', 9, 'won'),
      aFeedback({ kind: 'accept' }, { handoffId: 'e', at: hour(12) }),
    ];

    expect(saidOf(answers, stretch)).toEqual({
      reports: 3,
      outcomes: [
        { outcome: 'tooEarly', count: 2 },
        { outcome: 'gathering', count: 1 },
      ],
      disputes: 0,
    });
  });

  it('is told as a story in words of the salesperson: the newest of each kind that has any', () => {
    const answers = [
      report('a', 11, 'won', '先方から電話があった'),
      report('b', 14, 'won'),
      report('c', 12, 'lost', '価格で負けた'),
      report('d', 13, 'choseAnother', '  他社の方が早かった  '),
      report('e', 15, 'tooEarly', '来年また'),
    ];

    const { won, lost } = storiesOf(answers);

    expect(won?.words).toBe('先方から電話があった');
    expect(lost?.words).toBe('他社の方が早かった');
    expect(storiesOf([report('b', 14, 'won')])).toEqual({});
  });
});

describe('whom to talk about', () => {
  const item = (id: string, handoff: Partial<Handoff>, more: Partial<WeekItem> = {}): WeekItem => ({
    handoff: aHandoff({ id, customerId: id, rank: 'B', ...handoff }),
    isUnfollowed: false,
    isOverdue: false,
    stalledDays: undefined,
    hasNoNextAction: false,
    nextActions: [],
    isUnreported: false,
    comingActions: [],
    ...more,
  });
  const ids = (list: readonly { handoff: Handoff }[]) => list.map(({ handoff }) => handoff.id);

  it('focus is rank A, the largest deal first; stalled is what stood still, the longest first', () => {
    const { focus, stalled } = listsOf(
      [
        item('small', { rank: 'A', deal: { amount: 10 } }, { stalledDays: 15 }),
        item('large', { rank: 'A', deal: { amount: 20 } }),
        item('still', {}, { stalledDays: 40 }),
      ],
      () => ({}),
      2,
    );

    expect(ids(focus)).toEqual(['large', 'small']);
    expect(ids(stalled)).toEqual(['still', 'small']);
  });

  it('heard too little is whom somebody spoke with, while fewer items are confirmed than the rules ask for', () => {
    const known = { budget: 'secured', need: 'concrete' } as const;
    const { heardTooLittle } = listsOf(
      [
        item('nothing', { firstContactAt: hour(11) }),
        item('one', { firstContactAt: hour(11) }),
        item('two', { firstContactAt: hour(11) }),
        item('notCalled', {}),
      ],
      (id) => (id === 'two' ? known : id === 'one' ? { need: 'concrete' } : {}),
      2,
    );

    expect(ids(heardTooLittle)).toEqual(['nothing', 'one']);
    expect(heardTooLittle[1]?.missing).toEqual(['budget', 'authority', 'timeframe']);
  });
});
