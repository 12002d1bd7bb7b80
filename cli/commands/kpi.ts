import { routes } from '../../contract/api.ts';
import * as z from 'zod';
import { formatMonth } from '../../contract/format.ts';
import { formatMoney } from '../../contract/money.ts';
import { dormancyLabels, kpiMeasureLabels, labelOf, sharedKpiLabels } from '../../contract/labels.ts';
import type { Figures } from '../../contract/kpis.ts';
import type { RouteAnswer } from '../../contract/route.ts';
import { mistake, type Context } from '../context.ts';
import { targetText } from '../../contract/rate-words.ts';
import { contentsLines } from '../contents-lines.ts';
import { describeRate } from '../describe-rate.ts';
import { example, type Group } from '../group.ts';
import { wholeNumber } from '../parse-option.ts';
import { pairLines, tableLines } from '../print-table.ts';
import { kpiPeopleOptions, showPeople } from './kpi-people.ts';

const optionsSchema = kpiPeopleOptions.extend({ by: z.string().optional() });

export function addKpi({ program, say: help, running }: Group): void {
  program
    .command('kpi')
    .description(
      help('営業とマーケティングで共有する3つの指標', 'the three KPIs that sales and marketing share'),
    )
    .option('--campaign <id>', help('ひとつの施策だけ', 'of one campaign only'))
    .option(
      '--by <content>',
      help('content: 資料・ウェビナー・ご依頼ごと', 'content: by document, webinar, request'),
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
    .addHelpText(
      'after',
      example(help, 'kpi', 'kpi --campaign abc123', 'kpi --by content', 'kpi --people won --month 2026-11'),
    )
    .action(
      running(async (context, command) => {
        const options = optionsSchema.parse(command.opts());
        const { campaign, by } = options;
        if (options.people !== undefined && by === undefined) return showPeople(options, context);
        refuseLeftOver(options, context);
        if (by !== undefined) {
          if (by !== 'content' || campaign !== undefined) throw unknownSplit(by, campaign, context);
          const judged = await context.api.call(routes.showContents, {});
          context.show(judged, () => contentsLines(judged, context));
          return;
        }
        const answer = await context.api.call(routes.showKpis, { query: { campaign } });
        context.show(answer, () => kpiLines(answer, context));
      }),
    );
}

/** What says something of `--people`, without it; or with a split that has no people. */
function refuseLeftOver(
  { people, by, month, byKind, limit }: z.infer<typeof optionsSchema>,
  { say }: Context,
) {
  if (people !== undefined)
    throw mistake(
      say(
        `--people と --by ${by} は同時に使えません。`,
        `--people and --by ${by} do not go together: leave one out.`,
      ),
    );
  const [name] = [
    ...(month === undefined ? [] : ['--month']),
    ...(byKind === undefined ? [] : ['--by-kind']),
    ...(limit === undefined ? [] : ['--limit']),
  ];
  if (name !== undefined)
    throw mistake(
      say(
        `${name} は --people と一緒に使います。例: kpi --people hot`,
        `${name} goes with --people, for instance kpi --people hot.`,
      ),
    );
}

const unknownSplit = (by: string, campaign: string | undefined, { say }: Context): Error =>
  campaign === undefined
    ? mistake(
        say(
          `--by の「${by}」はありません。content を指定してください。`,
          `There is no --by "${by}". Say --by content.`,
        ),
      )
    : mistake(
        say(
          `--by は施策（--campaign ${campaign}）ごとには数えていません。--campaign を外してください。`,
          `--by is not counted by campaign (--campaign ${campaign}). Leave --campaign out.`,
        ),
      );

function kpiLines(
  { all, targets, byDormancy, byCohort, byCampaign, currency }: RouteAnswer<typeof routes.showKpis>,
  { say, locale }: Context,
): readonly string[] {
  const value = (measure: string, count: number): string =>
    measure.endsWith('Amount') ? formatMoney(count, currency, locale) : String(count);
  const split = (
    title: string,
    rows: readonly (Figures & { readonly key: string })[],
    name: (row: Figures & { readonly key: string; readonly mature?: boolean }) => string,
  ): readonly string[] =>
    rows.length === 0
      ? []
      : [
          '',
          ...tableLines(
            [
              { title },
              { title: labelOf(kpiMeasureLabels, 'enrolled', locale), align: 'right' },
              ...rateNames.map((rate) => ({ title: labelOf(sharedKpiLabels, rate, locale) })),
            ],
            rows.map((row) => [
              name(row),
              String(row.counts['enrolled'] ?? 0),
              ...rateNames.map((rate) => describeRate(row.kpis[rate], row.unfinished[rate], locale)),
            ]),
          ),
        ];
  return [
    ...pairLines(
      rateNames.map((rate) => [
        labelOf(sharedKpiLabels, rate, locale),
        [
          describeRate(all.kpis[rate], all.unfinished[rate], locale),
          ...(targets[rate] === undefined ? [] : [targetText(targets[rate], locale)]),
        ].join('  '),
      ]),
    ),
    '',
    ...pairLines(
      Object.entries(all.counts).map(([measure, count]) => [
        labelOf(kpiMeasureLabels, measure, locale),
        value(measure, count),
      ]),
    ),
    ...split(say('休眠の種類', 'Dormancy'), byDormancy, ({ key }) => labelOf(dormancyLabels, key, locale)),
    ...split(
      say('配信開始月', 'Cohort'),
      byCohort,
      ({ key, mature }) =>
        formatMonth(key, locale) + (mature === false ? say('（集計途中）', ' (still counting)') : ''),
    ),
    ...split(say('施策', 'Campaign'), byCampaign, ({ key }) => key),
  ];
}

const rateNames = ['dormantToOpportunity', 'hotToOpportunity', 'opportunityToWon'] as const;
