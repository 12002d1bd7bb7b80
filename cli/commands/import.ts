import { routes } from '../../contract/api.ts';
import { basename } from 'node:path';
import { Option } from 'commander';
import * as z from 'zod';
import { consentBases } from '../../contract/imports.ts';
import { importPresetNames } from '../../contract/import-presets.ts';
import { mistake, type Context } from '../context.ts';
import { addImportMappings, mappingFor } from './import-mappings.ts';
import { addImportTemplate } from './import-template.ts';
import { importKinds, whatToImport } from './import-kinds.ts';
import { example, type Group } from '../group.ts';
import { day, mapping, minutes } from '../parse-option.ts';
import { readLocalFile } from '../read-local-file.ts';
import { addImportJobs, importAsJob, isSmall, isWorkbook, largestMegabytesOf } from './import-jobs.ts';
import { groundLines, reportLines } from './import-report.ts';
import { refusedTarget } from './refused-target.ts';

const optionsSchema = z.object({
  as: z.string().optional(),
  basis: z.string().optional(),
  basisOn: z.string().optional(),
  evidence: z.string().optional(),
  declaredBy: z.string().optional(),
  map: z.record(z.string(), z.string()).optional(),
  mapping: z.string().optional(),
  saveMapping: z.string().optional(),
  preset: z.enum(importPresetNames).optional(),
  dateOrder: z.enum(['mdy', 'dmy']).optional(),
  session: z.string().optional(),
  minutes: z.number().optional(),
  on: z.string().optional(),
  sheet: z.string().optional(),
  refused: z.string().optional(),
  overwrite: z.boolean().default(false),
  dryRun: z.boolean().default(false),
  undo: z.boolean().default(false),
  /** False when `--no-opt-outs` states that there are none. */
  optOuts: z.boolean().default(true),
});

export function addImport(group: Group): void {
  const { program, say, running } = group;
  const command = program
    .command('import')
    .summary(say('ファイルを取り込む', 'read a file in'))
    .description(
      say(
        `Excel（.xlsx）や CSV のファイルを取り込みます。種類: ${importKinds.join(', ')}。読めない行は理由を添えて断り、ほかの行は取り込みます。`,
        `Reads a file in. Kinds: ${importKinds.join(', ')}. Rows that cannot be read are refused with a reason; the others are taken.`,
      ),
    )
    .argument('[kind]', say('ファイルの種類', 'what is in the file'))
    .argument(
      '[file]',
      say(
        'Excel（.xlsx）か CSV のファイル（文字コードや見出し行は自動で判別）',
        'Excel (.xlsx) or CSV file; encoding and header line are detected automatically',
      ),
    )
    .option(
      '--as <kind>',
      say(
        '種類を後から指定する書き方（import ファイル --as webinar）',
        'the kind, said afterwards (import FILE --as webinar)',
      ),
    )
    .addOption(
      new Option('--basis <basis>', say('配信の根拠', 'ground for mailing these people')).choices(
        consentBases,
      ),
    )
    .option('--basis-on <day>', say('根拠を得た日', 'day on which the ground was obtained'), day)
    .option('--evidence <text>', say('根拠の記録（展示会名など）', 'where it is recorded'))
    .option('--declared-by <name>', say('根拠を申告した人', 'who says so'))
    .addOption(
      new Option(
        '--preset <program>',
        say(
          '書き出し元のツール（その見出しのまま読む）',
          'program that wrote the file, whose own titles are read',
        ),
      ).choices(importPresetNames),
    )
    .option(
      '--map <column=field>',
      say('列の読み替え（何度でも）', 'read a column as a field (repeatable)'),
      mapping,
    )
    .option(
      '--mapping <name>',
      say(
        '保存した列の対応で読む（--map が優先）',
        'read columns as saved by this name (--map goes before it)',
      ),
    )
    .option(
      '--save-mapping <name>',
      say('列の対応をこの名前で保存する', 'save what columns mean by this name'),
    )
    .addOption(
      new Option('--date-order <order>', say('01/02/2026 の読み方', 'how 01/02/2026 is read')).choices([
        'mdy',
        'dmy',
      ]),
    )
    .option('--session <title>', say('ウェビナーの名前', 'title of the webinar'))
    .option('--minutes <number>', say('ウェビナーの長さ（分）', 'length of the webinar in minutes'), minutes)
    .option(
      '--on <day>',
      say(
        'ファイルに日付がないときの開催日・受付日',
        'day of the webinar or inquiries, where the file has none',
      ),
      day,
    )
    .option(
      '--refused <file>',
      say(
        '断った行だけを、直し方つきで元の形式のファイルに書き出す（直して、また取り込める）',
        'write the refused rows with the remedies, in the format of the file: mended, it is imported again',
      ),
    )
    .option(
      '--overwrite',
      say('--refused と同じ名前のファイルがあれば上書きする', 'replace a file named by --refused'),
    )
    .option('--sheet <name>', say('Excel のどのシートか', 'which sheet of an Excel file'))
    .option(
      '--undo',
      say(
        '誤って取り込んだ配信停止の一覧を取り消す',
        'take back a list of opt-outs that was imported by mistake',
      ),
    )
    .option('--dry-run', say('読むだけで保存しない', 'only read and report; store nothing'))
    .option(
      '--no-opt-outs',
      say('以前の配信停止はひとつもない、と申告する', 'state that there are no old refusals'),
    )
    .addHelpText(
      'after',
      example(
        say,
        `import opt-outs ${say('配信停止', 'opt-outs')}.xlsx`,
        'import customers list.csv --basis card --evidence "Expo 2025" --dry-run',
        'import deals report.csv --preset salesforce',
        'import attendees.csv --as webinar --session "Online 11/20" --minutes 60 --on 2026-11-20',
        'import --no-opt-outs',
      ),
    )
    .action(
      running(async (context, typed) => {
        const options = optionsSchema.parse(typed.opts());
        if (options.optOuts) return importOne(context, typed.args, options);
        if (typed.args.length > 0)
          throw mistake(
            context.say(
              '--no-opt-outs はファイルと一緒に使えません。',
              '--no-opt-outs cannot be used together with a file.',
            ),
          );
        return declareNoOptOuts(context);
      }),
    );
  addImportJobs({ ...group, program: command });
  addImportTemplate({ ...group, program: command });
  addImportMappings({ ...group, program: command });
}

