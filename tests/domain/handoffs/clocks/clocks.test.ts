import { describe, expect, it } from 'vitest';
import { defaultCalendar } from '../../../../domain/kernel/business-calendar.ts';
import { endOf, timersOf } from '../../../../domain/handoffs/clocks/handoff-timers.ts';
import { businessCalendarSteps } from '../../../../domain/handoffs/clocks/promise-choices.ts';
import type { Handoff } from '../../../../domain/handoffs/handoff.ts';
import { rankedBy } from '../../../../domain/handoffs/rank.ts';
import { aHandoff } from '../../../builders/handoffs.ts';
import { iso, japan, msPerDay, now } from '../../../builders/time.ts';

const names = (change: Partial<Handoff>) =>
  timersOf(aHandoff(change), defaultCalendar).map(({ name, act }) => `${act} ${name}`);
const accepted = { state: 'accepted', acceptedAt: iso(now) } as const;

describe('the timers of a handoff', () => {
  it('are named by what they ring for and the moment, so that a clock set anew rings anew', () => {
    expect(names({ receivedDueAt: iso(now), firstContactDueAt: iso(now + 1) })).toEqual([
      `remind received@${iso(now)}`,
      `escalate firstContact@${iso(now + 1)}`,
      'remind unreported5',
      'escalate unreported10',
      'release unreported20',
    ]);
    expect(
      names({ ...accepted, firstContactAt: iso(now), reportedAt: iso(now), outcome: 'reached' }),
    ).toEqual(
      [5, 10, 20].map(
        (days, index) => `${['remind', 'escalate', 'release'][index]} unreported${days}@${iso(now)}`,
      ),
    );
  });

  it('count anew from the moment at which somebody got it, also for a deal, and ring again then', () => {
    const ownedSince = iso(now + 27 * msPerDay);
    const rung = [5, 10, 20].map((days) => `unreported${days}`);
    const timers = timersOf(aHandoff({ ownedSince, rung, firstContactAt: iso(now) }), defaultCalendar);
    const deal = { ...accepted, firstContactAt: iso(now), outcome: 'opportunity', ownedSince } as const;

    expect(timers.map(({ name }) => name)).toEqual(
      [5, 10, 20].map((days) => `unreported${days}@${ownedSince}`),
    );
    expect(timers.every(({ atEpochMs }) => atEpochMs > now + 27 * msPerDay)).toBe(true);
    expect(names(deal)[0]).toMatch(`@${ownedSince}`);
  });

  it('remind of a promise only while it is the clock that runs', () => {
    const [promisedAt, other] = [iso(now + 3_600_000), iso(now + 7_200_000)];

    expect(names({ ...accepted, promisedAt, firstContactDueAt: promisedAt })[0]).toBe(
      `remind promised@${promisedAt}`,
    );
    expect(names({ ...accepted, promisedAt, firstContactDueAt: other })[0]).toBe(
      `escalate firstContact@${other}`,
    );
  });

  it('wait with the manager until a visit may be over, and with the report until a promised time', () => {
    const promisedAt = iso(japan('2026-11-30T14:00'));
    const promise = { ...accepted, promisedAt, firstContactDueAt: promisedAt };
    const ends = (change: Partial<Handoff>) =>
      timersOf(aHandoff({ ...promise, ...change }), defaultCalendar).map(
        ({ name, atEpochMs }) => `${name.split('@')[0]} ${iso(atEpochMs + 9 * 3_600_000).slice(5, 16)}`,
      );

    expect(ends({})).toEqual([
      'promised 11-30T14:00',
      'firstContact 11-30T15:00',
      'unreported5 12-07T09:00',
      'unreported10 12-14T09:00',
      'unreported20 12-28T09:00',
    ]);
    expect(ends({ promisedWay: 'visit' })[1]).toBe('firstContact 11-30T16:00');
  });

  it('remind of what was promised after a first contact, and of a promise to somebody of rank C', () => {
    const promisedAt = iso(now + 3_600_000);
    const promise = { ...accepted, promisedAt, firstContactDueAt: promisedAt, promisedWay: 'phone' } as const;

    expect(
      names({ ...promise, firstContactAt: iso(now), reportedAt: iso(now), outcome: 'notReached' })[0],
    ).toBe(`remind promised@${promisedAt}`);
    expect(names({ ...promise, rank: 'C' })[0]).toBe(`remind promised@${promisedAt}`);
    expect(
      names({ ...promise, firstContactAt: iso(now), reportedAt: promisedAt, outcome: 'reached' }),
    ).toHaveLength(3);
    expect(names({ ...promise, promisedWay: undefined, rank: 'C' })).toHaveLength(3);
  });

  it('stand in the order in which they ring, where the call is due after the report', () => {
    const late = iso(now + 40 * msPerDay);

    expect(names({ ...accepted, firstContactDueAt: late }).at(-1)).toBe(`escalate firstContact@${late}`);
  });

  it('ask on where an answer told where the deal stands but not how the call went', () => {
    expect(names({ ...accepted, firstContactAt: iso(now), reportedAt: iso(now) })).toHaveLength(3);
  });
});

