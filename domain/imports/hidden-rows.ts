import { columnKey } from './clean-text.ts';
import type { ImportKind } from './import-records.ts';
import type { MatchedColumn } from './match-columns.ts';
import type { Words } from './problem-word.ts';
import type { TableRow } from './read-table.ts';
import type { Titled } from './whole-header.ts';

/** The column that the hidden rows of a sheet make. */
export const hiddenTitle = '(非表示の行 / hidden row)';

/** Whether a title is it, however it is written. */
export const isHiddenTitle = (title: string): boolean => columnKey(title) === columnKey(hiddenTitle);

/** What a person may say of them: they are not meant, or they are rows as all others. */
export const hiddenMeanings = ['leftOut', 'takenToo'] as const;

/**
 * Whoever filters a sheet and saves it sees the rows that are left, and a program reads all. Where people or companies stand in
 * it, nobody can tell whether the others are meant: they are marked in a column of their own, which is asked about.
 */
export function withHidden(kind: ImportKind, { header, below }: Titled): Titled {
  if (!asked.has(kind) || !below.some(({ isHidden }) => isHidden === true)) return { header, below };
  const width = header.cells.length;
  return {
    header: { ...header, cells: [...header.cells, hiddenTitle] },
    below: below.map((row) => ({
      ...row,
      cells: [
        ...Array.from({ length: width }, (_, index) => row.cells[index] ?? ''),
        row.isHidden === true ? '非表示 / hidden' : '',
        ...row.cells.slice(width),
      ],
    })),
  };
}

const asked: ReadonlySet<ImportKind> = new Set(['customer', 'account', 'webinar', 'inquiry']);

/** The rows without those that a person said to leave out. */
export function withoutLeftOut(
  rows: readonly TableRow[],
  used: readonly MatchedColumn[],
): readonly TableRow[] {
  const at = used.find(({ field }) => field === 'leftOut')?.index;
  return at === undefined ? rows : rows.filter(({ cells }) => (cells[at] ?? '') === '');
}

/** What to ask about them. */
export const askAboutHidden: Words = {
  ja: `シートに、フィルターなどで非表示にした行があります。その行も対象かどうかが分からないため、何も保存していません。取り込まないなら "${hiddenTitle}=leftOut"、ほかの行と同じに取り込むなら "${hiddenTitle}=takenToo" を指定して、もう一度取り込んでください（コマンドでは --map、API では mapping）。`,
  en: `Some rows of the sheet are hidden, by a filter for instance. Nobody can tell whether they are meant, so nothing was stored. Say "${hiddenTitle}=leftOut" to leave them out, or "${hiddenTitle}=takenToo" to take them as all others, and import again (--map on the command line, mapping in the API).`,
};
