import { dayOf, timeOf } from '../../../domain/kernel/time-zone.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  addBusinessMinutes,
  defaultCalendar,
  endOfBusinessDay,
  isBusinessDay,
  nextBusinessDay,
  nextWorkingMoment,
  type BusinessCalendar,
} from '../../../domain/kernel/business-calendar.ts';
import { sendingMoment } from '../../../domain/mail/send-decision.ts';
import { japan, msPerDay } from '../../builders/time.ts';

const calendar = defaultCalendar;
/** What a Japanese wall clock shows: 2026-11-24T09:40. */
const clock = (epochMs: number): string => new Date(epochMs + 540 * 60_000).toISOString().slice(0, 16);
const plus = (from: string, minutes: number): string =>
  clock(addBusinessMinutes(japan(from), minutes, calendar));
const sendable = (from: string): string => clock(sendingMoment(japan(from), calendar));

describe('business days', () => {
  it.each([
    ['2026-11-20', 'a Friday', true],
    ['2026-11-21', 'a Saturday', false],
    ['2026-11-22', 'a Sunday', false],
    ['2026-11-23', '勤労感謝の日', false],
    ['2026-09-21', '敬老の日', false],
    ['2026-09-22', '国民の休日', false],
    ['2026-09-23', '秋分の日', false],
    ['2027-03-22', '振替休日 of 春分の日', false],
    ['2026-12-28', 'the last day of work', true],
    ['2026-12-29', 'year end', false],
    ['2026-12-31', 'year end', false],
    ['2027-01-01', 'New Year', false],
    ['2027-01-04', 'the first day of work', true],
    ['2026-08-12', 'before お盆', true],
    ['2026-08-13', 'お盆', false],
    ['2026-08-14', 'お盆', false],
    ['2026-08-17', 'after お盆', true],
    ['2026-05-06', '振替休日 of 憲法記念日', false],
  ])('%s, %s: %s', (day, _what, expected) => {
    expect(isBusinessDay(day, calendar)).toBe(expected);
  });

  it('leave out the company’s own days and take its own workdays', () => {
    expect(isBusinessDay('2026-11-20', { ...calendar, closedOn: ['2026-11-20'] })).toBe(false);
    expect(isBusinessDay('2026-11-21', { ...calendar, workdays: [6] })).toBe(true);
    expect(isBusinessDay('2026-11-23', { ...calendar, observesJapaneseHolidays: false })).toBe(true);
  });

  it('know a closed range that runs over the turn of the year', () => {
    const own = { ...calendar, closedEachYear: [{ from: '12-29', to: '01-05' }] };

    expect(
      ['2026-12-28', '2026-12-29', '2027-01-05', '2027-01-06'].map((day) => isBusinessDay(day, own)),
    ).toEqual([true, false, false, true]);
  });

  it('do not depend on the zone of the machine', () => {
    const zone = process.env['TZ'];
    const holidays = ['America/Los_Angeles', 'Asia/Tokyo', 'Pacific/Kiritimati'].map((name) => {
      process.env['TZ'] = name;
      return ['2026-11-22', '2026-11-23', '2026-11-24'].map((day) =>
        isBusinessDay(day, { ...calendar, workdays: [0, 1, 2] }),
      );
    });
    process.env['TZ'] = zone;

    expect(holidays).toEqual(Array.from({ length: 3 }, () => [true, false, true]));
  });

  it('follow one another over the year end', () => {
    expect(nextBusinessDay('2026-12-28', calendar)).toBe('2027-01-04');
    expect(addBusinessDays('2026-12-25', 3, calendar)).toBe('2027-01-05');
    expect(addBusinessDays('2026-11-21', 0, calendar)).toBe('2026-11-21');
  });
});

