import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { kpiDivisions, type KpiDivision } from '../../contract/kpi-tables.ts';
import { contentsLines } from '../contents-lines.ts';
import { mistake, type Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { kpiLines } from '../kpi-lines.ts';
import { wholeNumber } from '../parse-option.ts';
import { writeKpiFiles } from './kpi-files.ts';
import { kpiPeopleOptions, showPeople } from './kpi-people.ts';

const optionsSchema = kpiPeopleOptions.extend({
  by: z.string().optional(),
  csv: z.string().optional(),
  xlsx: z.string().optional(),
  overwrite: z.boolean().default(false),
});

export function addKpi({ program, say: help, running }: Group): void {
  program
    .command('kpi')
    .description(
      help('営業とマーケティングで共有する3つの指標', 'the three KPIs that sales and marketing share'),
    )
    .option('--campaign <id>', help('ひとつの施策だけ', 'of one campaign only'))
    .option(
      '--by <division>',
      help(
        'kind（休眠の種類）・month（配信開始月）・campaign（施策）ごと。content は資料・ウェビナー・ご依頼ごと',
        'kind (of dormancy), month (of enrolment), campaign; content: by document, webinar, request',
      ),
    )
    .option(
      '--people <count>',
      help(
        '数字の内訳のお客様: hot, opportunity, won, enrolled, mailed, handoffs, accepted など',
        'the customers behind a count: hot, opportunity, won, enrolled, mailed, handoffs, accepted ...',
      ),
    )
    .option(
      '--month <month>',
      help(
        '--people: ひとつの配信開始月だけ（例 2026-11）',
        '--people: of one month of enrolment, as 2026-11',
      ),
    )
    .option(
      '--by-kind <kind>',
      help('--people: ひとつの休眠の種類だけ（例 lapsed）', '--people: of one kind of dormancy, as lapsed'),
    )
    .option(
      '--limit <count>',
      help('--people: 何名まで（省略時 100）', '--people: so many at most (default 100)'),
      wholeNumber,
    )
    .option('--csv <file>', help('Excelで開けるCSVに書き出す', 'write the tables to a CSV for Excel'))
    .option('--xlsx <file>', help('Excelのブックに書き出す', 'write the tables to an Excel workbook'))
    .option('--overwrite', help('同じ名前のファイルがあれば上書きする', 'replace a file of that name'))
    .addHelpText(
      'after',
      example(
        help,
        'kpi --campaign abc123',
        'kpi --by content',
        'kpi --people won --month 2026-11',
        'kpi --by month --xlsx kpis.xlsx',
      ),
    )
    .action(
      running(async (context, command) => {
        const options = optionsSchema.parse(command.opts());
        const { campaign, csv, xlsx, overwrite } = options;
        refuseTogether(options, context);
        if (options.people !== undefined) return showPeople(options, context);
        const by = divisionNamed(options.by, context);
        if (by === 'content') {
          const judged = await context.api.call(routes.showContents, {});
          context.show(judged, () => contentsLines(judged, context));
          return;
        }
        if (csv !== undefined || xlsx !== undefined)
          return writeKpiFiles({ csv, xlsx, overwrite }, { campaign, by }, context);
        const answer = await context.api.call(routes.showKpis, { query: { campaign } });
        context.show(answer, () => kpiLines(answer, by, context));
      }),
    );
}

/** What `--by` says; undefined: every division. */
function divisionNamed(by: string | undefined, { say }: Context): KpiDivision | 'content' | undefined {
  if (by === undefined || by === 'content') return by;
  const found = by === 'kind' ? 'dormancy' : kpiDivisions.find((each) => each === by);
  if (found !== undefined) return found;
  throw mistake(
    say(
      `--by の「${by}」はありません。kind（休眠の種類）、month、campaign、content のどれかです。`,
      `There is no --by "${by}". It is one of kind (of dormancy), month, campaign, content.`,
    ),
  );
}

/** Options that say nothing together, or nothing alone. */
function refuseTogether(options: z.infer<typeof optionsSchema>, { say }: Context): void {
  const { people, by, campaign, month, byKind, limit, csv, xlsx } = options;
  const given = (names: Readonly<Record<string, unknown>>): string | undefined =>
    Object.keys(names).find((name) => names[name] !== undefined);
  const file = given({ '--csv': csv, '--xlsx': xlsx });
  const beside = given({ '--by': by, '--csv': csv, '--xlsx': xlsx });
  if (people !== undefined && beside !== undefined)
    throw mistake(
      say(
        `--people と ${beside} は同時に使えません。どちらかにしてください。`,
        `--people and ${beside} do not go together: leave one out.`,
      ),
    );
  const alone = given({ '--month': month, '--by-kind': byKind, '--limit': limit });
  if (people === undefined && alone !== undefined)
    throw mistake(
      say(
        `${alone} は --people と一緒に使います。例: kpi --people hot`,
        `${alone} goes with --people, for instance kpi --people hot.`,
      ),
    );
  if (by !== 'content') return;
  if (campaign !== undefined)
    throw mistake(
      say(
        `--by content は施策（--campaign ${campaign}）ごとには数えていません。--campaign を外してください。`,
        `--by content is not counted by campaign (--campaign ${campaign}). Leave --campaign out.`,
      ),
    );
  if (file !== undefined)
    throw mistake(
      say(
        `--by content は ${file} に書き出せません。--by を kind、month、campaign のどれかにするか、外してください。`,
        `--by content is in no file (${file}). Say --by kind, month or campaign, or leave it out.`,
      ),
    );
}
