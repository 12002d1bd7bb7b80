import { describe, expect, it } from 'vitest';
import { defaultCalendar } from '../../../../domain/kernel/business-calendar.ts';
import type { Handoff } from '../../../../domain/handoffs/handoff.ts';
import { shippedHandoffRules } from '../../../../domain/handoffs/handoff-rules.ts';
import { reviewOf } from '../../../../domain/handoffs/week/handoff-review.ts';
import { saysSomething, weekItems } from '../../../../domain/handoffs/week/weekly.ts';
import { aHandoff } from '../../../builders/handoffs.ts';
import { iso, msPerDay, now } from '../../../builders/time.ts';

const daysAgo = (days: number): string => iso(now - days * msPerDay);
const look = (change: Partial<Handoff>) =>
  reviewOf(aHandoff(change), now, defaultCalendar, shippedHandoffRules);
const followed = { state: 'accepted', firstContactAt: daysAgo(30), acceptedAt: daysAgo(31) } as const;

describe('the first contact', () => {
  it.each([
    ['past its time', { firstContactDueAt: iso(now - 1) }, true],
    ['at its time', { firstContactDueAt: iso(now) }, false],
    ['past its time in rank C, which has no clock', { rank: 'C', firstContactDueAt: iso(now - 1) }, false],
    ['promised for a while ago', { firstContactDueAt: iso(now - 1), promisedAt: iso(now - 1) }, false],
    [
      'promised for hours ago',
      { firstContactDueAt: iso(now - msPerDay), promisedAt: iso(now - msPerDay) },
      true,
    ],
    ['made, though late', { ...followed, firstContactDueAt: iso(now - 1) }, false],
  ] as const)('%s', (_what, change, isOverdue) => {
    expect(look(change)).toMatchObject({ isOverdue, isUnfollowed: !('firstContactAt' in change) });
  });
});

const action = (on: string) => ({ on, isWeek: false, what: on });

describe('a handoff that somebody is on', () => {
  it.each([
    ['stands since it was made', { createdAt: daysAgo(14), acceptedAt: undefined }, 14],
    ['stands since it was accepted', { createdAt: daysAgo(40), acceptedAt: daysAgo(15) }, 15],
    ['stands since the last report', { acceptedAt: daysAgo(40), reportedAt: daysAgo(16) }, 16],
    [
      'stands since its phase was entered, whatever was reported since',
      { reportedAt: daysAgo(2), progress: { phase: 'x', since: daysAgo(20), checks: [], records: {} } },
      20,
    ],
    ['moved within 14 days', { reportedAt: iso(now - 14 * msPerDay + 1) }, undefined],
  ])('%s', (_what, change, stalledDays) => {
    expect(look({ ...followed, ...change })?.stalledDays).toBe(stalledDays);
  });

  it('is not stalled before the first contact: it is unfollowed', () => {
    expect(look({ createdAt: daysAgo(30) })).toMatchObject({ isUnfollowed: true, stalledDays: undefined });
  });

  it('has next actions from today on, the next first', () => {
    const nextActions = ['2026-11-25', '2026-11-19', '2026-11-20'].map((on) => action(on));

    expect(look({ ...followed, nextActions })).toMatchObject({
      hasNoNextAction: false,
      nextActions: [action('2026-11-20'), action('2026-11-25')],
    });
  });

  it('lacks a next action where none lies ahead, once somebody is on it', () => {
    expect(look({ ...followed, nextActions: [action('2026-11-19')] })?.hasNoNextAction).toBe(true);
    expect(look(followed)?.hasNoNextAction).toBe(true);
    expect(look({})).toMatchObject({ hasNoNextAction: false, nextActions: [] });
  });
});

describe('the items of a week', () => {
  const items = (...all: readonly Partial<Handoff>[]) =>
    weekItems(
      all.map((change) => aHandoff(change)),
      now,
      defaultCalendar,
      shippedHandoffRules,
    );

  it('stand in the order in which they are due', () => {
    const due = [2, 0, 1].map((days) => ({ firstContactDueAt: iso(now + days * msPerDay) }));

    expect(items(...due).map(({ handoff }) => handoff.firstContactDueAt)).toEqual(
      [0, 1, 2].map((days) => iso(now + days * msPerDay)),
    );
  });

  it('are unreported from the opening of the fifth business day, unless there is a report', () => {
    const opening = { createdAt: iso(Date.parse('2026-11-12T10:00:00+09:00')) };
    const isUnreported = (change: Partial<Handoff>) => items(change)[0]?.isUnreported;

    expect(isUnreported(opening)).toBe(true);
    expect(isUnreported({ createdAt: iso(Date.parse('2026-11-13T09:00:00+09:00')) })).toBe(true);
    expect(isUnreported({ createdAt: iso(Date.parse('2026-11-16T09:00:00+09:00')) })).toBe(false);
    expect(isUnreported({ ...opening, reportedAt: daysAgo(1) })).toBe(false);
  });

  it('say something unless all is on its way', () => {
    const says = (change: Partial<Handoff>) => items(change).map((item) => saysSomething(item));
    const planned = { ...followed, reportedAt: daysAgo(1), nextActions: [action('2026-12-10')] };

    expect(says(planned)).toEqual([false]);
    expect(says({})).toEqual([true]);
    expect(says({ ...planned, nextActions: [] })).toEqual([true]);
    expect(says({ ...planned, nextActions: [action('2026-11-26')] })).toEqual([true]);
    expect(says({ ...planned, nextActions: [action('2026-11-27')] })).toEqual([false]);
    expect(says({ ...planned, reportedAt: daysAgo(14) })).toEqual([true]);
  });
});
