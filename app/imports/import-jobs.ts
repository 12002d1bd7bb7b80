import { largestBytesOf, largestPartBytes } from '../../contract/import-limits.ts';
import type { importRoutes } from '../../contract/imports.ts';
import type { ImportJob, ImportMessage, ImportState } from '../../domain/imports/import-job.ts';
import { canBeUndone } from '../../domain/imports/import-undo.ts';
import { UserError } from '../../platform/user-error.ts';
import { datedId } from '../kernel/dated-id.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import type { JobDeps } from './deps.ts';
import { kindOf } from './import-kind.ts';
import { jobOr404, viewOf } from './import-view.ts';
import { fileOf, filesOf, partOf } from './job-objects.ts';
import { tooLarge } from './lost-file.ts';
import { reportSoFar } from './report-so-far.ts';
import { createJob, listJobs, moveJob } from './job-store.ts';
import { sendChunks } from './send-chunks.ts';

const UPLOAD_SECONDS = 3600;
const LISTED = 50;

/** Makes a job, and an address that its file is put to. */
export const createImport =
  (deps: JobDeps): Serve<typeof importRoutes.createImport> =>
  async ({ body: { kind: name, dryRun, lang, ...about } }, caller) => {
    const kind = kindOf(name);
    const at = deps.now().toISOString();
    const id = datedId(at);
    await createJob(deps.db, {
      schemaVersion: 1,
      id,
      kind,
      about,
      isDryRun: dryRun,
      locale: lang ?? caller.locale ?? (await deps.settings()).locale,
      createdAt: at,
      createdBy: caller.name,
      state: 'waiting',
      cut: '',
      chunks: 0,
      chunksDone: 0,
      rowsStored: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      isJournaled: canBeUndone(kind),
    });
    return { id, uploadUrl: await deps.objects.presignPut(fileOf(deps, id), UPLOAD_SECONDS) };
  };

/** Keeps a part of the file of a job that has not begun. */
export const uploadImportPart =
  (deps: JobDeps): Serve<typeof importRoutes.uploadImportPart> =>
  async ({ params: { id, part }, body }) => {
    const job = await jobOr404(deps, id);
    if (job.state !== 'waiting') throw wrongState(job, 'start');
    if (body.length > largestPartBytes)
      throw new UserError(413, 'part-too-large', {
        ja: `${part + 1}番目の部分は ${body.length} バイトあります。${largestPartBytes} バイト以下に分けて送ってください。`,
        en: `Part ${part + 1} has ${body.length} bytes. Send parts of at most ${largestPartBytes} bytes.`,
      });
    await deps.objects.put(partOf(deps, id, part), body);
    return { bytes: body.length };
  };

/** Begins a job whose file is there. Called again while it reads, it only asks again. */
export const startImport =
  (deps: JobDeps): Serve<typeof importRoutes.startImport> =>
  async ({ params: { id }, query: { parts } }, { changed }) => {
    const job = { ...(await jobOr404(deps, id)), ...(parts === undefined ? {} : { parts }) };
    if (job.state !== 'waiting' && job.state !== 'reading') throw wrongState(job, 'start');
    await refuseFile(deps, job);
    const moved = await moveJob(deps.db, id, ['waiting', 'reading'], {
      state: 'reading',
      ...(parts === undefined ? {} : { parts }),
      startedAt: job.startedAt ?? deps.now().toISOString(),
    });
    if (moved === undefined) throw wrongState(await jobOr404(deps, id), 'start');
    await deps.importQueue.send({ kind: 'read', jobId: id } satisfies ImportMessage);
    changed({
      thing: job.about.file,
      after: { kind: job.kind, dryRun: job.isDryRun, undo: job.about.undo },
    });
    return viewOf(moved, deps.now());
  };

export const showImport =
  (deps: JobDeps): Serve<typeof importRoutes.showImport> =>
  async ({ params: { id } }) => {
    const job = await jobOr404(deps, id);
    const report = job.counts === undefined ? undefined : await reportSoFar(deps, job);
    return { ...viewOf(job, deps.now()), ...(report === undefined ? {} : { report }) };
  };

