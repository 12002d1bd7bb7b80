import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { kindsOfRows, largestPartBytes } from '../../contract/import-limits.ts';
import { orderOfAll } from '../../domain/imports/columns-in-context.ts';
import { cutSections, headOf } from '../../domain/imports/cut-sections.ts';
import type { ImportJob, ImportMessage } from '../../domain/imports/import-job.ts';
import { joinSection, type ReadSoFar } from '../../domain/imports/join-sections.ts';
import type { Carried } from '../../domain/imports/read-result.ts';
import type { Sheet } from '../../domain/imports/read-sheets.ts';
import { isWorkbook } from '../../platform/workbook/read-workbook.ts';
import type { StoredObject } from '../../platform/object-store.ts';
import type { Bytes } from '../../platform/workbook/packed-file.ts';
import { cutWorkbook } from './cut-workbook.ts';
import type { JobDeps } from './deps.ts';
import { expired } from './lost-file.ts';
import { ofSection, planOf, sectionOf } from './job-objects.ts';
import { readGiven, refusedAs } from './read-given.ts';

/** What a section amounted to, with all before it. */
interface UpTo {
  readonly read: ReadSoFar;
  /** What stands above the records, and is read with every section: the lines of a text, or the rows of a sheet. */
  readonly head: { readonly base64: string; readonly lines: number; readonly rows: Sheet['rows'] };
  readonly carried?: Carried | undefined;
}

const sheetSchema = z.object({
  name: z.string(),
  isHidden: z.boolean(),
  rows: z.array(
    z.object({ line: z.number(), cells: z.array(z.string()), isHidden: z.literal(true).optional() }),
  ),
});

const planSchema = z.object({
  /** The sections are rows of a sheet, and no text. */
  isWorkbook: z.boolean().default(false),
  sections: z.array(z.object({ linesAbove: z.number().int() })),
  /** Known after a reading that found days before months. */
  dateOrders: z.record(z.string(), z.enum(['mdy', 'dmy', 'both'])).optional(),
  /** Every section can be read: only then anything is written for good. */
  isChecked: z.boolean().default(false),
});
type Plan = z.infer<typeof planSchema>;
const endsSchema = z.array(z.number().int());

/** Of which rows a workbook's section has as many as a text's section has in these bytes. */
const BYTES_A_ROW = 100;

/**
 * Cuts a file that is larger than one section, and has the first section read; undefined where the file is read whole. So
 * memory holds one section, and a part of the file, however large the file is.
 */
export async function beginSections(
  deps: JobDeps,
  job: ImportJob,
  file: Bytes,
  sectionBytes: number,
): Promise<'begun' | undefined> {
  if (!kindsOfRows.includes(job.kind) || file.size <= sectionBytes) return undefined;
  const cut = { id: job.id, cut: randomBytes(5).toString('hex') };
  const sections: Plan['sections'] = [];
  const keep = async (content: string | Uint8Array, linesAbove: number): Promise<void> => {
    await deps.objects.put(sectionOf(deps, cut, sections.length), content);
    sections.push({ linesAbove });
  };
  const [first, second] = await file.read(0, 2);
  const isZip = first === 0x50 && second === 0x4b;
  if (isZip) {
    if (!(await isWorkbook(file))) throw refusedAs({ code: 'zipFile' });
    for await (const rows of cutWorkbook(deps, job, file, Math.ceil(sectionBytes / BYTES_A_ROW)))
      await keep(JSON.stringify(rows), 0);
  } else
    for await (const section of cutSections(piecesOf(file), sectionBytes))
      await keep(section.bytes, section.linesAbove);
  const plan: Plan = { sections, isChecked: false, isWorkbook: isZip };
  await deps.objects.put(planOf(deps, cut), JSON.stringify(plan));
  await askFor(deps, cut, 0);
  return 'begun';
}

async function* piecesOf(file: Bytes): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += largestPartBytes)
    yield await file.read(at, Math.min(file.size, at + largestPartBytes));
}

const askFor = (deps: JobDeps, { id, cut }: Pick<ImportJob, 'id' | 'cut'>, index: number): Promise<void> =>
  deps.importQueue.send({ kind: 'read', jobId: id, section: { index, cut } } satisfies ImportMessage);

/** Keeps the records of a section in chunks, of which the first has the number `from`; answers how many they are. */
type Keep = (records: readonly unknown[], section: number, from: number) => Promise<number>;

/** What a file amounts to whose sections are all read: `ends`: how many chunks those up to each gave. */
interface ReadWhole {
  readonly read: ReadSoFar;
  readonly ends: readonly number[];
}

/**
 * Works on one section and has the next one taken: first every section is read, again where only later ones show the order of
 * dates, then the records of each are cut into chunks. Answers what the file amounts to after the last, undefined before.
 */
