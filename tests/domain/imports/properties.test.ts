import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../domain/imports/read-date.ts';
import { readAmount } from '../../../domain/imports/read-number.ts';
import { readTable } from '../../../domain/imports/read-table.ts';
import { readRecords } from '../../../domain/imports/read-records.ts';
import { cp932, recordsOf } from './file-builders.ts';

const days = fc
  .integer({ min: 0, max: 60_000 })
  .map((day) => new Date(Date.UTC(1950, 0, 1 + day)).toISOString().slice(0, 10));

const fullWidth = (text: string): string =>
  text.replaceAll(/[0-9,]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('whatever is written properly is read back', () => {
  it('dates, in each way of writing them', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
        const forms = [
          day,
          `${year}/${month}/${date}`,
          `${year}年${month}月${date}日`,
          `${month}/${date}/${year}`,
        ];
        const serial = (Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000;
        if (serial >= 30_000 && serial <= 60_000) forms.push(String(serial));
        if (year >= 2020) forms.push(`R${year - 2018}.${month}.${date}`);
        for (const form of forms) {
          expect(readDate(form, { dateOrder: 'mdy' })).toEqual({ kind: 'value', value: day });
        }
        expect(readDate(`${date}/${month}/${year}`, { dateOrder: 'dmy' })).toEqual({
          kind: 'value',
          value: day,
        });
      }),
    );
  });

  it('amounts with commas, in full width, in brackets', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 45 }), (amount) => {
        const commas = amount.toLocaleString('en-US');
        for (const form of [commas, `¥${commas}`, `${fullWidth(commas)}円`, String(amount)]) {
          expect(readAmount(form, { unit: 1 })).toEqual({ kind: 'value', value: amount });
        }
        expect(readAmount(`(${commas})`, { unit: 1 })).toEqual({ kind: 'value', value: -amount });
      }),
    );
  });

  it('cells with quotes, delimiters and line breaks, at the line they begin on', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '表', 'ソ', '"', ',', '\t', ';', '\n', '髙') })
      .map((text) => `x${text}x`);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
        fc.constantFrom<',' | '\t' | ';'>(',', '\t', ';'),
        (rows, delimiter) => {
          const lines = rows.map((cells) => cells.map(quoted).join(delimiter));
          const table = readTable(lines.join('\n'), delimiter);
          if ('gaveUpAt' in table) throw new Error('gave up');
          expect(table.rows.map(({ cells }) => cells)).toEqual(rows);
          let line = 1;
          for (const [index, text] of lines.entries()) {
            expect(table.rows[index]?.line).toBe(line);
            line += text.split('\n').length;
          }
        },
      ),
    );
  });

  it('names in CP932, whose second byte may be a backslash', () => {
    const name = fc.string({
      unit: fc.constantFrom('表', 'ソ', '能', '十', '予', '申', '髙', '﨑', '①', '㈱', 'Ⅷ', '彅', '山'),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
        const text = `メール,氏名\r\n${names.map((one, index) => `u${index}@x.example,${quoted(one)}`).join('\r\n')}`;
        expect(recordsOf('customer', cp932(text)).map(({ fullName }) => fullName)).toEqual(names);
      }),
    );
  });

  it('and nothing at all makes the reader throw', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('customer', 'deal', 'webinar', 'optOut'),
        (bytes, kind) => {
          expect(['read', 'refused']).toContain(readRecords(kind, bytes).kind);
        },
      ),
    );
    const junk = fc.string({
      unit: fc.constantFrom(
        'メール',
        '会社名',
        'ステージ',
        'a@x.example',
        '"',
        ',',
        '\n',
        '\t',
        'Attendee Details',
        '1',
      ),
    });
    fc.assert(
      fc.property(junk, fc.constantFrom('customer', 'deal', 'webinar', 'optOut'), (text, kind) => {
        const result = readRecords(kind, new TextEncoder().encode(text), { session: 's' });
        if (result.kind === 'refused') return;
        const { read, taken, refused, merged, excluded } = result.counts;
        expect(read).toBe(taken + refused + merged + excluded);
        expect(merged).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
