import { expect, it } from 'vitest';
import {
  calendarOf,
  draftOf,
  spansOfDays,
  unreadLine,
  type CalendarDraft,
} from '../../console/pages/settings/calendar-draft.ts';
import { defaultCalendar } from '../../domain/kernel/business-calendar.ts';

const draft: CalendarDraft = draftOf(defaultCalendar, 'ja');

it.each(['ja', 'en'] as const)(
  'a calendar that nobody changed is the same after a form in %s',
  (language) => {
    const calendar = {
      ...defaultCalendar,
      closedOn: ['2027-05-06', '2027-05-07', '2027-12-31', '2028-01-01'],
    };
    expect(calendarOf(draftOf(calendar, language))).toEqual(calendar);
  },
);

it.each([
  ['09:00〜18:00', [{ from: '09:00', to: '18:00' }]],
  [
    '９：００～１２：００、13:00-18:00',
    [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '18:00' },
    ],
  ],
  ['9:00から17:30まで', [{ from: '09:00', to: '17:30' }]],
  [
    '9:00 to 12:30\n\n13:30 – 17:00',
    [
      { from: '09:00', to: '12:30' },
      { from: '13:30', to: '17:00' },
    ],
  ],
])('hours typed as %j are read', (hours, read) => {
  expect(unreadLine({ ...draft, hours }, 'hours')).toBeUndefined();
  expect(calendarOf({ ...draft, hours }).hours).toEqual(read);
});

it.each([
  ['12/29〜1/3', [{ from: '12-29', to: '01-03' }]],
  ['8月13日〜8月15日', [{ from: '08-13', to: '08-15' }]],
  ['5/1', [{ from: '05-01', to: '05-01' }]],
  [
    '12-24 to 01-01, 07-04',
    [
      { from: '12-24', to: '01-01' },
      { from: '07-04', to: '07-04' },
    ],
  ],
  ['12-24-01-01', [{ from: '12-24', to: '01-01' }]],
  ['', []],
])('days of each year typed as %j are read', (closedEachYear, read) => {
  expect(unreadLine({ ...draft, closedEachYear }, 'closedEachYear')).toBeUndefined();
  expect(calendarOf({ ...draft, closedEachYear }).closedEachYear).toEqual(read);
});

it.each([
  ['2027-04-30', ['2027-04-30']],
  ['2027年4月30日', ['2027-04-30']],
  ['2027/8/10〜8/12', ['2027-08-10', '2027-08-11', '2027-08-12']],
  ['2027-12-31 to 2028-01-01', ['2027-12-31', '2028-01-01']],
])('days off typed as %j are read', (closedOn, read) => {
  expect(calendarOf({ ...draft, closedOn }).closedOn).toEqual(read);
});

it.each([
  ['hours', '09:00〜12:00\n午後', '午後'],
  ['hours', '9-18', '9-18'],
  ['closedEachYear', '12/29〜', '12/29〜'],
  ['closedOn', '2027-02-30', '2027-02-30'],
  ['closedOn', '4/30', '4/30'],
  ['closedOn', '2027-08-12〜2027-08-10', '2027-08-12〜2027-08-10'],
  ['closedOn', '2026-01-01〜2036-01-01', '2026-01-01〜2036-01-01'],
] as const)('%s typed as %j is not read', (field, typed, line) => {
  expect(unreadLine({ ...draft, [field]: typed }, field)).toBe(line);
});

it('days that follow each other are one span, in order and once', () => {
  expect(spansOfDays(['2027-03-01', '2027-02-28', '2027-05-01', '2027-02-28', 'some day'])).toEqual([
    { from: '2027-02-28', to: '2027-03-01' },
    { from: '2027-05-01', to: '2027-05-01' },
    { from: 'some day', to: 'some day' },
  ]);
});
