import * as z from 'zod';
import { importReportSchema, type ImportReport } from '../../contract/imports.ts';
import type { ImportJob } from '../../domain/imports/import-job.ts';
import type { JobDeps } from './deps.ts';
import { reportObject, unmatchedOf } from './job-objects.ts';
import { findChunks } from './job-store.ts';

/** The report with what is stored by now; undefined once it was deleted. */
export async function reportSoFar(deps: JobDeps, job: ImportJob): Promise<ImportReport | undefined> {
  const content = await deps.objects.get(reportObject(deps, job.id));
  if (content === undefined) return undefined;
  const report = storedReportSchema.parse(JSON.parse(content.toString()));
  const { created, updated, unchanged } = job;
  const chunks = (await findChunks(deps.db, job.id)).filter(({ unmatched }) => unmatched > 0);
  const unmatched = await Promise.all(
    chunks.map(async ({ chunk }) => {
      const listed = await deps.objects.get(unmatchedOf(deps, job.id, chunk));
      return listed === undefined ? [] : z.array(z.string()).parse(JSON.parse(listed.toString()));
    }),
  );
  // Asked for every second while it goes on: the refused rows, which may be megabytes, come at its end.
  const { refusedFile, ...rest } = report;
  const isOver = job.state === 'done' || job.state === 'cancelled' || job.state === 'failed';
  return {
    ...rest,
    ...(isOver && refusedFile !== undefined ? { refusedFile } : {}),
    counts: { ...report.counts, created, updated, unchanged },
    unmatched: [...report.unmatched, ...unmatched.flat()],
    stored: job.chunksDone > 0 && job.chunksDone === job.chunks,
  };
}

/** Reports of release 0.4 and before kept the refused rows as the text of a CSV. */
const storedReportSchema = z.preprocess((stored) => {
  const former = formerSchema.safeParse(stored);
  if (!former.success) return stored;
  const { refusedFile, file, refusalCount } = former.data;
  const rows = Math.min(2000, refusalCount);
  const base64 = Buffer.from(refusedFile).toString('base64');
  return { ...former.data, refusedFile: { name: `refused-${file}.csv`, base64, rows, of: rows } };
}, importReportSchema);

const formerSchema = z.looseObject({ refusedFile: z.string(), file: z.string(), refusalCount: z.number() });
