import type { ImportJob, ImportMessage } from '../../domain/imports/import-job.ts';
import type { JobDeps } from './deps.ts';
import { findChunks } from './job-store.ts';

/** Queues the chunks of a job that are not done, of one section after the other; where all are, one of them, which finishes the job. */
export async function sendChunks({ db, importQueue }: JobDeps, job: ImportJob): Promise<void> {
  const done = new Set(
    (await findChunks(db, job.id)).filter(({ state }) => state === 'done').map(({ chunk }) => chunk),
  );
  const left = Array.from({ length: job.chunks }, (_, chunk) => chunk).filter((chunk) => !done.has(chunk));
  const end = job.sections?.find((each) => each > (left[0] ?? 0)) ?? job.chunks;
  await importQueue.sendAll(
    (left.length === 0 ? [0] : left.filter((chunk) => chunk < end)).map((chunk): ImportMessage => ({
      kind: 'store',
      jobId: job.id,
      chunk,
    })),
  );
}
