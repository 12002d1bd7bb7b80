import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Bilingual } from '../../domain/kernel/locale.ts';
import {
  importMessageSchema,
  type FilePlace,
  type ImportJob,
  type ImportMessage,
} from '../../domain/imports/import-job.ts';
import { canBeUndone } from '../../domain/imports/import-undo.ts';
import { recordSchemas, type ImportKind, type RecordByKind } from '../../domain/imports/import-records.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Counts } from '../../platform/observability.ts';
import { UserError } from '../../platform/user-error.ts';
import { checkDomains } from '../audience/check-domains.ts';
import { takeExportPart } from '../audience/export-part.ts';
import { cutFile } from './cut-file.ts';
import type { JobDeps } from './deps.ts';
import { openJournal } from './import-journal.ts';
import { chunkOf, filesOf, journalOf, journalOfReading, reportObject, unmatchedOf } from './job-objects.ts';
import { beginChunk, endChunk, findChunks, findJob, moveJob } from './job-store.ts';
import { lookUpDomains } from './look-up-domains.ts';
import { readGiven, reportOf } from './read-given.ts';
import type { Changes } from './import-people.ts';
import { undoChunk } from './undo-chunk.ts';
import { finishFile, storeRecords, type Storing } from './store-records.ts';

const ROWS_A_CHUNK = 500;
const PUTS_AT_ONCE = 8;
/** After so many tries the queue gives a message up. */
const MOST_TRIES = 5;

/** Takes one message of the import queue. Each may come twice, and may break off anywhere: it is done again. */
export const takeImportMessage =
  (deps: JobDeps, rowsAChunk = ROWS_A_CHUNK) =>
  async (body: unknown): Promise<Counts> => {
    const message = importMessageSchema.parse(body);
    if (message.kind === 'export') return takeExportPart(deps, message);
    if (message.kind === 'domains') return { DeadDomains: await checkDomains(deps, message.domains) };
    const job = await findJob(deps.db, message.jobId);
    if (job === undefined) return {};
    if (message.kind === 'undo') return undoChunk(deps, job, message.chunk);
    if (message.kind === 'store') return storeChunk(deps, job, message.chunk);
    if (job.state === 'storing') await sendChunks(deps, job);
    if (job.state === 'reading') await readFile(deps, job, rowsAChunk);
    return {};
  };

/** Queues the chunks of a job that are not done; where all are, one of them, which finishes the job. */
export async function sendChunks({ db, importQueue }: JobDeps, job: ImportJob): Promise<void> {
  const done = new Set(
    (await findChunks(db, job.id)).filter(({ state }) => state === 'done').map(({ chunk }) => chunk),
  );
  const left = Array.from({ length: job.chunks }, (_, chunk) => chunk).filter((chunk) => !done.has(chunk));
  await importQueue.sendAll(
    (left.length === 0 ? [0] : left).map((chunk): ImportMessage => ({
      kind: 'store',
      jobId: job.id,
      chunk,
    })),
  );
}

