import {
  kindsOfRows,
  largestAtOnce,
  largestBytesOf,
  largestPartBytes,
} from '../../contract/import-limits.ts';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { type ImportJobView, type ImportReport } from '../../contract/imports.ts';
import type { RouteInput } from '../../contract/route.ts';
import { CliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import type { Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { pairLines, tableLines } from '../print-table.ts';
import type { Say } from '../say.ts';
import { addImportUndo } from './import-undo.ts';
import { reportLines } from './import-report.ts';
import { refusedTarget } from './refused-target.ts';

/** The imports of larger files: those there were, how far one is, stopping it, going on. */
export function addImportJobs({ program, say, running }: Group): void {
  program
    .command('list')
    .summary(say('取り込みの一覧', 'the last imports'))
    .action(
      running(async (context) => {
        const answer = await context.api.call(routes.listImports, {});
        const moment = await momentsOf(context);
        context.show(answer, () => listLines(answer.imports, moment, context.say));
      }),
    );
  program
    .command('show')
    .summary(say('取り込みの進み具合と結果', 'how far an import is, and what came of it'))
    .argument('<id>', say('取り込みの番号', 'id of the import'))
    .option(
      '--refused <file>',
      say('断った行を、直し方つきで書き出す', 'write the refused rows, with the remedies'),
    )
    .option('--overwrite', say('同じ名前のファイルがあれば上書きする', 'replace a file of that name'))
    .action(
      running(async (context, command) => {
        const options = showOptionsSchema.parse(command.optsWithGlobals());
        const job = await context.api.call(routes.showImport, { params: { id: idIn(command.args) } });
        const moment = await momentsOf(context);
        if (job.report !== undefined)
          refusedTarget(context, options, job.report.sheet !== undefined)?.(job.report);
        context.show(job, () => [
          ...jobLines(job, moment, context),
          ...(job.report === undefined ? [] : ['', ...reportLines(job.report, context.say)]),
        ]);
      }),
    );
  program
    .command('cancel')
    .summary(say('取り込みを止める（保存済みの行は残る）', 'stop an import; what is stored stays'))
    .argument('<id>', say('取り込みの番号', 'id of the import'))
    .action(
      running(async (context, command) => {
        const job = await context.api.call(routes.cancelImport, { params: { id: idIn(command.args) } });
        const moment = await momentsOf(context);
        context.show(job, () => jobLines(job, moment, context));
      }),
    );
  addImportUndo({ program, say, running });
  program
    .command('resume')
    .summary(
      say(
        '止めた・失敗した取り込みを続ける',
        'go on with an import that was cancelled, failed or stands still',
      ),
    )
    .argument('<id>', say('取り込みの番号', 'id of the import'))
    .action(
      running(async (context, command) => {
        const id = idIn(command.args);
        await context.api.call(routes.resumeImport, { params: { id } });
        const report = await followed(context, id);
        if (report !== undefined) context.show(report, () => reportLines(report, context.say));
      }),
    );
}

const showOptionsSchema = z.object({ refused: z.string().optional(), overwrite: z.boolean().default(false) });

const idIn = ([id = '']: readonly string[]): string => id;

/** What the API takes of a file of a kind, as it is typed. */
export function largestMegabytesOf(typed: string): number {
  const kind = kindsOfRows.find((each) => typed === (each === 'optOut' ? 'opt-outs' : `${each}s`));
  return largestBytesOf(kind ?? 'webinar') / 1024 / 1024;
}

const LINE_FEED = 0x0a;

/**
 * Whether one request takes it. Lines within a cell count too: then a small file goes the long way, and that is all. So
 * does every workbook, whose rows are not seen from outside.
 */
export function isSmall(body: Uint8Array, isDryRun: boolean): boolean {
  if (isDryRun) return body.length <= largestPartBytes;
  if (isWorkbook(body)) return false;
  const lines = body.reduce((sum, byte) => (byte === LINE_FEED ? sum + 1 : sum), 0);
  return body.length <= largestAtOnce.bytes && lines <= largestAtOnce.rows;
}

/** Excel's files are packed as ZIP. */
export const isWorkbook = (body: Uint8Array): boolean => body[0] === 0x50 && body[1] === 0x4b;

/** Uploads a file, begins its import and waits for the end; undefined where somebody cancelled it. */
export async function importAsJob(
  context: Context,
  about: RouteInput<typeof routes.createImport>['body'],
  file: Uint8Array<ArrayBuffer>,
): Promise<ImportReport | undefined> {
  const { api, say, note } = context;
  const { id, uploadUrl } = await api.call(routes.createImport, { body: about });
  await upload(uploadUrl, file, say);
  await api.call(routes.startImport, { params: { id } });
  note(
    say(
      `取り込み ${id} を始めました。ここで中断しても取り込みは続きます（rekindle import show ${id}）。`,
      `Import ${id} has begun. It goes on though you leave (rekindle import show ${id}).`,
    ),
  );
  return followed(context, id);
}

async function upload(url: string, file: Uint8Array<ArrayBuffer>, say: Say): Promise<void> {
  const response = await fetch(url, { method: 'PUT', body: file }).catch((error: unknown) => {
    throw new CliError(notUploaded(say, new URL(url).host), 1, { cause: error });
  });
  if (!response.ok) throw new CliError(notUploaded(say, `${new URL(url).host}, ${response.status}`));
}

const notUploaded = (say: Say, where: string): string =>
  say(
    `ファイルを送れませんでした（${where}）。何も保存していません。ネットワークを確かめて、もう一度お試しください。`,
    `The file could not be uploaded (${where}). Nothing was stored. Check the network, then try again.`,
  );

const POLL_MILLISECONDS = 1000;

/** Waits for the end of an import and says on the way how far it is. */
async function followed(context: Context, id: string): Promise<ImportReport | undefined> {
  const { api, say, note, locale } = context;
  let said = '';
  for (;;) {
    const job = await api.call(routes.showImport, { params: { id } });
    const line = progressOf(job, say);
    if (line !== said) note(line);
    said = line;
    if (job.state === 'failed')
      throw new CliError(
        job.failure?.message[locale] ?? say('取り込みに失敗しました。', 'The import failed.'),
      );
    if (job.state === 'cancelled') return undefined;
    if (job.state === 'done') return job.report;
    await pause(POLL_MILLISECONDS);
  }
}

const stateNames: Readonly<Record<ImportJobView['state'], readonly [ja: string, en: string]>> = {
  waiting: ['ファイル待ち', 'waiting for its file'],
  reading: ['読み取り中', 'reading'],
  storing: ['保存中', 'storing'],
  done: ['完了', 'done'],
  cancelled: ['取り消し', 'cancelled'],
  failed: ['失敗', 'failed'],
  undoing: ['元に戻しています', 'being undone'],
  undone: ['元に戻しました', 'undone'],
};

const progressOf = ({ state, rows }: ImportJobView, say: Say): string =>
  rows.taken === 0
    ? say(...stateNames[state])
    : say(
        `${stateNames[state][0]}: ${rows.taken}行のうち${rows.stored}行を保存しました`,
        `${stateNames[state][1]}: ${rows.stored} of ${rows.taken} rows stored`,
      );

const listLines = (imports: readonly ImportJobView[], moment: Moment, say: Say): readonly string[] =>
  imports.length === 0
    ? [say('取り込みはまだありません。', 'Nothing was imported yet.')]
    : tableLines(
        [
          { title: say('番号', 'Id') },
          { title: say('日時', 'When') },
          { title: say('ファイル', 'File') },
          { title: say('状態', 'State') },
          { title: say('保存した行', 'Rows stored'), align: 'right' },
        ],
        imports.map((job) => [
          job.id,
          moment(job.createdAt),
          job.file,
          say(...stateNames[job.state]),
          `${job.rows.stored}/${job.rows.taken}`,
        ]),
      );

const jobLines = (job: ImportJobView, moment: Moment, { say, locale }: Context): readonly string[] => [
  ...pairLines([
    [say('番号', 'Id'), job.id],
    [say('ファイル', 'File'), `${job.file} (${job.kind})`],
    [say('状態', 'State'), say(...stateNames[job.state])],
    [say('受付', 'Asked for'), `${moment(job.createdAt)} ${job.createdBy}`],
    [say('保存した行', 'Rows stored'), `${job.rows.stored} / ${job.rows.taken}`],
    [say('まとまり', 'Chunks'), `${job.chunks.done} / ${job.chunks.all}`],
  ]),
  ...(job.failure === undefined ? [] : ['', job.failure.message[locale]]),
];