async function declareNoOptOuts({ api, say, show }: Context): Promise<void> {
  const settings = await api.call(routes.changeSettings, { body: { optOutsDeclared: true } });
  show(settings, () => [
    say(
      '以前の配信停止はない、と記録しました。配信を始められます。',
      'Recorded that there are no old refusals. Mails may be sent now.',
    ),
  ]);
}

type ImportOptions = z.infer<typeof optionsSchema>;

async function importOne(context: Context, given: readonly string[], typed: ImportOptions): Promise<void> {
  const { kind, file } = whatToImport(given, typed, context.say);
  const options = { ...typed, map: await mappingFor(context, kind, typed) };
  const body = readLocalFile(file, context.say, largestMegabytesOf(kind));
  const refused = refusedTarget(context, options, isWorkbook(body));
  const report = isSmall(body, options.dryRun)
    ? await context.api.call(routes.importFile, { params: { kind }, query: queryOf(options, file), body })
    : await importAsJob(context, { ...aboutOf(options, file), kind, dryRun: options.dryRun }, body);
  if (options.saveMapping !== undefined && options.map !== undefined)
    await context.api.call(routes.saveImportMapping, {
      params: { kind },
      body: { name: options.saveMapping, mapping: options.map },
    });
  if (report === undefined) return;
  refused?.(report);
  context.show(report, () => [
    ...reportLines(report, context.say),
    ...groundLines(report, typed.basis, context.say),
  ]);
  if (report.counts.read > 0 && report.counts.taken === 0 && report.counts.refused > 0) context.failed();
}

const aboutOf = (options: ImportOptions, file: string) => ({
  file: basename(file),
  basis: consentBases.find((basis) => basis === options.basis),
  basisOn: options.basisOn,
  evidence: options.evidence,
  declaredBy: options.declaredBy,
  mapping: options.map,
  preset: options.preset,
  dateOrder: options.dateOrder,
  session: options.session,
  durationMinutes: options.minutes,
  on: options.on,
  sheet: options.sheet,
  undo: options.undo,
});

const queryOf = (options: ImportOptions, file: string): Readonly<Record<string, string | undefined>> => ({
  file: basename(file),
  basis: options.basis,
  basisOn: options.basisOn,
  evidence: options.evidence,
  declaredBy: options.declaredBy,
  mapping: options.map === undefined ? undefined : JSON.stringify(options.map),
  preset: options.preset,
  dateOrder: options.dateOrder,
  session: options.session,
  durationMinutes: options.minutes?.toString(),
  on: options.on,
  sheet: options.sheet,
  dryRun: options.dryRun ? '1' : undefined,
  undo: options.undo ? '1' : undefined,
});
