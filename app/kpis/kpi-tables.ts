import { formatFullMoment } from '../../contract/format.ts';
import { kpiDefinitions } from '../../contract/kpi-definitions.ts';
import { timesLabels, waitLabels, waitNames, waitText } from '../../contract/kpi-times-words.ts';
import type { KpiDivision } from '../../contract/kpi-tables.ts';
import {
  byDimension,
  othersTitle,
  restLabels,
  type KpiDimension,
} from '../../contract/kpi-division-words.ts';
import type { DividedPart, Division, Figures } from '../../contract/kpis.ts';
import { dormancyLabels, kpiMeasureLabels, sharedKpiLabels } from '../../contract/labels.ts';
import { monthlyLabel } from '../../contract/monthly-words.ts';
import { countsAs, weightOf } from '../../contract/rate-words.ts';
import type { DormancyKind } from '../../domain/audience/dormancy.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { writeCsv } from '../../domain/kernel/write-csv.ts';
import { kpiMeasures, sharedKpiNames } from '../../domain/kpis/kpi.ts';
import { monthlyId } from '../../domain/sequences/monthly-id.ts';
import type { WorkbookCell, WorkbookColumn, WorkbookTable } from '../../platform/workbook/write-workbook.ts';
import { sayIn } from './sheet-tables.ts';
import type { ShownKpis } from './show-kpis.ts';

/** The figures of a page, and what its files say around them. */
export interface KpiTables {
  readonly kpis: ShownKpis;
  /** By what else they are divided. */
  readonly divided: readonly Division[];
  readonly by: KpiDivision | undefined;
  readonly campaignNames: ReadonlyMap<string, string>;
  readonly companyName: string;
  readonly now: Date;
  readonly timeZone: string;
  readonly locale: Locale;
}

/** Sheets of the workbook: all together, each division, the definitions. */
export function kpiSheets(of: KpiTables): readonly WorkbookTable[] {
  const say = sayIn(of.locale);
  const columns = [{ title: say('項目', 'Part') }, ...figureColumns(of.locale)];
  return [
    {
      name: say('全体', 'All'),
      columns,
      rows: [[say('全体', 'All'), ...cellsOf({ ...of.kpis.all, times: of.kpis.times })]],
    },
    ...divisionsOf(of).map(({ name, parts }) => ({
      name,
      columns,
      rows: parts.map(({ title, figures }) => [title, ...cellsOf(figures)]),
    })),
    timesSheet(of),
    definitionSheet(of),
  ];
}

/** The same in one table: its first column says by what a row is divided. */
export function kpiCsv(of: KpiTables): string {
  const say = sayIn(of.locale);
  const columns = figureColumns(of.locale);
  const written = (cells: readonly WorkbookCell[]): readonly string[] =>
    cells.map((cell, place) => writtenCell(cell, columns[place]));
  return writeCsv(
    [say('分け方', 'Divided by'), say('項目', 'Part'), ...columns.map(({ title }) => title)],
    [
      [say('全体', 'All'), say('全体', 'All'), ...written(cellsOf({ ...of.kpis.all, times: of.kpis.times }))],
      ...divisionsOf(of).flatMap(({ name, parts }) =>
        parts.map(({ title, figures }) => [name, title, ...written(cellsOf(figures))]),
      ),
    ],
  );
}

/** Excel reads 5.66% as a number. */
const writtenCell = (cell: WorkbookCell, column: WorkbookColumn | undefined): string =>
  typeof cell === 'number' && column?.format === 'percent'
    ? `${Number((cell * 100).toFixed(2))}%`
    : String(cell ?? '');

interface Part {
  readonly title: string;
  /** Days are not counted by every division. */
  readonly figures: Omit<Figures, 'counts'> & Pick<DividedPart, 'counts'> & Partial<Pick<ShownKpis, 'times'>>;
}

/** One division, a line a part. */
interface DivisionTable {
  readonly name: string;
  readonly parts: readonly Part[];
}

/** What is divided, by each division or by the one that is asked for. */
function divisionsOf({ kpis, divided, by, campaignNames, locale }: KpiTables): readonly DivisionTable[] {
  const say = sayIn(locale);
  const running = say('（集計途中）', ' (still counting)');
  const shown: Readonly<Record<Exclude<KpiDivision, KpiDimension>, DivisionTable>> = {
    dormancy: {
      name: say('休眠の種類ごと', 'By kind of dormancy'),
      parts: kpis.byDormancy.map((figures) => ({ title: kindNamed(figures.key, locale), figures })),
    },
    month: {
      name: say('配信開始月ごと', 'By month of enrolment'),
      parts: kpis.byCohort.map((figures) => ({
        title: `${figures.key}${figures.mature ? '' : running}`,
        figures,
      })),
    },
    campaign: {
      name: say('施策ごと', 'By campaign'),
      parts: kpis.byCampaign.map((figures) => ({
        title:
          figures.key === monthlyId ? monthlyLabel[locale] : (campaignNames.get(figures.key) ?? figures.key),
        figures,
      })),
    },
  };
  return [
    ...(['dormancy', 'month', 'campaign'] as const)
      .filter((each) => by === undefined || each === by)
      .map((each) => shown[each]),
    ...divided.map((division) => divisionTable(division, locale)),
  ];
}

