import { describe, expect, it } from 'vitest';
import { bantItemLabels, bantLabels } from '../../../contract/labels.ts';
import { readFileOf, recordsOf } from './file-builders.ts';

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
