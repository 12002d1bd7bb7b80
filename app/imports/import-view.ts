import type { ImportJobView } from '../../contract/imports.ts';
import type { ImportJob } from '../../domain/imports/import-job.ts';
import { leftReasonSchema, type ImportUndo } from '../../domain/imports/import-undo.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import { findJob } from './job-store.ts';
import { refusalOf } from './undo-refusal.ts';

/** How far an import is. */
export const viewOf = (job: ImportJob, now: Date): ImportJobView => ({
  id: job.id,
  kind: job.kind,
  file: job.about.file,
  dryRun: job.isDryRun,
  state: job.state,
  createdAt: job.createdAt,
  createdBy: job.createdBy,
  startedAt: job.startedAt,
  endedAt: job.endedAt,
  rows: { stored: job.rowsStored, taken: job.counts?.taken ?? 0 },
  chunks: { done: job.chunksDone, all: job.chunks },
  changes: { created: job.created, updated: job.updated },
  mayUndo: refusalOf(job, now) === undefined && job.state !== 'undoing',
  ...(job.undo === undefined ? {} : { undo: undoOf(job.undo) }),
  ...(job.failure === undefined
    ? {}
    : {
        failure: {
          code: job.failure.code,
          message: { ja: job.failure.ja, en: job.failure.en },
          places: placesOf(job.failure),
        },
      }),
});

/** Jobs of release 0.3 kept the names of sheets alone. */
const placesOf = ({ places, sheets, ja, en }: NonNullable<ImportJob['failure']>) =>
  places ?? (sheets === undefined ? undefined : [{ place: 'sheet', message: { ja, en }, choices: sheets }]);

const undoOf = ({ by, at, removed, restored, left }: ImportUndo) => ({
  by,
  at,
  removed,
  restored,
  left: leftReasonSchema.options.flatMap((because) => {
    const count = left[because] ?? 0;
    return count === 0 ? [] : [{ because, count }];
  }),
});

/** An import by its id. */
export async function jobOr404({ db }: Needs<'db'>, id: string): Promise<ImportJob> {
  const job = await findJob(db, id);
  if (job !== undefined) return job;
  throw new UserError(404, 'unknown-import', {
    ja: `取込「${id}」はありません。rekindle import list で番号を確かめてください。`,
    en: `There is no import "${id}". See rekindle import list for their ids.`,
  });
}
