import * as z from 'zod';
import { importMessageSchema, type ImportJob } from '../../domain/imports/import-job.ts';
import { canBeUndone } from '../../domain/imports/import-undo.ts';
import { recordSchemas, type ImportKind, type RecordByKind } from '../../domain/imports/import-records.ts';
import type { Counts } from '../../platform/observability.ts';
import { UserError } from '../../platform/user-error.ts';
import { checkDomains } from '../audience/check-domains.ts';
import { takeExportPart } from '../audience/export-part.ts';
import type { JobDeps } from './deps.ts';
import { expired } from './lost-file.ts';
import { readOrFail, type Cuts } from './read-file.ts';
import { sendChunks } from './send-chunks.ts';
import { openJournal } from './import-journal.ts';
import { chunkOf, journalOf, unmatchedOf } from './job-objects.ts';
import { beginChunk, endChunk, findJob, moveJob } from './job-store.ts';
import { lookUpDomains } from './look-up-domains.ts';
import type { Changes } from './import-people.ts';
import { undoChunk } from './undo-chunk.ts';
import { finishFile, storeRecords, type Storing } from './store-records.ts';

/** After so many tries the queue gives a message up. */
const MOST_TRIES = 5;

/** Takes one message of the import queue. Each may come twice, and may break off anywhere: it is done again. */
export const takeImportMessage =
  (deps: JobDeps, cuts?: Partial<Cuts>) =>
  async (body: unknown): Promise<Counts> => {
    const message = importMessageSchema.parse(body);
    if (message.kind === 'export') return takeExportPart(deps, message);
    if (message.kind === 'domains') return { DeadDomains: await checkDomains(deps, message.domains) };
    const job = await findJob(deps.db, message.jobId);
    if (job === undefined) return {};
    if (message.kind === 'undo') return undoChunk(deps, job, message.chunk);
    if (message.kind === 'store') return storeChunk(deps, job, message.chunk);
    if (job.state === 'storing') await sendChunks(deps, job);
    if (job.state === 'reading') await readOrFail(deps, job, message.section, cuts);
    return {};
  };

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
  if (content === undefined) throw expired;
  const { kind, about } = job;
  const journal = canBeUndone(kind)
    ? await openJournal(deps, journalOf(deps, job.id, chunk), isRepeat)
    : undefined;
  const storing = { about, by: job.createdBy, isRepeat, journal, list: job.list };
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
  if (job === undefined || job.state === 'done') return;
  if (job.chunksDone < job.chunks) {
    // What a later section says comes after all that an earlier one said.
    const endsSection = job.sections?.includes(job.chunksDone) ?? false;
    if (endsSection && job.state === 'storing') await sendChunks(deps, job);
    return;
  }
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
