import { describe, expect, it } from 'vitest';
import { fileRefusalMessage } from '../../../domain/imports/file-refusal-message.ts';
import { joinedOrder, readDate, shownDateOrder } from '../../../domain/imports/read-date.ts';
import { readRecords } from '../../../domain/imports/read-records.ts';
import { fileCode, recordsOf, utf8 } from './file-builders.ts';

describe('the order of day and month', () => {
  it.each([
    [['3/4/2025', '5/13/2025'], 'mdy'],
    [['3/4/2025', '13/5/2025'], 'dmy'],
    [['13/5/2025', '3/4/2025'], 'dmy'],
    [['13/5/2025', '5/13/2025'], 'mdy'],
    [['3/4/2025', '5/5/2025'], 'both'],
    [['08/02/2026 10:45:00 AM'], 'mdy'],
    [['5/5/2025', '2025/3/4', '3.4.2025'], undefined],
    [[], undefined],
  ] as const)('is what a whole column shows: %j is %s', (cells, order) => {
    expect(shownDateOrder(cells)).toBe(order);
    expect(joinedOrder(shownDateOrder(cells.slice(0, 1)), shownDateOrder(cells.slice(1)))).toBe(order);
  });

  it('is the one by which a date is read', () => {
    expect(readDate('3/4/2025', { dateOrder: 'dmy' })).toEqual({ kind: 'value', value: '2025-04-03' });
  });

  it('is asked about where nothing in the file shows it, and taken from a person', () => {
    const file = 'メール,最終取引日,名刺交換日\na@x.example,3/4/2025,2025/1/2\n';
    const refused = readRecords('customer', utf8(file));

    expect(refused.kind === 'refused' && fileRefusalMessage(refused.refusal, 'en')).toContain(
      'month first or day first: "最終取引日" (3/4/2025). Nothing was stored.',
    );
    expect(recordsOf('customer', file, { dateOrder: 'dmy' })).toMatchObject([{ lastDealOn: '2025-04-03' }]);
  });

  it('is taken from another column that shows it, unless two disagree', () => {
    const file = (other: string) =>
      `メール,最終取引日,名刺交換日,初回接点日\na@x.example,3/4/2025,${other}\n`;

    expect(recordsOf('customer', file('25/12/2024,'))).toMatchObject([{ lastDealOn: '2025-04-03' }]);
    expect(
      fileCode(
        'deal',
        '案件番号,会社名,ステージ,受注日,案件発生日,売上日\n1,甲社,受注,3/4/2025,25/1/2025,1/25/2025\n',
      ),
    ).toBe('whichDateOrder');
  });
});
