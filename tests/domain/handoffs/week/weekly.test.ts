import { describe, expect, it } from 'vitest';
import { defaultCalendar } from '../../../../domain/kernel/business-calendar.ts';
import { shippedHandoffRules } from '../../../../domain/handoffs/handoff-rules.ts';
import { shippedWeekly, sortOnce, weekDue, weekItems } from '../../../../domain/handoffs/week/weekly.ts';
import { monthsBetween } from '../../../../app/handoffs/answer/answer-feed-store.ts';
import { aHandoff } from '../../../builders/handoffs.ts';

/** A moment of Tokyo. */
const tokyo = (day: string, time: string): number => Date.parse(`${day}T${time}:00+09:00`);
const due = (day: string, time = '08:30', weekly = shippedWeekly) =>
  weekDue(tokyo(day, time), weekly, defaultCalendar);

describe('the week whose mails are due', () => {
  it('is the one that begins on this Monday, from half past eight', () => {
    expect(due('2026-11-16', '08:29')).toBeUndefined();
    expect(due('2026-11-16')).toBe('2026-W47');
    expect(due('2026-11-16', '23:59')).toBe('2026-W47');
    expect(due('2026-11-17')).toBeUndefined();
  });

  it('moves with a holiday to the next business day (R17): 勤労感謝の日 to Tuesday the 24th', () => {
    expect(due('2026-11-23', '12:00')).toBeUndefined();
    expect(due('2026-11-24')).toBe('2026-W48');
  });

  it('keeps its number when a long holiday carries it into the week after', () => {
    // Monday 28 December is a business day; Friday 1 January goes to Monday 4 January.
    const fridays = { ...shippedWeekly, weekday: 5 };

    expect(due('2026-12-28')).toBe('2026-W53');
    expect(due('2027-01-04', '08:30', fridays)).toBe('2026-W53');
    expect(due('2027-01-08', '08:30', fridays)).toBe('2027-W01');
  });

  it('comes on a Sunday to who works on Sundays, at the end of its week', () => {
    const calendar = { ...defaultCalendar, workdays: [0, 1, 2, 3, 4, 5, 6] };
    const sunday = { ...shippedWeekly, weekday: 0 };

    expect(weekDue(tokyo('2026-11-22', '09:00'), sunday, calendar)).toBe('2026-W47');
  });

  it('is never due where it is switched off', () => {
    expect(due('2026-11-16', '08:30', { ...shippedWeekly, isOn: false })).toBeUndefined();
  });

  it('is due on one day at most, and where two meet on a day the mails of one go out', () => {
    const weeks = new Map<string, number>();
    for (let day = tokyo('2026-01-05', '12:00'); day < tokyo('2036-01-07', '12:00'); day += 86_400_000) {
      const week = weekDue(day, shippedWeekly, defaultCalendar);
      if (week !== undefined) weeks.set(week, (weeks.get(week) ?? 0) + 1);
    }

    expect(new Set(weeks.values())).toEqual(new Set([1]));
    // Of 522 weeks two begin at the turn of a year, when nobody works until the Monday after.
    expect(weeks.size).toBe(520);
  });
});

describe('a look at open handoffs', () => {
  const now = tokyo('2026-11-24', '08:30');
  const iso = (day: string): string => new Date(tokyo(day, '10:00')).toISOString();
  const items = (...handoffs: Parameters<typeof weekItems>[0]) =>
    weekItems(handoffs, now, defaultCalendar, shippedHandoffRules);

  it('finds what is overdue, unreported, and planned for the coming seven days', () => {
    const [item] = items(
      aHandoff({
        createdAt: iso('2026-11-10'),
        firstContactDueAt: iso('2026-11-11'),
        nextActions: [
          { on: '2026-11-23', isWeek: false, what: 'past' },
          { on: '2026-11-26', isWeek: false, what: 'soon' },
          { on: '2026-12-01', isWeek: false, what: 'later' },
        ],
      }),
    );

    expect(item).toMatchObject({ isUnfollowed: true, isOverdue: true, isUnreported: true });
    expect(item?.comingActions.map(({ what }) => what)).toEqual(['soon']);
  });

  it('leaves out what is over, and does not call new handoffs unreported', () => {
    expect(items(aHandoff({ state: 'closed' }))).toEqual([]);
    expect(items(aHandoff({ createdAt: iso('2026-11-20') }))[0]?.isUnreported).toBe(false);
  });
});

describe('the months of the feed', () => {
  it('are all that a stretch of time touches, over the turn of the year', () => {
    expect(monthsBetween('2026-11-30T23:00:00.000Z', '2027-01-01T00:00:00.000Z')).toEqual([
      '2026-11',
      '2026-12',
      '2027-01',
    ]);
    expect(monthsBetween('2026-11-01', '2026-11-02')).toEqual(['2026-11']);
  });
});

it('a handoff stands in one list of a mail, the first that wants it', () => {
  const items = weekItems(
    [aHandoff({ id: 'h1', rank: 'A' }), aHandoff({ id: 'h2', rank: 'B' })],
    tokyo('2026-11-24', '08:30'),
    defaultCalendar,
    shippedHandoffRules,
  );

  const sorted = sortOnce(items, [
    ['a', ({ handoff }) => handoff.rank === 'A'],
    ['all', () => true],
    ['none', () => true],
  ]);

  expect(sorted.a.map(({ handoff }) => handoff.id)).toEqual(['h1']);
  expect(sorted.all.map(({ handoff }) => handoff.id)).toEqual(['h2']);
  expect(sorted.none).toEqual([]);
});
