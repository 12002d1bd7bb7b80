import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crmColumns, crmNameSchema } from '../../../domain/handoffs/crm/crm-columns.ts';
import { writeCsv } from '../../../domain/kernel/write-csv.ts';

describe('a CSV file for Excel and CRMs', () => {
  it('begins with a BOM and ends its lines as Windows does', () => {
    expect(writeCsv(['姓', '名'], [['佐藤', '花子']])).toBe('\uFEFF姓,名\r\n佐藤,花子\r\n');
  });

  it.each(['=1+1', '+81 3-1234-5678', '-5', '@SUM(A1)', '\tx', '＝1+1'])('runs no formula: %j', (cell) => {
    const [, line = ''] = writeCsv(['cell'], [[cell]]).split('\r\n');

    expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it('gives every cell back, whatever it holds', () => {
    const unicode = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 });
    const cells = fc
      .string({ unit: fc.oneof(fc.constantFrom('"', ',', '\r', '\n', "'", 'a', '髙'), unicode) })
      .filter((text) => !/^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cells, cells), { minLength: 1 }), (rows) => {
        const read: unknown = parse(writeCsv(['a', 'b'], rows), {
          bom: true,
          fromLine: 2,
          recordDelimiter: '\r\n',
        });

        expect(read).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });

  it.each(crmNameSchema.options)('has different titles for each column, for %s', (crm) => {
    const titles = crmColumns[crm].map(({ title }) => title);

    expect(new Set(titles).size).toBe(titles.length);
  });
});
