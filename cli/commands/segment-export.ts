import { counted } from '../../contract/counted.ts';
import type { Command } from 'commander';
import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import type { SegmentExportView } from '../../contract/segment-exports.ts';
import { askUntil } from '../ask-until.ts';
import { CliError } from '../cli-error.ts';
import { mistake, type Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { newFile } from '../new-file.ts';
import { pairLines } from '../print-table.ts';
import type { Say } from '../say.ts';
import { segmentChoice } from './segment-choice.ts';

const optionsSchema = z.object({
  csv: z.string().optional(),
  xlsx: z.string().optional(),
  hashed: z.string().optional(),
  overwrite: z.boolean().default(false),
});

/** The people of a segment as a file. */
export function addSegmentExport(segment: Command, say: Say, running: Group['running']): void {
  segment
    .command('export')
    .description(
      say('今、配信できる方の名簿をファイルに書き出す', 'the people whom a launch would mail now, as a file'),
    )
    .argument(
      '<segment>',
      say('対象条件のID、または条件のJSONファイル', 'id of a segment, or a JSON file with a rule'),
    )
    .option('--csv <file>', say('Excel で開ける CSV（10万名まで）', 'a CSV for Excel (up to 100,000 people)'))
    .option('--xlsx <file>', say('Excel のブック（5万名まで）', 'an Excel workbook (up to 50,000 people)'))
    .option(
      '--hashed <file>',
      say(
        '広告用：アドレスの SHA-256 だけ（公表アドレスの方は入りません）',
        'for ad platforms: SHA-256 of the addresses alone, without published ones',
      ),
    )
    .option('--overwrite', say('同じ名前のファイルがあれば上書きする', 'replace a file of that name'))
    .addHelpText('after', example(say, 'segment export lapsed --csv lapsed.csv'))
    .action(
      running(async (context, command) => {
        const options = optionsSchema.parse(command.opts());
        const { as, path } = whereTo(options, context.say);
        const target = newFile(path, {
          ...context,
          overwrite: options.overwrite,
          option: `--${as}`,
          holds: as === 'xlsx' ? 'xlsx' : 'csv',
        });
        const choice = segmentChoice(command.args[0] ?? '', context);
        const begun = await context.api.call(routes.exportSegment, { body: { ...choice, as } });
        const gathered = await followed(context, begun);
        const file = await context.api.call(routes.takeSegmentExport, { params: { id: begun.id } });
        target.write(await contentAt(file.url, context.say));
        context.show({ ...gathered, file: path }, () => exportLines(gathered, path, context.say));
      }),
    );
}

const formats = ['csv', 'xlsx', 'hashed'] as const;

function whereTo(options: z.infer<typeof optionsSchema>, say: Say) {
  const [given, ...others] = formats.flatMap((as) => {
    const path = options[as];
    return path === undefined ? [] : [{ as, path }];
  });
  if (given !== undefined && others.length === 0) return given;
  throw mistake(
    say(
      '書き出す形式を1つだけ指定してください: --csv ファイル、--xlsx ファイル、--hashed ファイル のどれか。',
      'Name one kind of file: --csv FILE, --xlsx FILE or --hashed FILE.',
    ),
  );
}

/** A million people take some minutes. */
const ASK = { everyMs: 1000, tries: 900 };

async function followed(
  { api, say, note, locale }: Context,
  { id, parts }: SegmentExportView,
): Promise<SegmentExportView> {
  let said = parts.done;
  const gathered = await askUntil(
    () => api.call(routes.showSegmentExport, { params: { id } }),
    ({ state, parts: { done, of } }) => {
      if (state === 'gathering' && done !== said)
        note(say(`名簿を集めています（${of}分の${done}）…`, `Gathering (${done} of ${of}) ...`));
      said = done;
      return state !== 'gathering';
    },
    ASK,
  );
  if (gathered.failure !== undefined) throw new CliError(gathered.failure.message[locale]);
  return gathered;
}

async function contentAt(url: string, say: Say): Promise<Uint8Array> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new CliError(notTaken(say, new URL(url).host), 1, { cause: error });
  });
  if (!response.ok) throw new CliError(notTaken(say, `${new URL(url).host}, ${response.status}`));
  return new Uint8Array(await response.arrayBuffer());
}

const notTaken = (say: Say, where: string): string =>
  say(
    `ファイルを受け取れませんでした（${where}）。ネットワークを確かめて、もう一度書き出してください。`,
    `The file could not be fetched (${where}). Check the network, then export again.`,
  );

const exportLines = (
  { rows, excluded, excludedPeople, notDormant }: SegmentExportView,
  path: string,
  say: Say,
): readonly string[] => [
  say(`${rows}名を「${path}」に書き出しました。`, `Wrote ${counted(rows, 'person', 'people')} to "${path}".`),
  ...(excludedPeople + notDormant === 0
    ? []
    : [
        '',
        say(
          `入れなかった方: 除外 ${excludedPeople}名（理由が重なる方は理由ごとに数えます）、休眠ではない方 ${notDormant}名`,
          `Not in it: ${excludedPeople} left out (counted once for each reason), ${notDormant} not dormant`,
        ),
        ...pairLines(excluded.map(({ label, count }) => [label, String(count)])),
      ]),
];
