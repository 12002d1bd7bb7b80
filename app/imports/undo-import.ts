import type { importRoutes } from '../../contract/imports.ts';
import type { ImportMessage } from '../../domain/imports/import-job.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import type { JobDeps } from './deps.ts';
import { jobOr404, viewOf } from './import-view.ts';
import { moveJob } from './job-store.ts';
import { refusalOf, stillBusy } from './undo-refusal.ts';

/** Begins to undo an import; asked again while it is under way, it only goes on. */
export const undoImport =
  (deps: JobDeps): Serve<typeof importRoutes.undoImport> =>
  async ({ params: { id } }, caller) => {
    const job = await jobOr404(deps, id);
    const refusal = refusalOf(job, deps.now());
    if (refusal !== undefined) throw new UserError(409, 'import-not-undone', refusal);
    const at = deps.now().toISOString();
    const undo = job.undo ?? {
      by: caller.name,
      at,
      next: Math.max(0, job.chunks - 1),
      removed: 0,
      restored: 0,
      left: {},
    };
    const moved = await moveJob(deps.db, id, ['done', 'cancelled', 'failed', 'undoing'], {
      state: 'undoing',
      undo,
    });
    if (moved === undefined) throw new UserError(409, 'import-not-undone', stillBusy(job));
    await deps.importQueue.send({ kind: 'undo', jobId: id, chunk: undo.next } satisfies ImportMessage);
    return viewOf(moved, deps.now());
  };
