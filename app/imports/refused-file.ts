import type { ImportKind } from '../../domain/imports/import-records.ts';
import type { ReadFile } from '../../domain/imports/read-result.ts';
import { refusalMessage } from '../../domain/imports/refusal-messages.ts';
import { writeCsv } from '../../domain/kernel/write-csv.ts';
import type { Locale } from '../../domain/kernel/locale.ts';

const MOST_ROWS = 2000;

/** Titles that no kind of file knows: the file is read again as it is, once it is mended. */
const added: Readonly<Record<Locale, readonly [string, string]>> = {
  ja: ['元の行', '直し方'],
  en: ['Row', 'Remedy'],
};

/**
 * The refused rows as a CSV for Excel: the file's own columns, then the row they stood in and what is to be mended. At most
 * 2,000 of them; undefined where none was refused.
 */
export function refusedFileOf<K extends ImportKind>(
  { refusals, refusedRows: { titles, rows } }: ReadFile<K>,
  locale: Locale,
): string | undefined {
  if (rows.length === 0) return undefined;
  const remedies = new Map<number, string[]>();
  for (const refusal of refusals)
    remedies.set(refusal.line, [...(remedies.get(refusal.line) ?? []), refusalMessage(refusal, locale)]);
  return writeCsv(
    [...titles, ...added[locale]],
    rows
      .slice(0, MOST_ROWS)
      .map(({ line, cells }) => [
        ...titles.map((_, index) => cells[index] ?? ''),
        String(line),
        (remedies.get(line) ?? []).join(' '),
      ]),
  );
}
