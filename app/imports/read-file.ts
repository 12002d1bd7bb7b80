import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { largestBytesOf, largestPartBytes } from '../../contract/import-limits.ts';
import type { FilePlace, ImportJob, ImportMessage } from '../../domain/imports/import-job.ts';
import { canBeUndone } from '../../domain/imports/import-undo.ts';
import { recordSchemas, type ImportKind, type RecordByKind } from '../../domain/imports/import-records.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { UserError } from '../../platform/user-error.ts';
import { cutFile } from './cut-file.ts';
import type { JobDeps } from './deps.ts';
import { listIdOf } from './import-opt-outs.ts';
import { openJournal } from './import-journal.ts';
import { chunkOf, journalOfReading, reportObject } from './job-objects.ts';
import { moveJob } from './job-store.ts';
import { tooLarge } from './lost-file.ts';
import { readGiven, reportOf } from './read-given.ts';
import { beginSections, takeSection } from './read-sections.ts';
import { sendChunks } from './send-chunks.ts';
import { finishFile } from './store-records.ts';
import { storedFile } from './stored-file.ts';

/** How a file is cut: read in sections, stored in chunks. */
export interface Cuts {
  readonly rowsAChunk: number;
  /** About 20,000 rows: read in a second, and within 300 MB. */
  readonly sectionBytes: number;
}
const usualCuts: Cuts = { rowsAChunk: 500, sectionBytes: 2 * 1024 * 1024 };
const PUTS_AT_ONCE = 8;

/** Reads a file, or one section of it. What its owner has to mend ends the job with the question. */
export async function readOrFail(
  deps: JobDeps,
  job: ImportJob,
  section: Extract<ImportMessage, { kind: 'read' }>['section'],
  given: Partial<Cuts> = {},
): Promise<void> {
  const { db, now } = deps;
  const cuts = { ...usualCuts, ...given };
  try {
    await (section === undefined
      ? readFile(deps, job, cuts)
      : readOneSection(deps, { ...job, cut: section.cut }, section.index, cuts));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await moveJob(db, job.id, ['reading', 'storing'], {
      state: 'failed',
      failure: { code: error.code, ...error.text, places: placesAsked(error) },
      endedAt: now().toISOString(),
    });
  }
}

/** As a job keeps them: what a person is asked of the file. */
const placesAsked = ({ errors }: UserError): FilePlace[] | undefined =>
  errors?.map(({ place, message, choices = [], cells = [], readAs, proposed }) => ({
    place,
    message,
    choices: [...choices],
    cells: [...cells],
    readAs,
    proposed,
  }));

async function readFile(deps: JobDeps, job: ImportJob, cuts: Cuts): Promise<void> {
  const file = await storedFile(deps, job);
  const most = largestBytesOf(job.kind);
  if (file.size > most) throw tooLarge(job.about.file, file.size, most);
  if ((await beginSections(deps, job, file, cuts.sectionBytes)) === 'begun') return;
  const bytes = await file.read(0, file.size);
  const read = await readGiven(deps, job.kind, bytes, job.about);
  const own = { ...job, cut: randomBytes(5).toString('hex') };
  const records = read.rows.map(({ record }) => record);
  const chunks = await keepChunks(deps, own, records, cuts);
  await endReading(deps, own, { read, chunks });
}

/** After the last section the file is read. */
async function readOneSection(deps: JobDeps, job: ImportJob, index: number, cuts: Cuts): Promise<void> {
  const whole = await takeSection(deps, job, index, (records, section, from) =>
    keepChunks(deps, job, z.array(recordSchemas[job.kind]).parse(records), cuts, { section, from }),
  );
  if (whole === undefined) return;
  const { read, ends } = whole;
  await endReading(deps, job, { read, chunks: ends.at(-1) ?? 0, sections: ends });
}

/** Keeps the records of a file, or of a section of it, in chunks; answers how many. Done again, it gives the same chunks. */
async function keepChunks<K extends ImportKind>(
  deps: JobDeps,
  job: Pick<ImportJob, 'id' | 'cut' | 'isDryRun'> & { readonly kind: K },
  records: readonly RecordByKind[K][],
  { rowsAChunk }: Cuts,
  { section, from }: { readonly section?: number; readonly from: number } = { from: 0 },
): Promise<number> {
  if (job.isDryRun) return 0;
  const journal = canBeUndone(job.kind)
    ? await openJournal(deps, journalOfReading(deps, job.id, section), true)
    : undefined;
  const chunks = await cutFile(deps, job.kind, records, rowsAChunk, journal);
  await inParallel([...chunks.entries()], PUTS_AT_ONCE, ([chunk, own]) =>
    deps.objects.put(chunkOf(deps, job, from + chunk), JSON.stringify(own)),
  );
  return chunks.length;
}

/** Keeps the report, and moves the job on. */
async function endReading(
  deps: JobDeps,
  job: ImportJob,
  { read, chunks, sections }: ReadWhole,
): Promise<void> {
  const { db, now, objects } = deps;
  const report = await reportOf(job.kind, job.about.file, read, job.locale);
  await objects.put(reportObject(deps, job.id), JSON.stringify(report));
  if (chunks === 0 && !job.isDryRun) await finishFile(deps, job.kind, job.about);
  const moved = await moveJob(db, job.id, ['reading'], {
    counts: read.counts,
    cut: job.cut,
    chunks,
    ...(job.kind === 'optOut' ? { list: await listOf(deps, job) } : {}),
    ...(sections === undefined ? {} : { sections: [...sections] }),
    ...(chunks === 0 ? { state: 'done', endedAt: now().toISOString() } : { state: 'storing' }),
  });
  if (moved !== undefined && chunks > 0) await sendChunks(deps, moved);
}

/** By all bytes of the file, part by part. */
async function listOf(deps: JobDeps, job: ImportJob): Promise<string> {
  const file = await storedFile(deps, job);
  const hash = createHash('sha256');
  for (let at = 0; at < file.size; at += largestPartBytes)
    hash.update(await file.read(at, Math.min(file.size, at + largestPartBytes)));
  return listIdOf(hash.digest('base64url'));
}

interface ReadWhole {
  readonly read: Parameters<typeof reportOf>[2];
  readonly chunks: number;
  readonly sections?: readonly number[];
}
