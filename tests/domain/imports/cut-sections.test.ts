import Encoding from 'encoding-japanese';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutSections, headOf, type Section } from '../../../domain/imports/cut-sections.ts';
import { joinSection, type ReadSoFar } from '../../../domain/imports/join-sections.ts';
import { readFileOf, utf8 } from './file-builders.ts';

/** The pieces in which a file arrives. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function cut(bytes: Uint8Array, size: number, piece = 7): Promise<readonly Section[]> {
  const sections: Section[] = [];
  for await (const section of cutSections(inPieces(bytes, piece), size)) sections.push(section);
  return sections;
}

const encoders = {
  utf8,
  cp932: (text: string) =>
    Uint8Array.from(
      Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE', type: 'array' }),
    ),
  utf16le: (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
  utf16be: (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()),
  utf16leUnmarked: (text: string) => new Uint8Array(Buffer.from(text, 'utf16le')),
} as const;

const cell = fc.string({
  unit: fc.constantFrom('a', 'b', '表', 'ソ', 'あ', '\n', '"', ',', ' '),
  maxLength: 6,
});
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const aRow = fc.tuple(fc.nat(9999), cell).map(([id, name]) => `c${id}@x.example,${quoted(`甲${name}社`)}`);

describe('a text that is cut into sections', () => {
  it('is whole when they are put together, each beginning with a record, in every encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(encoders)),
        fc.array(aRow, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 20, max: 300 }),
        async (encode, rows, size) => {
          const bytes = encode(`メール,会社名\n${rows.join('\n')}\n`);
          const sections = await cut(bytes, size, 13);
          const whole = readFileOf('customer', bytes);
          const head = headOf(bytes, 1);
          const read = sections.flatMap(({ bytes: own }, index) => {
            const file = index === 0 ? own : Buffer.concat([head.bytes, own]);
            return readFileOf('customer', new Uint8Array(file), { isSection: true }).rows;
          });

          expect(Buffer.concat(sections.map((each) => each.bytes))).toEqual(Buffer.from(bytes));
          const last = new Map(read.map(({ record }) => [record.email, record]));
          expect([...last.values()].toSorted(byEmail)).toEqual(
            whole.rows.map(({ record }) => record).toSorted(byEmail),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says how many lines stand above each, also where cells have several', async () => {
    const text = `メール,会社名\n${Array.from({ length: 20 }, (_, n) => `p${n}@x.example,"甲\n社${n}"`).join('\n')}\n`;
    const sections = await cut(utf8(text), 100);
    const lines = text.split('\n');

    expect(sections.length).toBeGreaterThan(3);
    for (const { bytes, linesAbove } of sections) {
      const [first] = Buffer.from(bytes).toString().split('\n');
      expect(lines[linesAbove]).toBe(first);
    }
  });

  it('is cut by force where a quote is never closed, and is one section without line ends', async () => {
    const open = `メール,会社名\np@x.example,"甲\n${'q@x.example,乙\n'.repeat(50_000)}`;

    expect((await cut(utf8(open), 100, 100_000)).length).toBeGreaterThan(2);
    expect(await cut(utf8('x'.repeat(1000)), 100)).toHaveLength(1);
    expect(await cut(utf8(''), 100)).toEqual([]);
  });
});

describe('what was read of sections', () => {
  it('is told with the lines of the file, all counts, and the first two thousand problems', () => {
    const section = readFileOf(
      'customer',
      `会社名,メール\n甲社,a@x.example\n乙社,wrong@\n${'丙社,@\n'.repeat(1500)}`,
      { isSection: true },
    );

    const first = joinSection(undefined, section, 0);
    const both: ReadSoFar = joinSection(first, section, 1502);

    expect(both.counts).toMatchObject({ read: 3004, taken: 2, refused: 3002 });
    expect([both.refusals.length, both.refusalCount]).toEqual([2000, 3002]);
    expect(both.refusals[1501]?.line).toBe(1505);
    expect(both.refusedRows.rows[1501]?.line).toBe(1505);
  });
});

const byEmail = (a: { readonly email?: string | undefined }, b: { readonly email?: string | undefined }) =>
  (a.email ?? '').localeCompare(b.email ?? '');
