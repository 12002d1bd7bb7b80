import { expect, it } from 'vitest';
import { wallClock, wallDay } from '../../console/words/wall-clock.ts';

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
