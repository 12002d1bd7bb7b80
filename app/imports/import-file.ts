import { largestAtOnce } from '../../contract/import-limits.ts';
import { createHash } from 'node:crypto';
import { importRoutes, type ImportReport } from '../../contract/imports.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import type { AboutFile } from '../../domain/imports/import-job.ts';
import type { ImportKind } from '../../domain/imports/import-records.ts';
import { canBeUndone } from '../../domain/imports/import-undo.ts';
import type { ReadFile } from '../../domain/imports/read-result.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Deps, JobDeps } from './deps.ts';
import { listIdOf } from './import-opt-outs.ts';
import { kindOf } from './import-kind.ts';
import { lookUpDomains } from './look-up-domains.ts';
import type { Changes } from './import-people.ts';
import { openJournal, type Journal } from './import-journal.ts';
import { journalOf } from './job-objects.ts';
import { keepInHistory } from './keep-in-history.ts';
import { beginChunk, forgetChunk } from './job-store.ts';
import { rehearseImport } from './rehearse-import.ts';
import { readGiven, reportOf } from './read-given.ts';
import { finishFile, storeRecords } from './store-records.ts';

/** Takes a small file as it is: reads what can be read, refuses row by row with a remedy, stores the good rows. */
export const importFile =
  (deps: JobDeps): Serve<typeof importRoutes.importFile> =>
  async ({ params, query, body }, caller) => {
    const kind = kindOf(params.kind);
    const locale = caller.locale ?? (await deps.settings()).locale;
    const { mapping, lang: _, dryRun, undo, ...rest } = query;
    const about: AboutFile = {
      ...rest,
      undo: undo === '1',
      ...(mapping === undefined ? {} : { mapping: readMapping(mapping) }),
    };
    const read = await readGiven(deps, kind, body, about);
    const report = await reportOf(kind, about.file, read, locale);
    if (dryRun === '1')
      return isLarge(read, body.length) ? report : rehearsed(deps, kind, read, { about, report, body });
    refuseLarge(read, body.length);
    const { changes, journal } = await storeAtOnce(deps, kind, read, { about, body, by: caller.name });
    const done = stored(report, changes);
    const importId = await keepInHistory(deps, { kind, about, by: caller.name, locale }, done, journal);
    return { ...done, importId };
  };

const stored = (report: ImportReport, changes: Changes): ImportReport => ({
  ...counted(report, changes),
  stored: true,
});

const counted = (
  report: ImportReport,
  { created, updated, unchanged, unmatched }: Changes,
): ImportReport => ({
  ...report,
  counts: { ...report.counts, created, updated, unchanged },
  unmatched: [...(unmatched ?? [])],
});

/** What storing would do; what it would ask back is asked now. */
async function rehearsed<K extends ImportKind>(
  deps: Deps,
  kind: K,
  read: ReadFile<K>,
  {
    about,
    report,
    body,
  }: { readonly about: AboutFile; readonly report: ImportReport; readonly body: Uint8Array },
): Promise<ImportReport> {
  const records = read.rows.map(({ record }) => record);
  const { changes, fields } = await rehearseImport(deps, kind, records, {
    about,
    list: listIdOf(hashOf(body)),
  });
  return { ...counted(report, changes), changes: fields };
}

/** While a file is stored a mark stands: the same file after one that broke off is recognised by it. */
async function storeAtOnce<K extends ImportKind>(
  deps: JobDeps,
  kind: K,
  read: ReadFile<K>,
  { about, body, by }: { readonly about: AboutFile; readonly body: Uint8Array; readonly by: string },
): Promise<{ readonly changes: Changes; readonly journal: Journal | undefined }> {
  const hash = hashOf(body);
  const fileId = (await deps.keyring()).idOf(
    'file',
    `${kind} ${JSON.stringify({ ...about, file: undefined })} ${hash}`,
  );
  const { tries } = await beginChunk(deps.db, fileId, 0);
  const records = read.rows.map(({ record }) => record);
  const isRepeat = tries > 1;
  const journal = canBeUndone(kind)
    ? await openJournal(deps, journalOf(deps, fileId, 0), isRepeat)
    : undefined;
  const changes = await storeRecords(deps, kind, records, {
    about,
    by,
    isRepeat,
    journal,
    list: listIdOf(hash),
  }).catch(async (error: unknown) => {
    // Asked back before anything was stored.
    if (error instanceof UserError && !isRepeat) await forgetChunk(deps.db, fileId);
    throw error;
  });
  await finishFile(deps, kind, about);
  await lookUpDomains(deps, changes);
  await forgetChunk(deps.db, fileId);
  return { changes, journal };
}

const hashOf = (body: Uint8Array): string => createHash('sha256').update(body).digest('base64url');

const isLarge = ({ counts: { taken } }: Pick<ReadFile<ImportKind>, 'counts'>, bytes: number): boolean =>
  taken > largestAtOnce.rows || bytes > largestAtOnce.bytes;

function refuseLarge(read: Pick<ReadFile<ImportKind>, 'counts'>, bytes: number): void {
  if (!isLarge(read, bytes)) return;
  const { taken } = read.counts;
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  throw new UserError(413, 'import-needs-job', {
    ja: `ファイルが一度に取り込める大きさを超えています（${taken}行、${megabytes} MB。上限は${largestAtOnce.rows}行、1 MB）。何も保存していません。コマンド rekindle import で取り込むか（大きなファイルは自動で分けて取り込みます）、API なら POST /imports を使うか、ファイルを分けてください。`,
    en: `The file is larger than what is taken at once (${taken} rows, ${megabytes} MB; at most ${largestAtOnce.rows} rows, 1 MB). Nothing was stored. Import it on the command line (rekindle import takes files of any size), with POST /imports of the API, or in smaller parts.`,
  });
}

function readMapping(text: string): Readonly<Record<string, string>> {
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given === 'object' && given !== null)
      return Object.fromEntries(Object.entries(given).map(([column, field]) => [column, String(field)]));
  } catch {
    // Falls through to the same message: it is no mapping either way.
  }
  throw new UserError(422, 'invalid-query', {
    ja: `指定に誤りがあります。mapping（${text.slice(0, 80)}）: {"列名": "フィールド"} の JSON にしてください。`,
    en: `Something about the request is not right. mapping (${text.slice(0, 80)}): give JSON such as {"column": "field"}.`,
  });
}