export async function takeSection(
  deps: JobDeps,
  job: ImportJob,
  index: number,
  keep: Keep,
): Promise<ReadWhole | undefined> {
  const plan = planSchema.parse(await jsonOf(deps, planOf(deps, job)));
  const last = plan.sections.length - 1;
  if (plan.isChecked) {
    const ends = await cutSection(deps, job, index, keep);
    if (index === last) return { read: (await upTo(deps, job, last)).read, ends };
  } else {
    const { read } = await readSection(deps, job, index, plan);
    if (index === last) {
      const isReadAgain = read.showedDayFirst && plan.dateOrders === undefined && last > 0;
      if (!isReadAgain) refuseUndecided(job, read);
      if (!isReadAgain && job.isDryRun) return { read, ends: [] };
      const next: Plan = isReadAgain
        ? { ...plan, dateOrders: read.dateOrders }
        : { ...plan, isChecked: true };
      await deps.objects.put(planOf(deps, job), JSON.stringify(next));
    }
  }
  await askFor(deps, job, index === last ? 0 : index + 1);
  return undefined;
}

async function readSection(
  deps: JobDeps,
  job: ImportJob,
  index: number,
  { sections, dateOrders, isWorkbook: ofSheet }: Plan,
): Promise<UpTo> {
  const own = await deps.objects.get(sectionOf(deps, job, index));
  const place = sections[index];
  if (own === undefined || place === undefined) throw expired;
  const before = index === 0 ? undefined : await upTo(deps, job, index - 1);
  const above = before?.head ?? { base64: '', lines: 0, rows: [] };
  const sheet = ofSheet ? sheetSchema.parse(JSON.parse(own.toString())) : undefined;
  const body =
    sheet === undefined
      ? Buffer.concat([Buffer.from(above.base64, 'base64'), own])
      : [{ ...sheet, rows: [...above.rows, ...sheet.rows] }];
  const read = await readGiven(deps, job.kind, body, job.about, {
    isSection: true,
    ...(before?.carried === undefined ? {} : { carried: before.carried }),
    ...(dateOrders === undefined ? {} : { dateOrders }),
  });
  const whole: UpTo = {
    read: joinSection(before?.read, read, place.linesAbove - above.lines),
    head: before?.head ?? headOfFile(own, sheet, read.format.headerLine),
    carried: read.carried,
  };
  const records = read.rows.map(({ record }) => record);
  await deps.objects.put(ofSection(deps, job, 'records', index), JSON.stringify(records));
  await deps.objects.put(ofSection(deps, job, 'read', index), JSON.stringify(whole));
  return whole;
}

/** What stands above the records of a file, from its first section. */
function headOfFile(own: Buffer, sheet: Sheet | undefined, headerLine: number): UpTo['head'] {
  if (sheet !== undefined)
    return { base64: '', lines: 0, rows: sheet.rows.filter(({ line }) => line <= headerLine) };
  const { bytes, lines } = headOf(own, headerLine);
  return { base64: Buffer.from(bytes).toString('base64'), lines, rows: [] };
}

/** Answers how many chunks the sections up to each gave. */
async function cutSection(
  deps: JobDeps,
  job: ImportJob,
  index: number,
  keep: Keep,
): Promise<readonly number[]> {
  const before =
    index === 0 ? [] : endsSchema.parse(await jsonOf(deps, ofSection(deps, job, 'chunks', index - 1)));
  const records = z.array(z.unknown()).parse(await jsonOf(deps, ofSection(deps, job, 'records', index)));
  const from = before.at(-1) ?? 0;
  const ends = [...before, from + (await keep(records, index, from))];
  await deps.objects.put(ofSection(deps, job, 'chunks', index), JSON.stringify(ends));
  return ends;
}

/** No row of the whole file told how its dates are meant. */
function refuseUndecided({ about }: ImportJob, { dateOrders, columns }: ReadSoFar): void {
  if (about.dateOrder !== undefined || orderOfAll(dateOrders) !== undefined) return;
  const undecided = columns.seen.filter(({ column }) => dateOrders[column] === 'both');
  if (undecided.length > 0) throw refusedAs({ code: 'whichDateOrder', columns: undecided });
}

async function jsonOf(deps: JobDeps, object: StoredObject): Promise<unknown> {
  const content = await deps.objects.get(object);
  if (content === undefined) throw expired;
  return JSON.parse(content.toString());
}

/** What was written a moment ago. */
const upTo = async (deps: JobDeps, job: ImportJob, section: number): Promise<UpTo> =>
  upToSchema.parse(await jsonOf(deps, ofSection(deps, job, 'read', section)));

const upToSchema = z.custom<UpTo>((given) => typeof given === 'object' && given !== null && 'read' in given);
