import type { ImportJob } from '../../domain/imports/import-job.ts';
import type { Sheet } from '../../domain/imports/read-sheets.ts';
import { openWorkbook, orRefused, type OpenSheet, type WorkbookRow } from '../../platform/read-workbook.ts';
import type { JobDeps } from './deps.ts';
import { readGiven, refusedAs } from './read-given.ts';

/** So many rows tell which sheet is meant. */
const LOOKED_AT = 200;

/** Cuts the sheet of a workbook that holds records of the job's kind into stretches of so many rows. */
export async function* cutWorkbook(
  deps: JobDeps,
  job: ImportJob,
  bytes: Uint8Array,
  rowsASection: number,
): AsyncGenerator<Sheet> {
  const opened = await openWorkbook(bytes);
  if (opened.kind === 'refused') throw refusedAs({ code: opened.code });
  const heads = await readOr(() => Promise.all(opened.sheets.map((sheet) => headOf(sheet))));
  // What is asked of a whole workbook is asked of its first rows: which sheet is meant, what its columns are.
  const { sheet: name } = (await readGiven(deps, job.kind, heads, job.about, { isSection: true })).format;
  const meant = opened.sheets.find((sheet) => sheet.name === name);
  if (meant === undefined) return;
  const rows = meant.rows();
  for (
    let stretch = await readOr(() => take(rows, rowsASection));
    stretch.length > 0;
    stretch = await readOr(() => take(rows, rowsASection))
  )
    yield { name: meant.name, isHidden: meant.isHidden, rows: stretch };
}

async function headOf({ rows, ...sheet }: OpenSheet): Promise<Sheet> {
  const opened = rows();
  const head = await take(opened, LOOKED_AT);
  await opened.return(undefined);
  return { ...sheet, rows: head };
}

async function take(rows: AsyncGenerator<WorkbookRow>, most: number): Promise<readonly WorkbookRow[]> {
  const taken: WorkbookRow[] = [];
  while (taken.length < most) {
    const next = await rows.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

async function readOr<T>(read: () => Promise<readonly T[]>): Promise<readonly T[]> {
  const done = await orRefused(read);
  if ('kind' in done) throw refusedAs({ code: done.code });
  return done;
}
