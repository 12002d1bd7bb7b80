import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { kpiDivisions, type KpiDivision } from '../../contract/kpi-tables.ts';
import { kpiDimensions, type KpiDimension } from '../../contract/kpi-division-words.ts';
import { contentsLines } from '../contents-lines.ts';
import { divisionLines } from '../division-lines.ts';
import { mistake, type Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { kpiLines } from '../kpi-lines.ts';
import { wholeNumber } from '../parse-option.ts';
import { writeKpiFiles } from './kpi-files.ts';
import { kpiPeopleOptions, showPeople } from './kpi-people.ts';

const optionsSchema = kpiPeopleOptions.extend({
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
        'kind（休眠の種類）・month（配信開始月）・campaign（施策）・segment（対象条件）・industry（業種）・site（拠点）・route（流入経路）・owner（担当者）・rank（判定）・content（資料・ウェビナー。決め手になったご依頼も）ごと。--campaign と一緒に step（反応したメール）・variant（ABテスト）',
        'kind (of dormancy), month (of enrolment), campaign, segment, industry, site, route (how we met), owner, rank, content (document or webinar; also what decided handoffs); with --campaign also step (mail answered), variant',
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
      '--value <value>',
      help(
        '--people と --by: ひとつの値だけ（例 --by industry --value 製造業）',
        '--people with --by: of one value, as --by industry --value Manufacturing',
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
        'kpi --by industry',
        'kpi --people won --month 2026-11',
        'kpi --by month --xlsx kpis.xlsx',
      ),
    )
    .action(
      running(async (context, command) => {
        const options = optionsSchema.parse(command.opts());
        const { campaign, csv, xlsx, overwrite } = options;
        refuseTogether(options, context);
        const by = divisionNamed(options.by, context);
        if (options.people !== undefined) return showPeople(options, dimensionOf(by), context);
        if (csv !== undefined || xlsx !== undefined)
          return writeKpiFiles({ csv, xlsx, overwrite }, { campaign, by }, context);
        const dimension = dimensionOf(by);
        if (dimension !== undefined) return showDivision(dimension, campaign, context);
        const answer = await context.api.call(routes.showKpis, { query: { campaign } });
        const isNamed = answer.byCampaign.length > 0 && (by === undefined || by === 'campaign');
        const campaignNames = isNamed ? await namesOfCampaigns(context) : new Map<string, string>();
        context.show(answer, () => kpiLines({ ...answer, campaignNames }, by, context));
      }),
    );
}

async function namesOfCampaigns({ api }: Context): Promise<ReadonlyMap<string, string>> {
  const { campaigns } = await api.call(routes.listCampaigns, {});
  return new Map(campaigns.map(({ campaign: { id, name } }) => [id, name]));
}

/** `kpi --by industry`. By content also what decided handoffs, which is not counted by campaign. */
async function showDivision(by: KpiDimension, campaign: string | undefined, context: Context): Promise<void> {
  const division = await context.api.call(routes.divideKpis, { query: { by, campaign } });
  if (by !== 'content' || campaign !== undefined)
    return context.show(division, () => divisionLines(division, context));
  const judged = await context.api.call(routes.showContents, {});
  context.show({ ...division, ...judged }, () => [
    ...divisionLines(division, context),
    '',
    ...contentsLines(judged, context),
  ]);
}

/** What `--by` says; undefined: every division. */
function divisionNamed(by: string | undefined, { say }: Context): KpiDivision | undefined {
  if (by === undefined) return undefined;
  const found = by === 'kind' ? 'dormancy' : kpiDivisions.find((each) => each === by);
  if (found !== undefined) return found;
  const names = ['kind', ...kpiDivisions.filter((each) => each !== 'dormancy')].join(', ');
  throw mistake(
    say(
      `--by の「${by}」はありません。次のどれかです: ${names}`,
      `There is no --by "${by}". It is one of ${names}.`,
    ),
  );
}

const dimensionOf = (by: KpiDivision | undefined): KpiDimension | undefined =>
  kpiDimensions.find((each) => each === by);

/** Options that say nothing together, or nothing alone. */
function refuseTogether(options: z.infer<typeof optionsSchema>, { say }: Context): void {
  const { people, by, value, month, byKind, limit, csv, xlsx } = options;
  const given = (names: Readonly<Record<string, unknown>>): string | undefined =>
    Object.keys(names).find((name) => names[name] !== undefined);
  if (people !== undefined && by !== undefined && value === undefined)
    throw mistake(
      say(
        `--people では、--by ${by} のどの値かを --value で指定してください。例: --by industry --value 製造業`,
        `With --people, --by ${by} wants a --value, as in --by industry --value Manufacturing.`,
      ),
    );
  const beside = given({ '--csv': csv, '--xlsx': xlsx });
  if (people !== undefined && beside !== undefined)
    throw mistake(
      say(
        `--people と ${beside} は同時に使えません。どちらかにしてください。`,
        `--people and ${beside} do not go together: leave one out.`,
      ),
    );
  const alone = given({ '--month': month, '--by-kind': byKind, '--value': value, '--limit': limit });
  if (people === undefined && alone !== undefined)
    throw mistake(
      say(
        `${alone} は --people と一緒に使います。例: kpi --people hot`,
        `${alone} goes with --people, for instance kpi --people hot.`,
      ),
    );
}
