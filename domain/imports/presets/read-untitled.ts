import type { ImportPreset } from './preset-names.ts';
import type { Table, TableRow } from '../read-table.ts';
import { presets } from './presets.ts';

/** The table of a program that writes no titles, its cells between blanks; undefined for any other, and where the rows are not so. */
export function readUntitled(preset: ImportPreset | undefined, text: string): Table | undefined {
  const titles = preset === undefined ? undefined : presets[preset].untitled;
  if (titles === undefined) return undefined;
  const rows = text
    .split('\n')
    .flatMap((line, index): TableRow[] =>
      line.trim() === '' ? [] : [{ line: index + 1, cells: line.trim().split(/\s+/) }],
    );
  const head = rows.slice(0, 20);
  if (head.filter(({ cells }) => cells.length === titles.length).length * 2 < head.length) return undefined;
  // Refused rows come back below titles.
  const isTitled = titles.every((title, index) => rows[0]?.cells[index] === title);
  return { rows: isTitled ? rows : [{ line: 0, cells: titles }, ...rows], unclosedLines: [] };
}
