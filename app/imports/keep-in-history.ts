import type { ImportReport } from '../../contract/imports.ts';
import type { ImportJob } from '../../domain/imports/import-job.ts';
import { datedId } from '../kernel/dated-id.ts';
import type { JobDeps } from './deps.ts';
import type { Journal } from './import-journal.ts';
import { journalOf, reportObject } from './job-objects.ts';
import { createJob } from './job-store.ts';

/** Who imported what. */
interface Imported extends Pick<ImportJob, 'kind' | 'about' | 'locale'> {
  readonly by: string;
}

/** Lists a small file that was stored at once beside the larger ones; answers the id of the import. */
export async function keepInHistory(
  deps: JobDeps,
  { kind, about, by, locale }: Imported,
  report: ImportReport,
  journal: Journal | undefined,
): Promise<string> {
  const at = deps.now().toISOString();
  const id = datedId(at);
  const { counts } = report;
  const { created, updated, unchanged, ...read } = counts;
  await deps.objects.put(reportObject(deps, id), JSON.stringify(report));
  if (journal !== undefined) await deps.objects.put(journalOf(deps, id, 0), JSON.stringify(journal.noted()));
  await createJob(deps.db, {
    schemaVersion: 1,
    id,
    kind,
    about,
    isDryRun: false,
    locale,
    createdAt: at,
    createdBy: by,
    startedAt: at,
    endedAt: at,
    state: 'done',
    counts: read,
    cut: '',
    chunks: 1,
    chunksDone: 1,
    rowsStored: counts.taken,
    created,
    updated,
    unchanged,
    isJournaled: journal !== undefined,
  });
  return id;
}
