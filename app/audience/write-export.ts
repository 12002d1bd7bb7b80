import { createHash } from 'node:crypto';
import * as z from 'zod';
import { addressForAds, type SegmentExport } from '../../domain/audience/segment-export.ts';
import { writeCsv } from '../../domain/kernel/write-csv.ts';
import { writeWorkbook } from '../../platform/workbook/write-workbook.ts';
import { exportedColumns, exportedRowSchema, type ExportedRow } from './exported-row.ts';

/** A file that is ready, and how many people stand in it. */
interface Written {
  readonly bytes: string | Uint8Array;
  readonly type: string;
  readonly rows: number;
}

const csvType = 'text/csv; charset=utf-8';
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Writes what the parts of an export gathered as one file: the newest relations first, hashes in no order of ours. */
export async function writeExport(
  { segment, as, locale }: SegmentExport,
  parts: readonly (Buffer | undefined)[],
): Promise<Written> {
  const rows = parts.flatMap((part) => rowsIn(part));
  if (as === 'hashed') return hashed(rows);
  const sorted = rows.toSorted(
    (a, b) => (a.silentDays ?? 0) - (b.silentDays ?? 0) || a.email.localeCompare(b.email),
  );
  const titles = exportedColumns.map((column) => column[locale]);
  const cells = sorted.map((row) => exportedColumns.map(({ cell }) => cell(row, locale)));
  if (as === 'csv') {
    const texts = cells.map((row) => row.map((cell) => String(cell ?? '')));
    return { bytes: writeCsv(titles, texts), type: csvType, rows: rows.length };
  }
  const columns = titles.map((title) => ({ title }));
  const bytes = await writeWorkbook([{ name: sheetName(segment.name[locale]), columns, rows: cells }]);
  return { bytes, type: workbookType, rows: rows.length };
}

function rowsIn(part: Buffer | undefined): readonly ExportedRow[] {
  if (part === undefined) throw new Error('a part of an export is gone before its file was written');
  return z.array(exportedRowSchema).parse(JSON.parse(part.toString()));
}

/** One SHA-256 a line, as Google and Meta take customer lists. */
function hashed(rows: readonly ExportedRow[]): Written {
  const hashes = new Set(
    rows.map(({ email }) => createHash('sha256').update(addressForAds(email)).digest('hex')),
  );
  const lines = ['Email', ...[...hashes].toSorted()];
  return { bytes: `${lines.join('\n')}\n`, type: csvType, rows: hashes.size };
}

/** Excel takes 31 letters, and none of these. */
const sheetName = (name: string): string =>
  Array.from(name.replaceAll(/[[\]:*?/\\']/g, ' '))
    .slice(0, 31)
    .join('')
    .trim() || 'Sheet1';
