import { clean } from '../../domain/kernel/clean-text.ts';
import { blocksToHtml } from '../content/blocks-to-html.ts';
import { blocksToText } from '../content/blocks-to-text.ts';
import type { Block } from '../content/blocks.ts';
import type { MeetingMailView } from './meeting-mail-view.ts';
import type { RenderedMail } from './rendered-mail.ts';

/** What the weekly meeting will look at, with a link to its page. The workbook is attached to it. */
export function renderMeetingMail({
  locale,
  day,
  companyName,
  sections,
  url,
}: MeetingMailView): RenderedMail {
  const words = locale === 'ja' ? wordsJa(day, clean(companyName)) : wordsEn(day, clean(companyName));
  const blocks: readonly Block[] = [
    { kind: 'paragraph', lines: [[words.intro]] },
    ...(url === undefined
      ? []
      : [{ kind: 'button', label: words.open, href: url, tracked: false, tone: 'primary' } as const]),
    ...sections.map(({ heading, lines }): Block => ({
      kind: 'section',
      isList: true,
      heading,
      lines: lines.map((line) => [
        line.url === undefined
          ? clean(line.text)
          : { text: clean(line.text), href: line.url, tracked: false },
      ]),
    })),
    { kind: 'rule' },
    { kind: 'fine', lines: words.why.map((line) => [line]) },
  ];
  return {
    subject: words.subject,
    html: blocksToHtml(blocks, locale, words.subject),
    text: blocksToText(blocks, locale),
  };
}

const wordsJa = (day: string, companyName: string) => ({
  subject: `【週次会議】${day} 営業とマーケティングの数字`,
  intro: `${companyName}の週次会議の資料です。${day}時点の数字で、同じ内容のExcelを添付しています。`,
  open: '会議の画面を開く',
  why: [
    'マーケティングと営業マネージャーの方に、会議の前にお送りしています。',
    '送る曜日と時刻、停止は、設定の meetingMail で変えられます。',
  ],
});

const wordsEn = (day: string, companyName: string) => ({
  subject: `Weekly meeting, ${day}: figures of sales and marketing`,
  intro: `What the weekly meeting of ${companyName} looks at, as of ${day}. The same is attached as an Excel workbook.`,
  open: 'Open the page of the meeting',
  why: [
    'Sent to marketing and to sales managers before the meeting.',
    'Its day and hour, and whether it comes at all, are the setting meetingMail.',
  ],
});