export const listImports =
  (deps: Needs<'db' | 'now'>): Serve<typeof importRoutes.listImports> =>
  async () => ({ imports: (await listJobs(deps.db, LISTED)).map((job) => viewOf(job, deps.now())) });

/** Stops a job: chunks that are being stored are stored to their end, and no other is begun. */
export const cancelImport =
  (deps: JobDeps): Serve<typeof importRoutes.cancelImport> =>
  async ({ params: { id } }) => {
    const moved = await moveJob(deps.db, id, ['waiting', 'reading', 'storing', 'failed', 'cancelled'], {
      state: 'cancelled',
      endedAt: deps.now().toISOString(),
    });
    if (moved === undefined) throw wrongState(await jobOr404(deps, id), 'cancel');
    return viewOf(moved, deps.now());
  };

/** Goes on with what is left. What is stored is not stored again; what broke off is done again whole. */
export const resumeImport =
  (deps: JobDeps): Serve<typeof importRoutes.resumeImport> =>
  async ({ params: { id } }) => {
    const job = await jobOr404(deps, id);
    const isRead = job.chunks > 0;
    if (!isRead) await refuseFile(deps, job);
    const moved = await moveJob(deps.db, id, ['reading', 'storing', 'failed', 'cancelled'], {
      state: isRead ? 'storing' : 'reading',
      startedAt: job.startedAt ?? deps.now().toISOString(),
      failure: null,
      endedAt: null,
    });
    if (moved === undefined) throw wrongState(await jobOr404(deps, id), 'resume');
    if (isRead) await sendChunks(deps, moved);
    else await deps.importQueue.send({ kind: 'read', jobId: id } satisfies ImportMessage);
    return viewOf(moved, deps.now());
  };

async function refuseFile(deps: JobDeps, job: ImportJob): Promise<void> {
  const {
    id,
    about: { file },
  } = job;
  const sizes = await Promise.all(filesOf(deps, job).map((each) => deps.objects.sizeOf(each)));
  const bytes = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  if (sizes.includes(undefined))
    throw new UserError(409, 'not-uploaded', {
      ja: `取込「${id}」のファイル「${file}」がまだ届いていません。POST /imports の返した uploadUrl に PUT してから、もう一度始めてください。`,
      en: `The file "${file}" of import "${id}" has not arrived. PUT it to the uploadUrl that POST /imports answered, then start again.`,
    });
  const most = largestBytesOf(job.kind);
  if (bytes > most) throw tooLarge(file, bytes, most);
}

const states: Readonly<Record<ImportState, { readonly ja: string; readonly en: string }>> = {
  waiting: {
    ja: 'ファイルを待っています。まず始めてください（POST /imports/{id}/start）',
    en: 'waits for its file: start it first (POST /imports/{id}/start)',
  },
  reading: { ja: 'ファイルを読んでいます', en: 'is reading its file' },
  storing: { ja: '保存中です', en: 'is storing' },
  done: {
    ja: '終わっています。もう一度取り込むには、ファイルを新しく取り込んでください',
    en: 'is done: import the file anew to take it again',
  },
  cancelled: {
    ja: '取り消されています。rekindle import resume で続けられます',
    en: 'was cancelled: go on with rekindle import resume',
  },
  undoing: { ja: '元に戻しているところです', en: 'is being undone' },
  undone: {
    ja: '元に戻してあります。もう一度取り込むには、ファイルを新しく取り込んでください',
    en: 'was undone: import the file anew to take it again',
  },
  failed: {
    ja: '失敗しています。rekindle import resume で続けられます',
    en: 'failed: go on with rekindle import resume',
  },
};

const acts = { start: '始められません', cancel: '取り消せません', resume: '続けられません' } as const;

const wrongState = ({ id, state }: ImportJob, act: keyof typeof acts): UserError =>
  new UserError(409, 'import-state', {
    ja: `取込「${id}」は${acts[act]}。${states[state].ja}。`,
    en: `Import "${id}" cannot ${act}: it ${states[state].en}.`,
  });