async function readFile(deps: JobDeps, job: ImportJob, rowsAChunk: number): Promise<void> {
  const { db, now, objects } = deps;
  try {
    const files = await Promise.all(filesOf(deps, job).map((file) => objects.get(file)));
    const bytes = files.flatMap((file) => file ?? []);
    if (bytes.length < files.length) throw new UserError(409, 'not-uploaded', notUploaded);
    const chunks = await readInto(deps, job, Buffer.concat(bytes), rowsAChunk);
    if (chunks === 'finished') return;
    await sendChunks(deps, chunks);
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

/** Reads the file, keeps its report and its chunks, and moves the job on. Read again, it gives the same chunks. */
async function readInto(
  deps: JobDeps,
  job: ImportJob,
  bytes: Uint8Array,
  rowsAChunk: number,
): Promise<ImportJob | 'finished'> {
  const { db, now, objects } = deps;
  const read = await readGiven(deps, job.kind, bytes, job.about);
  const report = await reportOf(job.kind, job.about.file, read, job.locale);
  await objects.put(reportObject(deps, job.id), JSON.stringify(report));
  const records = read.rows.map(({ record }) => record);
  const journal = canBeUndone(job.kind)
    ? await openJournal(deps, journalOfReading(deps, job.id), true)
    : undefined;
  const chunks = job.isDryRun ? [] : await cutFile(deps, job.kind, records, rowsAChunk, journal);
  const cut = randomBytes(5).toString('hex');
  await inParallel([...chunks.entries()], PUTS_AT_ONCE, ([chunk, own]) =>
    objects.put(chunkOf(deps, { id: job.id, cut }, chunk), JSON.stringify(own)),
  );
  if (chunks.length === 0 && !job.isDryRun) await finishFile(deps, job.kind, job.about);
  const moved = await moveJob(db, job.id, ['reading'], {
    counts: read.counts,
    cut,
    chunks: chunks.length,
    ...(chunks.length === 0 ? { state: 'done', endedAt: now().toISOString() } : { state: 'storing' }),
  });
  return moved === undefined || chunks.length === 0 ? 'finished' : moved;
}

async function storeChunk(deps: JobDeps, job: ImportJob, chunk: number): Promise<Counts> {
  // A chunk that comes back out of the dead letters is stored although its job failed.
  if (job.state !== 'storing' && job.state !== 'failed') return {};
  const { db } = deps;
  const { state, tries } = await beginChunk(db, job.id, chunk);
  if (state === 'begun') {
    try {
      await storeBegun(deps, job, chunk, tries > 1);
    } catch (error) {
      const failure = failureOf(error, chunk, tries);
      if (failure === undefined) throw error;
      await moveJob(db, job.id, ['storing'], { state: 'failed', failure, endedAt: deps.now().toISOString() });
      if (!(error instanceof UserError)) throw error;
      return {};
    }
  }
  await finishJob(deps, job);
  return { ImportChunks: 1 };
}

async function storeBegun(deps: JobDeps, job: ImportJob, chunk: number, isRepeat: boolean): Promise<void> {
  const content = await deps.objects.get(chunkOf(deps, job, chunk));
  if (content === undefined) throw new UserError(410, 'expired', expired);
  const { kind, about } = job;
  const journal = canBeUndone(kind)
    ? await openJournal(deps, journalOf(deps, job.id, chunk), isRepeat)
    : undefined;
  const storing = { about, isRepeat, journal };
  const { records, changes } = await storeText(deps, kind, content.toString(), storing);
  const { unmatched = [], created, updated, unchanged } = changes;
  await lookUpDomains(deps, changes);
  if (unmatched.length > 0)
    await deps.objects.put(unmatchedOf(deps, job.id, chunk), JSON.stringify(unmatched));
  await endChunk(deps.db, job.id, chunk, {
    created,
    updated,
    unchanged,
    rows: records.length,
    unmatched: unmatched.length,
  });
}

async function storeText<K extends ImportKind>(
  deps: JobDeps,
  kind: K,
  text: string,
  storing: Storing,
): Promise<{ readonly records: readonly RecordByKind[K][]; readonly changes: Changes }> {
  const records: readonly RecordByKind[K][] = z.array(recordSchemas[kind]).parse(JSON.parse(text));
  return { records, changes: await storeRecords(deps, kind, records, storing) };
}

/** The last chunk that is done finishes the job; what follows from the whole file comes first. */
async function finishJob(deps: JobDeps, { id, kind }: ImportJob): Promise<void> {
  const job = await findJob(deps.db, id);
  if (job === undefined || job.state === 'done' || job.chunksDone < job.chunks) return;
  await finishFile(deps, kind, job.about);
  await moveJob(deps.db, id, ['storing', 'failed'], {
    state: 'done',
    failure: null,
    endedAt: deps.now().toISOString(),
  });
}

/** Why a job fails by one of its chunks; undefined while the queue tries again. */
function failureOf(error: unknown, chunk: number, tries: number): ImportJob['failure'] {
  if (error instanceof UserError) return { code: error.code, ...error.text };
  if (tries < MOST_TRIES) return undefined;
  return {
    code: 'chunk-failed',
    ja: `${chunk + 1}番目のまとまりを${tries}回試しましたが、保存できませんでした。ほかのまとまりは保存されています。少し待ってから rekindle import resume で続けてください。続くようなら管理者に知らせてください（docs/runbook.md の「ImportQueue has dead letters」）。`,
    en: `Chunk ${chunk + 1} could not be stored in ${tries} tries; the other chunks are. Go on with rekindle import resume in a while. If it fails again, tell whoever runs this (docs/runbook.md, "ImportQueue has dead letters").`,
  };
}

const notUploaded: Bilingual = {
  ja: 'ファイルがまだ届いていません。POST /imports の返した uploadUrl にファイルを PUT してから、もう一度始めてください。',
  en: 'The file has not arrived. PUT it to the uploadUrl that POST /imports answered, then start again.',
};

const expired: Bilingual = {
  ja: 'このファイルは30日を過ぎたため消去されています。もう一度ファイルを取り込んでください。保存済みの行は変わりません。',
  en: 'The file was deleted after 30 days. Import it again; rows that are stored stay as they are.',
};