const divisionTable = ({ by, parts, others, rest }: Division, locale: Locale): DivisionTable => ({
  name: byDimension(by, locale),
  parts: [
    ...parts.map(({ key, title, ...figures }) => ({ title: title?.[locale] ?? key, figures })),
    ...(others === undefined ? [] : [{ title: othersTitle(others.values, locale), figures: others }]),
    ...(rest === undefined ? [] : [{ title: restLabels[by][locale], figures: rest }]),
  ],
});

const isKind = (key: string): key is DormancyKind => Object.hasOwn(dormancyLabels, key);
const kindNamed = (key: string, locale: Locale): string => (isKind(key) ? dormancyLabels[key][locale] : key);

function figureColumns(locale: Locale): readonly WorkbookColumn[] {
  const say = sayIn(locale);
  return [
    ...kpiMeasures.map((measure): WorkbookColumn => ({
      title: kpiMeasureLabels[measure][locale],
      format: 'count',
    })),
    ...sharedKpiNames.flatMap((kpi): readonly WorkbookColumn[] => {
      const column = (what: string, format: 'percent' | 'count'): WorkbookColumn => ({
        title: `${sharedKpiLabels[kpi][locale]} ${what}`,
        format,
      });
      return [
        column(say('率', 'rate'), 'percent'),
        column(say('範囲の下', 'likely from'), 'percent'),
        column(say('範囲の上', 'likely to'), 'percent'),
        column(say('件数', 'done'), 'count'),
        column(say('母数', 'of'), 'count'),
        column(say('同じ会社の方をまとめた件数', 'counts as'), 'count'),
        column(say('集計途中の件数', 'still counting: done'), 'count'),
        column(say('集計途中の母数', 'still counting: of'), 'count'),
      ];
    }),
    ...timesColumns(locale),
  ];
}

/** Days that half wait at most; shares of those who got there by a day. */
const timesColumns = (locale: Locale): readonly WorkbookColumn[] => {
  const say = sayIn(locale);
  return [
    { title: say('受領までの日数（中央値）', 'Days until received (median)'), format: 'count' },
    { title: say('初回連絡までの日数（中央値）', 'Days until the first contact (median)'), format: 'count' },
    { title: say('90日以内に商談', 'Opportunity by day 90'), format: 'percent' },
    { title: say('180日以内に受注', 'Won by day 180'), format: 'percent' },
  ];
};

/** As the page shows them: below five cases there is no rate, from none no nought. */
const cellsOf = ({ counts, kpis, unfinished, times }: Part['figures']): readonly WorkbookCell[] => [
  ...kpiMeasures.map((measure) => counts[measure]),
  ...sharedKpiNames.flatMap((kpi) => {
    const { rate, low, high, done, of } = kpis[kpi];
    const isShown = rate !== null && weightOf(kpis[kpi]) !== 'counts';
    return [
      ...(isShown ? [rate, low, high] : [undefined, undefined, undefined]),
      done,
      of,
      countsAs(kpis[kpi]),
      unfinished[kpi].done,
      unfinished[kpi].of,
    ];
  }),
  times?.received.median,
  times?.contact.median,
  times?.opportunity.shares?.find(({ day }) => day === 90)?.share,
  times?.won.shares?.find(({ day }) => day === 180)?.share,
];

function timesSheet({ kpis: { times }, locale }: KpiTables): WorkbookTable {
  const say = sayIn(locale);
  return {
    name: timesLabels.title[locale],
    columns: [
      { title: timesLabels.wait[locale] },
      { title: say('件数', 'Done'), format: 'count' },
      { title: say('母数', 'Of'), format: 'count' },
      { title: timesLabels.days[locale] },
    ],
    rows: waitNames.map((wait) => [
      waitLabels[wait][locale],
      times[wait].done,
      times[wait].of,
      waitText(times, wait, locale),
    ]),
  };
}

function definitionSheet({ kpis, companyName, now, timeZone, locale }: KpiTables): WorkbookTable {
  const say = sayIn(locale);
  return {
    name: say('定義', 'Definitions'),
    columns: [{ title: say('言葉', 'Term') }, { title: say('意味', 'Meaning') }],
    rows: [
      [say('会社', 'Company'), companyName],
      [say('時点', 'As of'), formatFullMoment(now.getTime(), timeZone, locale)],
      [say('通貨', 'Currency'), kpis.currency],
      ...kpiDefinitions(kpis.wonDays, locale).map(({ term, meaning }) => [term, meaning]),
      [timesLabels.title[locale], timesLabels.lede[locale]],
    ],
  };
}
