/** A column of a table: its heading, and whether its cells stand to the right (figures). */
export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

const GAP = '  ';

/** Lines of a table whose columns line up in a terminal, full-width characters counted as two. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const cells = rows.map((row) => row.map(oneLine));
  const widths = columns.map(({ title }, index) =>
    Math.max(columnsOf(title), ...cells.map((row) => columnsOf(row[index] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    columns
      .map(({ align }, index) => padded(row[index] ?? '', widths[index] ?? 0, align ?? 'left'))
      .join(GAP)
      .trimEnd();
  return [
    line(columns.map(({ title }) => title)),
    line(widths.map((width) => '-'.repeat(width))),
    ...cells.map(line),
  ];
}

/** `label  value` lines, the values standing below each other. */
export function pairLines(pairs: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...pairs.map(([label]) => columnsOf(label)));
  return pairs.map(([label, value]) => `${padded(label, width, 'left')}${GAP}${oneLine(value)}`.trimEnd());
}

function padded(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - columnsOf(text)));
  return align === 'right' ? space + text : text + space;
}

/** A cell is one line; what a terminal would act on (escape sequences in imported names) is taken out. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();

/** What goes to a terminal: lines stay, and nothing in them steers it, wherever it came from. */
export const harmless = (text: string): string =>
  text.replaceAll(/(?![\n\t])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');

/** Columns a text takes in a terminal (UAX 11): wide and full-width two, combining marks none, the rest one. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of text)
    columns += /\p{M}/u.test(letter) ? 0 : isWide(letter.codePointAt(0) ?? 0) ? 2 : 1;
  return columns;
}

const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

const isWide = (point: number): boolean => wideRanges.some(([from, to]) => point >= from && point <= to);