describe('business minutes', () => {
  it.each([
    ['2026-11-20T17:40', 60, '2026-11-24T09:40'],
    ['2026-11-20T10:00', 60, '2026-11-20T11:00'],
    ['2026-11-20T11:30', 60, '2026-11-20T13:30'],
    ['2026-11-20T12:20', 60, '2026-11-20T14:00'],
    ['2026-11-20T17:00', 60, '2026-11-20T18:00'],
    ['2026-11-20T17:00', 61, '2026-11-24T09:01'],
    ['2026-11-20T07:00', 30, '2026-11-20T09:30'],
    ['2026-11-20T22:00', 30, '2026-11-24T09:30'],
    ['2026-12-28T17:30', 60, '2027-01-04T09:30'],
    ['2026-08-12T17:30', 60, '2026-08-17T09:30'],
    ['2026-11-24T09:00', 8 * 60, '2026-11-24T18:00'],
    ['2026-11-24T09:00', 16 * 60, '2026-11-25T18:00'],
  ])('from %s, %d more end at %s', (from, minutes, expected) => {
    expect(plus(from, minutes)).toBe(expected);
  });

  it.each([
    ['2026-11-20T12:00', '2026-11-20T13:00'],
    ['2026-11-20T18:00', '2026-11-24T09:00'],
    ['2026-11-20T11:59', '2026-11-20T11:59'],
    ['2026-11-22T15:00', '2026-11-24T09:00'],
  ])('the next working moment from %s is %s', (from, expected) => {
    expect(clock(nextWorkingMoment(japan(from), calendar))).toBe(expected);
  });

  it('are counted on the company’s clock, over the turn to summer time too', () => {
    const inNewYork: BusinessCalendar = {
      ...calendar,
      timeZone: 'America/New_York',
      observesJapaneseHolidays: false,
    };

    expect(
      new Date(addBusinessMinutes(Date.parse('2026-03-06T22:30:00Z'), 60, inNewYork)).toISOString(),
    ).toBe('2026-03-09T13:30:00.000Z');
    expect(
      new Date(addBusinessMinutes(Date.parse('2026-03-20T21:30:00Z'), 60, inNewYork)).toISOString(),
    ).toBe('2026-03-23T13:30:00.000Z');
  });

  it.each([
    ['no hours', { ...calendar, hours: [] }],
    ['hours that end before they begin', { ...calendar, hours: [{ from: '18:00', to: '09:00' }] }],
    ['no workdays', { ...calendar, workdays: [] }],
    ['every day closed', { ...calendar, closedEachYear: [{ from: '01-01', to: '12-31' }] }],
  ])('are refused with a clear message by a calendar with %s', (_what, broken) => {
    expect(() => addBusinessMinutes(japan('2026-11-20T10:00'), 60, broken)).toThrow(
      /no working time.*open some hours or days/,
    );
  });

  it('do not hide a calendar without open days behind a wrong date', () => {
    const broken = { ...calendar, workdays: [] };

    expect(() => endOfBusinessDay(japan('2026-11-20T10:00'), 1, broken)).toThrow(/no working time/);
    expect(() => nextBusinessDay('2026-11-20', broken)).toThrow(/no working time/);
  });
});

describe('the end of a business day', () => {
  it.each([
    ['2026-11-20T10:00', 0, '2026-11-20T18:00'],
    ['2026-11-20T10:00', 1, '2026-11-24T18:00'],
    ['2026-11-20T23:00', 1, '2026-11-24T18:00'],
    ['2026-11-21T10:00', 1, '2026-11-24T18:00'],
    ['2026-11-20T10:00', 5, '2026-11-30T18:00'],
    ['2026-12-25T10:00', 3, '2027-01-05T18:00'],
  ])('from %s, %d days on, is %s', (from, count, expected) => {
    expect(clock(endOfBusinessDay(japan(from), count, calendar))).toBe(expected);
  });
});