describe('the end of a handoff', () => {
  const ended = (change: Partial<Handoff>) => endOf(aHandoff(change), defaultCalendar);

  it('is the moment that is kept, and none while it is open', () => {
    const endedAt = iso(now + 40 * msPerDay);

    expect(ended({ state: 'released', reportedAt: iso(now), endedAt })).toBe(Date.parse(endedAt));
    expect(ended({ state: 'accepted' })).toBeUndefined();
    expect(ended({ state: 'closed', reportedAt: iso(now + 1) })).toBe(now + 1);
  });

  it('was, where earlier releases did not keep it, when the clock of the release was to ring', () => {
    const rings = timersOf(aHandoff({}), defaultCalendar).find(({ act }) => act === 'release')?.atEpochMs;

    expect(ended({ state: 'released', rung: ['unreported20'] })).toBe(rings);
  });
});

describe('the times that may be promised', () => {
  const clock = (wall: string) =>
    businessCalendarSteps(japan(wall), defaultCalendar).map((at) =>
      new Date(at + 9 * 3_600_000).toISOString().slice(5, 16),
    );

  it('are half hours of working time, then the next business day', () => {
    expect(clock('2026-11-19T10:10')).toEqual([
      '11-19T10:30',
      '11-19T11:30',
      '11-19T13:30',
      '11-19T15:30',
      '11-20T09:00',
      '11-20T11:00',
    ]);
  });

  it('are never now, each once, in order', () => {
    expect(clock('2026-11-20T17:30')).toEqual(['11-24T09:00', '11-24T10:00', '11-24T11:00', '11-24T14:00']);
    expect(clock('2026-11-19T10:30')[0]).toBe('11-19T11:00');
  });
});

describe('why a handoff has its rank', () => {
  const facts = {
    temperature: 'hot',
    isRequest: false,
    bant: {},
    isSenior: false,
    askedInWebinar: false,
    unansweredCallDays: [],
  } as const;

  it.each([
    [{ isRequest: true, temperature: 'cold' }, 'A', 'request'],
    [{ unansweredCallDays: ['2026-11-18', '2026-11-19', '2026-11-19'] }, 'C', 'noAnswer'],
    [{}, 'B', 'hot'],
    [{ bant: { budget: 'secured', need: 'concrete' } }, 'A', 'hotWithBant'],
    [{ temperature: 'warm', isSenior: true }, 'B', 'warm'],
    [{ temperature: 'warm' }, 'C', 'other'],
  ] as const)('%j: %s because of %s', (change, rank, because) => {
    expect(rankedBy({ ...facts, ...change })).toEqual({ rank, because });
  });
});
