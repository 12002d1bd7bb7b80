import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../domain/imports/read-records.ts';
import { remarkedRows } from '../../../domain/imports/refusal-remarks.ts';
import { writeRows } from '../../../domain/kernel/write-csv.ts';

const read = (text: string) => {
  const result = readRecords('customer', new Uint8Array(Buffer.from(text)));
  if (result.kind === 'read') return result;
  throw new Error(JSON.stringify(result.refusal));
};

/** A text as the refused rows of it come back. */
const refusedOf = (text: string, locale: 'ja' | 'en' = 'ja'): string => {
  const { refusedRows, refusals } = read(text);
  return writeRows(remarkedRows(refusedRows, refusals, locale), ',');
};

describe('refused rows, given again as they are', () => {
  it('are refused for the same reasons, whatever their cells hold', () => {
    const cell = fc.constantFrom(
      '',
      '-',
      '=1+1',
      '+81 3-1234-5678',
      '@x',
      'a, b',
      '"',
      '山田',
      '配信停止',
      "'x",
    );
    const wrong = fc.constantFrom('yamada＠kita.example', 'nobody', 'a b@c.example');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, wrong), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('ja' as const, 'en' as const),
        (rows, locale) => {
          const file = writeRows([['会社名', '氏名', 'メール'], ...rows], ',');

          const first = read(file);
          const again = read(refusedOf(file, locale));

          const what = ({ column, value, code }: (typeof first.refusals)[number]) => [column, value, code];
          expect(first.refusals.length).toBeGreaterThan(0);
          expect(again.refusals.map(what)).toEqual(first.refusals.map(what));
          expect(again.refusedRows.rows.map(({ cells }) => cells)).toEqual(
            first.refusedRows.rows.map(({ cells }) => cells),
          );
          expect(again.columns.ignored).toEqual(first.columns.ignored);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keep the cells that stand beyond the titles, and are still refused for them', () => {
    const file = '会社名,氏名,メール\n株式会社北,山田,太郎,yamada@kita.example\n';

    const again = read(refusedOf(file));

    expect(again.refusals).toMatchObject([{ code: 'raggedRow' }]);
    expect(again.refusedRows.rows[0]?.cells).toEqual(['株式会社北', '山田', '太郎', 'yamada@kita.example']);
  });

  it('are read without the two columns that releases before wrote, and those alone', () => {
    const former = read('メール,元の行,直し方\na@a.example,2,「配信停止」と書いてあります\n');
    const own = read('元の行,メール,直し方\n2,a@a.example,なし\n');

    expect(former.columns.seen.map(({ column }) => column)).toEqual(['メール']);
    expect(own.columns.ignored).toEqual(['元の行', '直し方']);
  });
});
