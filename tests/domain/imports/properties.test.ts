import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../domain/imports/read-date.ts';
import { readAmount } from '../../../domain/imports/read-number.ts';
import { readTable } from '../../../domain/imports/read-table.ts';
import { readRecords } from '../../../domain/imports/read-records.ts';
import { cp932, readFileOf, recordsOf } from './file-builders.ts';

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
      unit: fc.constantFrom('表', 'ソ', '能', '十', '予', '申', '髙', '﨑', '①', '№', 'Ⅷ', '彅', '山'),
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

  it('rows are counted once each: taken, refused, or merged into a later one', () => {
    const kinds = fc.record({
      kind: fc.constantFrom('taken', 'taken', 'invalidEmail', 'noNameOrEmail', 'raggedRow'),
      who: fc.nat(3),
    });
    const cells = {
      taken: (who: number) => `u${who}@x.example,山田,甲社`,
      invalidEmail: () => 'u@@x,山田,甲社',
      noNameOrEmail: () => ',,甲社',
      raggedRow: (who: number) => `u${who}@x.example,山田,甲社,余り`,
    };
    fc.assert(
      fc.property(fc.array(kinds, { minLength: 1, maxLength: 12 }), (all) => {
        const text = all.map(({ kind, who }) => cells[kind](who)).join('\n');
        const lined = all.map((row, index) => ({ ...row, line: index + 2 }));
        const bad = lined.filter(({ kind }) => kind !== 'taken');
        const good = lined.filter(({ kind }) => kind === 'taken');
        const lastOf = new Map(good.map(({ who, line }) => [`u${who}@x.example`, line]));

        const { rows, refusals, counts } = readFileOf('customer', `メール,氏名,会社名\n${text}`);

        expect(refusals.map(({ line, code }) => [line, code])).toEqual(
          bad.map(({ line, kind }) => [line, kind]),
        );
        expect(new Map(rows.map(({ line, record }) => [record.email, line]))).toEqual(lastOf);
        expect(counts).toEqual({
          read: all.length,
          taken: lastOf.size,
          refused: bad.length,
          merged: good.length - lastOf.size,
          excluded: 0,
        });
      }),
    );
  });
});

/** A file of each kind that is read; a webinar tool's report with its preamble. */
const files = {
  customer: 'メール,氏名,会社名\na@x.example,山田,甲社\na@x.example,"山\n田",甲社\n',
  deal: '会社名,案件名,ステージ,クローズ日,金額\n甲社,在庫,受注,2024/3/1,"1,000"\n',
  webinar: 'メール,氏名,参加\na@x.example,山田,参加\na@x.example,山田,欠席\n',
  optOut: 'a@x.example\nb@x.example\n',
} as const;

describe('a damaged file', () => {
  it.each(['customer', 'deal', 'webinar', 'optOut'] as const)(
    '%s is read or refused: nothing throws',
    (kind) => {
      const whole = new TextEncoder().encode(files[kind]);
      const bites = fc.array(
        fc.record({ at: fc.nat(whole.length - 1), drop: fc.nat(3), put: fc.uint8Array({ maxLength: 3 }) }),
        { maxLength: 3 },
      );
      const commas = fc
        .constantFrom('"', ',', '\n', '\t', '\0', '\ufeff')
        .map((mark) => new TextEncoder().encode(mark));
      const marked = fc.tuple(bites, commas);
      let read = 0;
      fc.assert(
        fc.property(marked, ([all, mark]) => {
          const damaged = all.reduce(
            (bytes, { at, drop, put }) =>
              Uint8Array.from([...bytes.slice(0, at), ...put, ...mark, ...bytes.slice(at + drop)]),
            whole,
          );
          const result = readRecords(kind, damaged, { session: 's' });
          if (result.kind === 'refused') return;
          read++;
          const { counts, refusals, rows } = result;
          expect(counts.merged).toBeGreaterThanOrEqual(0);
          const refusedLines = new Set(refusals.map(({ line }) => line));
          expect(rows.filter(({ line }) => refusedLines.has(line))).toEqual([]);
          expect(rows.length + refusals.length + counts.excluded).toBeGreaterThan(0);
        }),
        { numRuns: 300 },
      );
      // Otherwise the generator damages too much, and nothing was assessed.
      expect(read).toBeGreaterThan(30);
    },
  );

  it('of nothing but noise is read or refused: nothing throws', () => {
    const kinds = fc.constantFrom('customer', 'deal', 'webinar', 'optOut');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), kinds, (bytes, kind) => void readRecords(kind, bytes)),
    );
  });
});
