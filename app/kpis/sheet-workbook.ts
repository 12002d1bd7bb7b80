import { formatFullMoment, formatMonth } from '../../contract/format.ts';
import { kpiDefinitions } from '../../contract/kpi-definitions.ts';
import { kpiMeasureLabels, labelOf, outcomeLabels, sharedKpiLabels } from '../../contract/labels.ts';
import type { MeetingSheet } from '../../contract/meetings.ts';
import { countsAs, weightOf, type RateFigures } from '../../contract/rate-words.ts';
import { correctionReasonLabels, sheetLabels } from '../../contract/meeting-words.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { sharedKpiNames } from '../../domain/kpis/kpi.ts';
import { writeWorkbook, type WorkbookTable } from '../../platform/workbook/write-workbook.ts';
import { decisionTable, sayIn, storyTable, talkTable } from './sheet-tables.ts';

/** The sheet of the meeting as an Excel workbook, its last sheet the definitions. */
export const sheetWorkbook = (sheet: MeetingSheet, locale: Locale): Promise<Uint8Array> =>
  writeWorkbook([
    kpiTable(sheet, locale),
    correctionTable(sheet, locale),
    sidesTable(sheet, locale),
    talkTable(sheet, locale),
    storyTable(sheet, locale),
    decisionTable(sheet, locale),
    definitionTable(sheet, locale),
  ]);

/** `weekly-meeting-2026-12-10.xlsx`: staff reads it, and a customer might see a screen. */
export const workbookName = ({ at, timeZone }: Pick<MeetingSheet, 'at' | 'timeZone'>): string =>
  `weekly-meeting-${dayOf(Date.parse(at), timeZone)}.xlsx`;

function kpiTable({ shown, last }: MeetingSheet, locale: Locale): WorkbookTable {
  const say = sayIn(locale);
  const then = last?.shown;
  return {
    name: say('指標', 'KPIs'),
    columns: [
      { title: say('指標', 'KPI') },
      { title: say('率', 'Rate'), format: 'percent' },
      { title: say('範囲の下', 'Likely from'), format: 'percent' },
      { title: say('範囲の上', 'Likely to'), format: 'percent' },
      { title: say('件数', 'Done'), format: 'count' },
      { title: say('母数', 'Of'), format: 'count' },
      { title: say('同じ会社の方をまとめた件数', 'Counts as'), format: 'count' },
      { title: say('集計途中の件数', 'Still counting: done'), format: 'count' },
      { title: say('集計途中の母数', 'Still counting: of'), format: 'count' },
      { title: say('目標', 'Target'), format: 'percent' },
      { title: say('前回の率', 'Rate last time'), format: 'percent' },
      { title: say('前回の件数', 'Done last time'), format: 'count' },
      { title: say('前回の母数', 'Of last time'), format: 'count' },
    ],
    rows: sharedKpiNames.map((kpi) => {
      const { done, of } = shown.kpis[kpi];
      const before = then?.kpis[kpi];
      const { rate, low, high } = rateCells(shown.kpis[kpi]);
      return [
        sharedKpiLabels[kpi][locale],
        rate,
        low,
        high,
        done,
        of,
        countsAs(shown.kpis[kpi]),
        shown.unfinished[kpi].done,
        shown.unfinished[kpi].of,
        shown.targets[kpi],
        before === undefined ? undefined : rateCells(before).rate,
        before?.done,
        before?.of,
      ];
    }),
  };
}

/** As the page shows them: no rate where there are counts alone. */
const rateCells = (rate: RateFigures) =>
  rate.rate === null || weightOf(rate) === 'counts'
    ? {}
    : { rate: rate.rate, low: rate.low, high: rate.high };

function correctionTable({ corrections }: MeetingSheet, locale: Locale): WorkbookTable {
  const say = sayIn(locale);
  return {
    name: say('前回からの訂正', 'Corrections'),
    none: say('訂正はありません。', 'No corrections.'),
    columns: [
      { title: say('配信開始月', 'Month of enrolment') },
      { title: say('項目', 'Figure') },
      { title: say('前回', 'Then'), format: 'count' },
      { title: say('いま', 'Now'), format: 'count' },
      { title: say('会社', 'Company') },
      { title: say('お客様', 'Customer') },
      { title: say('差', 'Difference'), format: 'difference' },
      { title: say('理由', 'Reason') },
    ],
    rows: corrections.flatMap(({ cohort, measure, was, is, people, untraced }) => {
      const what = [formatMonth(cohort, locale), labelOf(kpiMeasureLabels, measure, locale), was, is];
      const unknown = say('どのお客様の分か記録なし', 'whose it is was not recorded');
      return [
        ...people.map(({ accountName, name, by, because }) => [
          ...what,
          accountName,
          name,
          by,
          correctionReasonLabels[because][locale],
        ]),
        ...(untraced === 0 ? [] : [[...what, undefined, undefined, untraced, unknown]]),
      ];
    }),
  };
}

function sidesTable({ sales, said }: MeetingSheet, locale: Locale): WorkbookTable {
  const say = sayIn(locale);
  const [owed, judged] = [sheetLabels.sales[locale], sheetLabels.said[locale]];
  return {
    name: say('約束と評価', 'Both sides'),
    columns: [
      { title: say('区分', 'Side') },
      { title: say('項目', 'What') },
      { title: say('件数', 'Count'), format: 'count' },
      { title: say('母数', 'Of'), format: 'count' },
    ],
    rows: [
      [owed, sheetLabels.received[locale], sales.received.inTime, sales.received.of],
      [owed, sheetLabels.firstContact[locale], sales.firstContact.inTime, sales.firstContact.of],
      [
        owed,
        sheetLabels.unreported[locale],
        sales.unreported.first.length + sales.unreported.more,
        undefined,
      ],
      [owed, sheetLabels.released[locale], sales.released, undefined],
      ...said.outcomes.map(({ outcome, count }) => [
        judged,
        outcomeLabels[outcome][locale],
        count,
        said.reports,
      ]),
      [judged, sheetLabels.disputes[locale], said.disputes, undefined],
    ],
  };
}

function definitionTable(
  { shown, at, stretch, timeZone, companyName }: MeetingSheet,
  locale: Locale,
): WorkbookTable {
  const say = sayIn(locale);
  const moment = (iso: string): string => formatFullMoment(Date.parse(iso), timeZone, locale);
  return {
    name: say('定義', 'Definitions'),
    columns: [{ title: say('言葉', 'Term') }, { title: say('意味', 'Meaning') }],
    rows: [
      [say('会社', 'Company'), companyName],
      [say('時点', 'As of'), moment(at)],
      [say('期間', 'Period'), `${moment(stretch.from)} – ${moment(stretch.until)}`],
      ...kpiDefinitions(shown.wonDays, locale).map(({ term, meaning }) => [term, meaning]),
    ],
  };
}
