import { describe, expect, it } from 'vitest';
import { bantItemLabels, bantLabels } from '../../../contract/labels.ts';
import { readRecords } from '../../../domain/imports/read-records.ts';
import { readFileOf, recordsOf, utf8 } from './file-builders.ts';

const items = ['budget', 'authority', 'need', 'timeframe'] as const;
const printed = items.flatMap((item) =>
  Object.entries(bantLabels[item]).flatMap(([choice, { ja, en }]) => [
    { item, choice, title: bantItemLabels[item].ja, cell: ja },
    { item, choice, title: bantItemLabels[item].en, cell: en },
  ]),
);

describe('a sheet that sales filled in', () => {
  it.each(printed)('$title: $cell is read as $choice', ({ item, choice, title, cell }) => {
    expect(recordsOf('feedback', `受付番号,結果,${title}\nABC234,話せた,"${cell}"`)).toMatchObject([
      { [item]: choice },
    ]);
  });

  it.each([
    ['3ヵ月以内', 'threeMonths'],
    ['６ヶ月以内', 'halfYear'],
    ['within 6 months', 'halfYear'],
    ['12か月以内', 'oneYear'],
    ['来年3月', undefined],
    ['6月', undefined],
    ['2031年', undefined],
    ['13か月', undefined],
  ])('%s as a timeframe is %s', (cell, timeframe) => {
    const [record] = recordsOf('feedback', `受付番号,結果,時期\nABC234,話せた,${cell}`);
    expect(record?.timeframe).toBe(timeframe);
  });

  it('counts rows that are not filled in as left out, and none as merged', () => {
    const file = readFileOf('feedback', '受付番号,結果,メモ\nABC234,話せた,\nABC235,,\nABC236,,');
    expect(file.counts).toEqual({ read: 3, taken: 1, refused: 0, merged: 0, excluded: 2 });
  });
});

describe('days in a sheet of results', () => {
  const today = '2026-12-08';
  const read = (title: string, cell: string, more: object = {}) =>
    readFileOf('feedback', `受付番号,結果,${title}\nABC234,早い,"${cell}"`, { today, ...more });

  it.each([
    ['12/5', '2026-12-05'],
    ['12月5日(土)', '2026-12-05'],
    ['12/5 14:30', '2026-12-05T14:30'],
    ['2026/12/5 14:30', '2026-12-05T14:30'],
    ['Dec 5', '2026-12-05'],
    ['Sat, 5th December', '2026-12-05'],
    ['5-Dec', '2026-12-05'],
    ['2026-12-05', '2026-12-05'],
    ['8/20', '2026-08-20'],
  ])('the contact of %s was the last such day', (cell, contactedOn) => {
    expect(read('連絡日', cell).rows).toMatchObject([{ record: { contactedOn } }]);
  });

  it.each([
    ['4/1', '2027-04-01'],
    ['12月20日', '2026-12-20'],
    ['1 March', '2027-03-01'],
    ['来年4月', '2027-04-01'],
    ['April', '2027-04-01'],
    ['4月以降', '2027-04-01'],
  ])('%s is to come where it is the day from which to go on', (cell, until) => {
    expect(read('再開予定日', cell).rows).toMatchObject([{ record: { until } }]);
  });

  it.each([
    ['12/1', '2026-12-01'],
    ['1/15', '2027-01-15'],
  ])('a meeting on %s is the nearest', (cell, meetingOn) => {
    expect(read('商談日', cell).rows).toMatchObject([{ record: { meetingOn } }]);
  });

  it.each([
    ['連絡日', '2027/12/5', 'aheadDay', {}],
    ['連絡日', '3/1', 'unreadableDate', {}],
    ['連絡日', '4/5', 'unreadableDate', { isAbroad: true }],
    ['再開予定日', '2/29', 'unreadableDate', {}],
    ['再開予定日', '1/15/2026', 'pastDay', {}],
    ['再開予定日', '2027年春', 'unreadableDate', {}],
  ])('%s of %s is asked about as it is written', (title, cell, code, more) => {
    const { refusals, warnings } = read(title, cell, more);

    expect([...refusals, ...warnings]).toMatchObject([{ line: 2, column: title, value: cell, code }]);
  });

  it('that fit both ways are asked about with those cells alone', () => {
    const text = '受付番号,結果,再開予定日\nABC234,早い,2027-10-05\nABC235,早い,3/4/2027';

    expect(readRecords('feedback', utf8(text), { today })).toMatchObject({
      refusal: { code: 'whichDateOrder', columns: [{ cells: ['3/4/2027'] }] },
    });
  });
});