const start = japan('2026-01-01T00:00');
const moments = fc.integer({ min: start, max: start + 3 * 365 * msPerDay });
const times = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) =>
      `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
  );
const calendars: fc.Arbitrary<BusinessCalendar> = fc.record({
  // Without summer time: working hours may lie in the night, where an hour is skipped.
  timeZone: fc.constantFrom('Asia/Tokyo', 'Etc/UTC', 'America/Phoenix', 'Asia/Kolkata'),
  hours: fc
    .uniqueArray(times, { minLength: 2, maxLength: 6 })
    .map((all) => all.toSorted())
    .map((all) =>
      Array.from({ length: Math.floor(all.length / 2) }, (_, index) => ({
        from: all[index * 2] ?? '',
        to: all[index * 2 + 1] ?? '',
      })),
    ),
  workdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
  observesJapaneseHolidays: fc.boolean(),
  closedEachYear: fc.constantFrom(defaultCalendar.closedEachYear, [], [{ from: '12-20', to: '01-10' }]),
  closedOn: fc.constantFrom([], ['2026-06-10', '2027-06-10']),
});

/** Within an opening of a working day; its very end counts too when time was worked up to it. */
function isWorking(epochMs: number, own: BusinessCalendar, alsoTheEnd: boolean): boolean {
  const time = `${timeOf(epochMs, own.timeZone)}:${new Date(epochMs).toISOString().slice(17, 23)}`;
  const isWithin = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
    `${from}:00.000` <= time && (time < `${to}:00.000` || (alsoTheEnd && time === `${to}:00.000`));
  return isBusinessDay(dayOf(epochMs, own.timeZone), own) && own.hours.some((hours) => isWithin(hours));
}

describe('any calendar', () => {
  it('ends business minutes in working time', () => {
    fc.assert(
      fc.property(calendars, moments, fc.nat(300), (own, from, minutes) => {
        const end = addBusinessMinutes(from, minutes, own);
        expect(end).toBeGreaterThanOrEqual(from);
        expect(isWorking(end, own, minutes > 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never ends later things earlier', () => {
    fc.assert(
      fc.property(
        calendars,
        moments,
        fc.nat(300),
        fc.nat(5 * 86_400_000),
        fc.nat(300),
        (own, from, minutes, later, more) => {
          const end = addBusinessMinutes(from, minutes, own);
          expect(addBusinessMinutes(from + later, minutes, own)).toBeGreaterThanOrEqual(end);
          expect(addBusinessMinutes(from, minutes + more, own)).toBeGreaterThanOrEqual(end);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('adds minutes piece by piece as at once', () => {
    fc.assert(
      fc.property(
        calendars,
        moments,
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        (own, from, a, b) => {
          expect(addBusinessMinutes(addBusinessMinutes(from, a, own), b, own)).toBe(
            addBusinessMinutes(from, a + b, own),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the sending moment (R17)', () => {
  it.each([
    ['2026-11-19T14:00', '2026-11-19T14:00', 'a Thursday afternoon is fit'],
    ['2026-11-20T11:59', '2026-11-20T11:59', 'a Friday morning is fit'],
    ['2026-11-20T12:00', '2026-11-24T09:00', 'not on a Friday afternoon'],
    ['2026-11-20T16:00', '2026-11-24T09:00', 'not on a Friday afternoon'],
    ['2026-12-28T13:00', '2027-01-04T09:00', 'not before the year end'],
    ['2026-08-12T15:00', '2026-08-17T09:00', 'not before お盆'],
    ['2026-11-02T15:00', '2026-11-04T09:00', 'not before 文化の日'],
    ['2026-11-18T22:00', '2026-11-19T09:00', 'not at night'],
    ['2026-11-19T12:30', '2026-11-19T13:00', 'not at lunch'],
  ])('from %s is %s: %s', (from, expected) => {
    expect(sendable(from)).toBe(expected);
  });

  it('is never the afternoon before a closed day, whatever the hours, while there is another', () => {
    const afternoons: BusinessCalendar = { ...calendar, hours: [{ from: '13:00', to: '18:00' }] };
    fc.assert(
      fc.property(fc.constantFrom(calendar, afternoons), moments, (own, from) => {
        const moment = sendingMoment(from, own);
        const isAfternoon = timeOf(moment, own.timeZone) >= '12:00';
        expect(moment).toBeGreaterThanOrEqual(from);
        expect(isWorking(moment, own, false)).toBe(true);
        expect(isAfternoon && !isBusinessDay(dayOf(moment + msPerDay, own.timeZone), own)).toBe(false);
        expect(sendingMoment(moment, own)).toBe(moment);
      }),
      { numRuns: 500 },
    );
  });

  it('is the next working moment where a company works on Friday afternoons alone', () => {
    const fridays: BusinessCalendar = { ...calendar, workdays: [5], hours: [{ from: '13:00', to: '18:00' }] };

    expect(clock(sendingMoment(japan('2026-11-19T10:00'), fridays))).toBe('2026-11-20T13:00');
  });
});
