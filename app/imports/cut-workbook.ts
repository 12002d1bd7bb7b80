import type { ImportJob } from '../../domain/imports/import-job.ts';
import type { Sheet } from '../../domain/imports/read-sheets.ts';
import type { Bytes } from '../../platform/workbook/packed-file.ts';
import {
  openWorkbook,
  orRefused,
  type OpenSheet,
  type WorkbookRow,
} from '../../platform/workbook/read-workbook.ts';
import type { JobDeps } from './deps.ts';
import { readGiven, refusedAs } from './read-given.ts';

/** So many rows tell which sheet is meant. */
const LOOKED_AT = 200;
/** A stretch of wide rows has fewer of them. */
const CELLS_A_ROW = 20;

/** Cuts the sheet of a workbook that holds records of the job's kind into stretches of so many rows at most. */
export async function* cutWorkbook(
  deps: JobDeps,
  job: ImportJob,
  file: Bytes,
  rowsASection: number,
): AsyncGenerator<Sheet> {
  const opened = await openWorkbook(file);
  if (opened.kind === 'refused') throw refusedAs({ code: opened.code });
  try {
    const meant = await meantSheet(deps, job, opened.sheets);
    if (meant !== undefined) yield* stretchesOf(meant, rowsASection);
  } finally {
    opened.close();
  }
}

async function* stretchesOf({ rows, ...sheet }: OpenSheet, most: number): AsyncGenerator<Sheet> {
  const opened = rows();
  try {
    for (
      let stretch = await readOr(() => take(opened, most));
      stretch.length > 0;
      stretch = await readOr(() => take(opened, most))
    )
      yield { ...sheet, rows: stretch };
  } finally {
    await opened.return(undefined);
  }
}

/** What is asked of a whole workbook is asked of its first rows: which sheet is meant, what its columns are. */
async function meantSheet(
  deps: JobDeps,
  { kind, about }: ImportJob,
  sheets: readonly OpenSheet[],
): Promise<OpenSheet | undefined> {
  const heads: Sheet[] = [];
  for (const sheet of sheets) heads.push(...(await readOr(async () => [await headOf(sheet)])));
  const { sheet: name } = (await readGiven(deps, kind, heads, about, { isSection: true })).format;
  return sheets.find((sheet) => sheet.name === name);
}

async function headOf({ rows, ...sheet }: OpenSheet): Promise<Sheet> {
  const opened = rows();
  const head = await take(opened, LOOKED_AT);
  await opened.return(undefined);
  return { ...sheet, rows: head };
}

async function take(rows: AsyncGenerator<WorkbookRow>, most: number): Promise<readonly WorkbookRow[]> {
  const taken: WorkbookRow[] = [];
  let cells = 0;
  while (taken.length < most && cells < most * CELLS_A_ROW) {
    const next = await rows.next();
    if (next.done === true) break;
    taken.push(next.value);
    cells += next.value.cells.length;
  }
  return taken;
}

async function readOr<T>(read: () => Promise<readonly T[]>): Promise<readonly T[]> {
  const done = await orRefused(read);
  if ('kind' in done) throw refusedAs({ code: done.code });
  return done;
}
