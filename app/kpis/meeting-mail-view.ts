import { formatDay } from '../../contract/format.ts';
import { outcomeLabels, sharedKpiLabels } from '../../contract/labels.ts';
import type { MeetingSheet, StoryView, TalkListView } from '../../contract/meetings.ts';
import {
  changeText,
  correctionReasonLabels,
  correctionText,
  keptText,
  lastText,
  saidText,
  sheetLabels,
  talkedFacts,
} from '../../contract/meeting-words.ts';
import { rateSentence, rateText, targetText, unfinishedText } from '../../contract/rate-words.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { sharedKpiNames } from '../../domain/kpis/kpi.ts';
import type { MeetingMailView, MeetingSection } from '../../templates/mails/meeting-mail-view.ts';

/** The sheet of the meeting as a mail: section by section, what is empty left out. `consoleUrl` is empty where there is none. */
export function meetingMailView(sheet: MeetingSheet, locale: Locale, consoleUrl: string): MeetingMailView {
  const urlOf = (path: string): string | undefined =>
    consoleUrl === '' ? undefined : `${consoleUrl}${path}`;
  const { sales, said, currency } = sheet;
  const line = (text: string) => ({ text });
  const colon = locale === 'ja' ? '：' : ': ';
  const listed = (kind: 'focus' | 'stalled' | 'heardTooLittle', list: TalkListView): MeetingSection => ({
    heading: `${sheetLabels[kind][locale]} ${list.first.length + list.more}`,
    lines: list.first.map((each) => ({
      text: [
        `${each.accountName} ${each.customerName}`,
        talkedFacts(each, kind, currency, locale),
        each.ownerName,
      ]
        .filter((part) => part !== '')
        .join(locale === 'ja' ? '　' : ' – '),
      url: urlOf(`/handoffs/${each.code}`),
    })),
  });
  const sections: readonly MeetingSection[] = [
    { heading: sheetLabels.three[locale], lines: kpiLines(sheet, locale).map((text) => line(text)) },
    { heading: sheetLabels.corrections[locale], lines: correctionLines(sheet, locale, urlOf) },
    {
      heading: sheetLabels.sales[locale],
      lines: [
        line(`${sheetLabels.received[locale]}${colon}${keptText(sales.received, locale)}`),
        line(`${sheetLabels.firstContact[locale]}${colon}${keptText(sales.firstContact, locale)}`),
        line(
          `${sheetLabels.unreported[locale]}${colon}${sales.unreported.first.length + sales.unreported.more}`,
        ),
        line(`${sheetLabels.released[locale]}${colon}${sales.released}`),
      ],
    },
    {
      heading: sheetLabels.said[locale],
      lines: said.outcomes.map(({ outcome, count }) =>
        line(`${outcomeLabels[outcome][locale]}${colon}${saidText(count, said.reports, locale)}`),
      ),
    },
    listed('focus', sheet.focus),
    listed('stalled', sheet.stalled),
    listed('heardTooLittle', sheet.heardTooLittle),
    story(sheet.won, sheetLabels.won[locale]),
    story(sheet.lost, sheetLabels.lost[locale]),
    {
      heading: sheetLabels.earlier[locale],
      lines: sheet.earlierDecisions.map(({ what, who, done }) => {
        const state = (done === undefined ? sheetLabels.open : sheetLabels.done)[locale];
        return line([state, what, who].filter((part) => part !== '').join(locale === 'ja' ? '　' : ' – '));
      }),
    },
  ];
  return {
    locale,
    day: formatDay(dayOf(Date.parse(sheet.at), sheet.timeZone), locale),
    companyName: sheet.companyName,
    sections: sections.filter(({ lines }) => lines.length > 0),
    url: urlOf('/meeting'),
  };
}

const kpiLines = ({ shown, verdicts, last }: MeetingSheet, locale: Locale): readonly string[] =>
  sharedKpiNames.map((kpi) => {
    const rate = shown.kpis[kpi];
    const target = shown.targets[kpi];
    const parts = [
      rateText(rate),
      rateSentence(rate, locale),
      target === undefined ? undefined : targetText({ target, verdict: verdicts[kpi] }, locale),
      last?.shown === undefined ? undefined : lastText(last.shown.kpis[kpi], locale),
      unfinishedText(shown.unfinished[kpi], locale),
    ].filter((part) => part !== undefined);
    return locale === 'ja'
      ? `${sharedKpiLabels[kpi].ja}　${parts.join('、')}`
      : `${sharedKpiLabels[kpi].en}: ${parts.join('; ')}`;
  });

const correctionLines = (
  { corrections, currency }: MeetingSheet,
  locale: Locale,
  urlOf: (path: string) => string | undefined,
): MeetingSection['lines'] =>
  corrections.flatMap((correction) => [
    { text: correctionText(correction, currency, locale) },
    ...correction.people.map(({ customerId, name, accountName, by, because }) => ({
      text: `${changeText(by, correction, currency, locale)} ${correctionReasonLabels[because][locale]} ${accountName} ${name}`,
      url: urlOf(`/contacts/${customerId}`),
    })),
  ]);

const story = (told: StoryView | undefined, heading: string): MeetingSection => ({
  heading,
  lines:
    told === undefined
      ? []
      : [{ text: `${told.accountName} ${told.customerName}（${told.ownerName}）` }, { text: told.words }],
});
