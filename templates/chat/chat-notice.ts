import { cutText } from '../../domain/kernel/cut-text.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { clean, clip } from '../../domain/kernel/clean-text.ts';
import { bareName } from '../mails/nurture-variables.ts';

/** What a chat is told of a new handoff: nothing that lets anybody answer in the owner's name, and no address. */
export interface ChatNoticeView {
  readonly locale: Locale;
  readonly rank: 'A' | 'B' | 'C';
  readonly accountName: string;
  readonly lastName: string;
  readonly why: string;
  readonly ownerName: string;
  /** Empty where there is no clock. */
  readonly dueAt: string;
  readonly code: string;
}

/** The body that an incoming webhook of Slack, or a Workflow of Teams, takes. */
export function renderChatNotice(view: ChatNoticeView, kind: 'slack' | 'teams'): object {
  const title = titleOf(view);
  const facts = factsOf(view);
  switch (kind) {
    case 'slack':
      return slackBody(title, facts);
    case 'teams':
      return teamsBody(title, facts);
    default:
      return kind satisfies never;
  }
}

type Fact = readonly [label: string, value: string];

function titleOf({ locale, rank, accountName, lastName, why }: ChatNoticeView): string {
  const account = clip(clean(accountName), 48);
  const name = clip(bareName(lastName), 24);
  if (locale === 'ja') {
    const who = [account, `${name === '' ? 'ご担当者' : name}様`].filter((part) => part !== '').join(' ');
    return `【${rank}】${who}｜${clean(why)}`;
  }
  const who = [name, account].filter((part) => part !== '').join(', ') || 'A customer';
  return `[${rank}] ${who}: ${clean(why)}`;
}

function factsOf({ locale, ownerName, dueAt, code }: ChatNoticeView): readonly Fact[] {
  const ja = locale === 'ja';
  const facts: readonly Fact[] = [
    [ja ? '担当' : 'Owner', clip(clean(ownerName), 40)],
    [ja ? '初回連絡の期限' : 'First contact due', clean(dueAt)],
    [ja ? '受付番号' : 'Reference', clean(code)],
  ];
  return facts.filter(([, value]) => value !== '');
}

/** Slack's own marks (mentions, links) are made of these three letters. */
const slackText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function slackBody(title: string, facts: readonly Fact[]): object {
  const lines = facts.map(([label, value]) => `${label}: ${value}`);
  return {
    text: slackText([title, ...lines].join('\n')),
    blocks: [
      // Plain text in a block is shown as it is; headers hold 150 letters.
      { type: 'header', text: { type: 'plain_text', text: cutText(title, 150), emoji: false } },
      {
        type: 'section',
        fields: facts.map(([label, value]) => ({
          type: 'plain_text',
          text: `${label}\n${value}`,
          emoji: false,
        })),
      },
    ],
  };
}

/** Cards read Markdown: brackets would make links of names. */
const cardText = (text: string): string =>
  text
    .replaceAll('[', '［')
    .replaceAll(']', '］')
    .replaceAll(/[*_`~]/g, ' ');

const teamsBody = (title: string, facts: readonly Fact[]): object => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      contentUrl: null,
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        body: [
          { type: 'TextBlock', text: cardText(title), weight: 'Bolder', wrap: true },
          {
            type: 'FactSet',
            facts: facts.map(([label, value]) => ({ title: label, value: cardText(value) })),
          },
        ],
      },
    },
  ],
});
