import { formatMonth } from '../contract/format.ts';
import type { KpiDivision } from '../contract/kpi-tables.ts';
import type { routes } from '../contract/api.ts';
import type { KpiPart } from '../contract/kpis.ts';
import { timesLabels, waitCounts, waitLabels, waitNames, waitText } from '../contract/kpi-times-words.ts';
import { dormancyLabels, kpiMeasureLabels, labelOf, sharedKpiLabels } from '../contract/labels.ts';
import { formatMoney } from '../contract/money.ts';
import { monthlyLabel } from '../contract/monthly-words.ts';
import { targetText } from '../contract/rate-words.ts';
import type { RouteAnswer } from '../contract/route.ts';
import type { Context } from './context.ts';
import { describeRate } from './describe-rate.ts';
import { oneLine, pairLines, tableLines } from './print-table.ts';

interface NamedKpis extends RouteAnswer<typeof routes.showKpis> {
  /** By id; whose name is not known goes by its id alone. */
  readonly campaignNames: ReadonlyMap<string, string>;
}

/** The three KPIs, all counts, then each division, or the one that is asked for. */
export function kpiLines(
  { all, targets, byDormancy, byCohort, byCampaign, currency, times, campaignNames }: NamedKpis,
  by: KpiDivision | undefined,
  { say, locale }: Context,
): readonly string[] {
  const isShown = (division: KpiDivision): boolean => by === undefined || by === division;
  const value = (measure: string, count: number): string =>
    measure.endsWith('Amount') ? formatMoney(count, currency, locale) : String(count);
  const split = (
    division: KpiDivision,
    title: string,
    rows: readonly KpiPart[],
    name: (row: KpiPart & { readonly mature?: boolean }) => string,
  ): readonly string[] =>
    rows.length === 0 || !isShown(division)
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
          ...(by === undefined ? [] : dayLines(title, rows, (row) => name(row), locale)),
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
    '',
    timesLabels.title[locale],
    ...pairLines(
      waitNames.map((wait) => [
        waitLabels[wait][locale],
        `${waitCounts(times, wait, locale)}  ${waitText(times, wait, locale)}`,
      ]),
    ),
    ...split('dormancy', say('休眠の種類', 'Dormancy'), byDormancy, ({ key }) =>
      labelOf(dormancyLabels, key, locale),
    ),
    ...split(
      'month',
      say('配信開始月', 'Cohort'),
      byCohort,
      ({ key, mature }) =>
        formatMonth(key, locale) + (mature === false ? say('（集計途中）', ' (still counting)') : ''),
    ),
    ...split('campaign', say('施策', 'Campaign'), byCampaign, ({ key }) => {
      const name = key === 'monthly' ? monthlyLabel[locale] : campaignNames.get(key);
      return name === undefined ? key : `${oneLine(name)} (${key})`;
    }),
  ];
}

const rateNames = ['dormantToOpportunity', 'hotToOpportunity', 'opportunityToWon'] as const;

/** Days from hot of each part of a division. */
function dayLines(
  title: string,
  rows: readonly KpiPart[],
  name: (row: KpiPart) => string,
  locale: Context['locale'],
): readonly string[] {
  return [
    '',
    timesLabels.title[locale],
    ...tableLines(
      [{ title }, ...waitNames.map((wait) => ({ title: waitLabels[wait][locale] }))],
      rows.map((row) => [name(row), ...waitNames.map((wait) => waitText(row.times, wait, locale))]),
    ),
  ];
}
