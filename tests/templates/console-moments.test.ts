import { expect, it } from 'vitest';
import { wallClock, wallDay, wallInstant, wallTime } from '../../console/words/wall-clock.ts';

const now = Date.parse('2026-11-30T23:30:00Z');
const shown = (at: string, zone: string) => wallClock(at, { zone, locale: 'en', now });

it.each(['Asia/Tokyo', 'America/New_York', 'Europe/Berlin', 'Pacific/Auckland', 'Pacific/Honolulu'])(
  'a day is the same day in the console of a company in %s',
  (zone) => {
    expect(shown('2026-11-20', zone)).toMatchObject({ day: '20 Nov', weekday: 'Fri' });
    expect(shown('2020-01-01', zone)).toMatchObject({ day: '1 Jan 2020', weekday: 'Wed' });
  },
);

it.each([
  ['Asia/Tokyo', { day: '1 Dec', weekday: 'Tue', time: '8:00' }, '2026-12-01'],
  ['America/New_York', { day: '30 Nov', weekday: 'Mon', time: '18:00' }, '2026-11-30'],
])('a moment, and today, are those of the clock in %s', (zone, moment, today) => {
  expect(shown('2026-11-30T23:00:00Z', zone)).toEqual(moment);
  expect(wallDay(now, zone)).toBe(today);
});

it.each([
  ['Asia/Tokyo', '2027-02-03', '9:30', '2027-02-03T00:30:00.000Z'],
  ['Asia/Tokyo', '2027-02-03', '１４:00', '2027-02-03T05:00:00.000Z'],
  ['America/New_York', '2027-03-14', '01:30', '2027-03-14T06:30:00.000Z'],
  ['America/New_York', '2027-03-14', '10:00', '2027-03-14T14:00:00.000Z'],
  ['Europe/London', '2027-10-31', '12:00', '2027-10-31T12:00:00.000Z'],
])('a day and a time of the clock in %s, %s %s, are a moment', (zone, day, time, at) => {
  expect(wallInstant(day, time, zone)).toBe(at);
  expect([wallDay(Date.parse(at), zone), wallTime(Date.parse(at), zone)]).toEqual([
    day,
    time.normalize('NFKC').padStart(5, '0'),
  ]);
});

it.each([
  ['', '9:30'],
  ['2027-02-03', ''],
  ['2027-02-03', '25:00'],
  ['2027-02-03', 'noon'],
])('no moment is made of "%s" and "%s"', (day, time) => {
  expect(wallInstant(day, time, 'Asia/Tokyo')).toBeUndefined();
});
