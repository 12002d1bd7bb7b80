import type { ImportReport } from '../../contract/imports.ts';
import type { ImportKind } from '../../domain/imports/import-records.ts';
import type { FileFormat, ReadFile, RefusedRow } from '../../domain/imports/read-result.ts';
import { remarkedRows } from '../../domain/imports/refusal-remarks.ts';
import { encodeJapanese } from '../../domain/kernel/encode-japanese.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { writeRows } from '../../domain/kernel/write-csv.ts';
import { writeSheet } from '../../platform/workbook/write-workbook.ts';

const MOST_ROWS = 2000;
/** An answer of 6 MB is the most that a function gives; in base64, with the report around it. */
const MOST_LETTERS = 600_000;

/**
 * The refused rows in the file's own format and character set, what is to be mended beside each: mended, it is given again as
 * it is. As many of them as an answer holds; undefined where none was refused.
 */
export async function refusedFileOf(
  file: string,
  { format, refusals, refusedRows }: Pick<ReadFile<ImportKind>, 'format' | 'refusals' | 'refusedRows'>,
  locale: Locale,
): Promise<ImportReport['refusedFile']> {
  const rows = asMany(refusedRows.rows);
  if (rows.length === 0) return undefined;
  const bytes = await fileOf(format, remarkedRows({ ...refusedRows, rows }, refusals, locale));
  return {
    name: nameOf(file, format, locale),
    base64: Buffer.from(bytes).toString('base64'),
    rows: rows.length,
    of: refusedRows.rows.length,
  };
}

function asMany(rows: readonly RefusedRow[]): readonly RefusedRow[] {
  let letters = 0;
  const end = rows.findIndex(({ cells }) => {
    letters += cells.reduce((sum, cell) => sum + cell.length, 0);
    return letters > MOST_LETTERS;
  });
  return rows.slice(0, Math.min(MOST_ROWS, end < 0 ? rows.length : Math.max(1, end)));
}

const fileOf = async (
  { encoding, delimiter = ',', sheet = 'Sheet1' }: FileFormat,
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> =>
  encoding === 'xlsx' ? writeSheet(sheet, rows) : encodeJapanese(writeRows(rows, delimiter), encoding);

/** `断った行-list.csv`. */
function nameOf(file: string, { encoding, delimiter }: FileFormat, locale: Locale): string {
  const [, stem = file, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(file) ?? [];
  const own = encoding === 'xlsx' ? '.xlsx' : /^\.(?:csv|tsv|txt)$/i.test(ending) ? ending : undefined;
  return `${locale === 'ja' ? '断った行' : 'refused'}-${stem}${own ?? (delimiter === '\t' ? '.tsv' : '.csv')}`;
}
