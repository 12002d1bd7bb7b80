import { formatFullDay } from '../../contract/format.ts';
import { bantItemLabels, outcomeLabels } from '../../contract/labels.ts';
import type { MeetingSheet, TalkListView } from '../../contract/meetings.ts';
import { sheetLabels } from '../../contract/meeting-words.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import type { WorkbookTable } from '../../platform/workbook/write-workbook.ts';

/** What is said in the language of the workbook. */
export const sayIn =
  (locale: Locale) =>
  (ja: string, en: string): string =>
    locale === 'ja' ? ja : en;

/** Whom to talk about, list by list. */
export function talkTable(
  { focus, stalled, heardTooLittle, sales }: MeetingSheet,
  locale: Locale,
): WorkbookTable {
  const say = sayIn(locale);
  const lists = { focus, stalled, heardTooLittle, unreported: sales.unreported } as const;
  const linesOf = (name: keyof typeof lists, { first, more }: TalkListView) => [
    ...first.map((each) => [
      sheetLabels[name][locale],
      each.accountName,
      each.customerName,
      each.ownerName,
      each.rank,
      each.phaseLabel,
      each.amount,
      each.stalledDays,
      each.missing.map((item) => bantItemLabels[item][locale]).join(say('・', ', ')),
      each.code,
    ]),
    ...(more === 0 ? [] : [[sheetLabels[name][locale], say(`ほか${more}件`, `and ${more} more`)]]),
  ];
  return {
    name: say('今日話すこと', 'To talk about'),
    none: say('今日話す案件はありません。', 'Nobody to talk about.'),
    columns: [
      { title: say('リスト', 'List') },
      { title: say('会社', 'Company') },
      { title: say('お客様', 'Customer') },
      { title: say('担当', 'Owner') },
      { title: say('判定', 'Rank') },
      { title: say('フェーズ', 'Phase') },
      { title: say('金額', 'Amount'), format: 'count' },
      { title: say('動きのない日数', 'Days without a move'), format: 'count' },
      { title: say('未確認', 'Not confirmed') },
      { title: say('受付番号', 'Code') },
    ],
    rows: (['focus', 'stalled', 'heardTooLittle', 'unreported'] as const).flatMap((name) =>
      linesOf(name, lists[name]),
    ),
  };
}

/** The won and the lost deal in the words of their owners. */
export function storyTable({ won, lost, timeZone }: MeetingSheet, locale: Locale): WorkbookTable {
  const say = sayIn(locale);
  return {
    name: say('事例', 'Stories'),
    none: say('期間中に報告された事例はありません。', 'No story was reported in the period.'),
    columns: [
      { title: say('結果', 'Outcome') },
      { title: say('会社', 'Company') },
      { title: say('お客様', 'Customer') },
      { title: say('担当', 'Owner') },
      { title: say('日付', 'Day') },
      { title: say('金額', 'Amount'), format: 'count' },
      { title: say('担当の言葉', 'In the words of the owner') },
    ],
    rows: [won, lost]
      .filter((story) => story !== undefined)
      .map(({ outcome, accountName, customerName, ownerName, at, amount, words }) => [
        outcomeLabels[outcome][locale],
        accountName,
        customerName,
        ownerName,
        formatFullDay(dayOf(Date.parse(at), timeZone), locale),
        amount,
        words,
      ]),
  };
}

/** What was decided, with what became of it. */
export function decisionTable(
  { earlierDecisions, decisions, at, timeZone }: MeetingSheet,
  locale: Locale,
): WorkbookTable {
  const say = sayIn(locale);
  const day = (iso: string | undefined): string =>
    iso === undefined ? '' : formatFullDay(dayOf(Date.parse(iso), timeZone), locale);
  return {
    name: sheetLabels.decisions[locale],
    none: say('決めたことはまだありません。', 'Nothing was decided yet.'),
    columns: [
      { title: say('決めた日', 'Decided on') },
      { title: sheetLabels.what[locale] },
      { title: sheetLabels.who[locale] },
      { title: sheetLabels.due[locale] },
      { title: sheetLabels.state[locale] },
      { title: say('済みにした日', 'Done on') },
      { title: say('済みにした方', 'Marked by') },
    ],
    rows: [...earlierDecisions, ...decisions.map((each) => ({ ...each, decidedAt: at }))].map(
      ({ decidedAt, what, who, due, done }) => [
        day(decidedAt),
        what,
        who,
        due === undefined ? '' : formatFullDay(due, locale),
        (done === undefined ? sheetLabels.open : sheetLabels.done)[locale],
        day(done?.at),
        done?.by,
      ],
    ),
  };
}
