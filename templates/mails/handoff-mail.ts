import { answerActionLabels, type AnswerAction } from '../../contract/answer-words.ts';
import { blocksToHtml } from '../content/blocks-to-html.ts';
import { blocksToText } from '../content/blocks-to-text.ts';
import type { Block, Line } from '../content/blocks.ts';
import { clean, clip } from '../../domain/kernel/clean-text.ts';
import type { Channel } from '../../domain/handoffs/create/approach.ts';
import { approachReasonLabels, channelLabels, labelOf } from '../../contract/labels.ts';
import { background } from './handoff-background.ts';
import { headings } from './handoff-headings.ts';
import type { HandoffMailView } from './handoff-mail-view.ts';
import { contact, person } from './handoff-person.ts';
import type { RenderedMail } from './rendered-mail.ts';
import { openerText, otherwiseText, whySentence, whyShort, wroteLines } from './handoff-words.ts';
import { heardLines } from './heard-words.ts';
import { bookingUrlOf, mailDraft } from './mail-draft.ts';
import { bareName } from './nurture-variables.ts';

/**
 * Hands a customer to sales (docs/rules.md#the-mail-to-sales): due time, why, whom and how in the first screen of a
 * phone, then what is known (docs/rules.md#five-kinds-of-information), then five answers as buttons.
 */
export function renderHandoffMail(view: HandoffMailView): RenderedMail {
  const subject = subjectOf(view);
  const blocks = [
    ...firstScreen(view),
    ...wrote(view),
    ...heard(view),
    ...draftBlocks(view),
    ...background(view),
    ...buttons(view),
    ...endnotes(view),
  ];
  return {
    subject,
    html: blocksToHtml(blocks, view.locale, subject),
    text: blocksToText(blocks, view.locale),
  };
}

function subjectOf(view: HandoffMailView): string {
  const { locale, customer } = view;
  const added = view.reason === 'joined';
  const account = clip(clean(view.accountShortName), 32);
  const name = clip(bareName(customer.lastName) || bareName(customer.fullName), 24);
  const due = clean(view.dueShort);
  const why = whyShort(view.why, locale);
  if (locale === 'ja') {
    const who = [account, `${name === '' ? 'ご担当者' : name}様`].filter((part) => part !== '').join(' ');
    return `【${view.rank}${due === '' ? '' : `・${due}まで`}】${who}｜${added ? '追加: ' : ''}${why}`;
  }
  const who = [name, account].filter((part) => part !== '').join(', ');
  return `[${view.rank}${due === '' ? '' : `, by ${due}`}] ${who === '' ? 'Customer' : who}: ${added ? 'also ' : ''}${why}`;
}

function firstScreen(view: HandoffMailView): readonly Block[] {
  const { locale, approach } = view;
  const words = headings[locale];
  const first = labelOf(channelLabels, approach.first, locale);
  const because = labelOf(approachReasonLabels, approach.because, locale);
  const otherwise = otherwiseText(
    approach.first,
    approach.otherwise,
    channelLabels[approach.otherwise][locale],
    locale,
  );
  const openers = view.openers.map((opener, index) => openerText(opener, index === 0 ? 0 : 1, locale));
  return [
    { kind: 'paragraph', lines: [[introduction(view)]] },
    // On a phone the other buttons are screens below.
    button(answerActionLabels.accept[locale], view.urls.accept, 'primary'),
    { kind: 'section', heading: words.why, lines: [[whySentence(view.why, locale)]], strong: true },
    { kind: 'section', heading: words.whom, lines: [...person(view), ...contact(view)] },
    {
      kind: 'section',
      heading: words.approach,
      lines: [
        ...(locale === 'ja'
          ? [[`${first}（${because}）`], [`${otherwiseJa[approach.first]}: ${otherwise}`]]
          : [
              [
                `${first} (${because}). If that fails: ${otherwise.charAt(0).toLowerCase()}${otherwise.slice(1)}`,
              ],
            ]),
        ...booking(view),
      ],
    },
    {
      kind: 'section',
      heading: words.openers,
      lines: openers.map((text, index) => [
        locale === 'ja' ? `${index + 1}「${inner(text)}」` : `${index + 1}. ${text}`,
      ]),
    },
  ];
}

const otherwiseJa: Readonly<Record<Channel, string>> = {
  phone: 'つながらない場合',
  ownerCall: 'つながらない場合',
  mail: 'お返事がない場合',
  onlineMeeting: '日程が合わない場合',
};

/** What the customer wrote, where it is more than fits above. */
function wrote({ why, locale }: HandoffMailView): readonly Block[] {
  const lines = wroteLines(why);
  return lines.length === 0
    ? []
    : [{ kind: 'section', heading: headings[locale].wrote, lines: lines.map((line) => [line]) }];
}

/** The page where the customer picks a time, where a talk is arranged by mail or held online. */
function booking(view: HandoffMailView): readonly Line[] {
  const url = bookingUrlOf(view);
  const { first, otherwise } = view.approach;
  const fits = [first, otherwise].some((channel) => channel === 'mail' || channel === 'onlineMeeting');
  if (url === undefined || !fits) return [];
  const label = view.locale === 'ja' ? '予約リンク（お客様に送れます）: ' : 'Booking link to send: ';
  return [[label, { text: url, href: url, tracked: false }]];
}

/** A mail to the customer, written as far as it can be. */
function draftBlocks(view: HandoffMailView): readonly Block[] {
  const draft = mailDraft(view);
  if (draft === undefined) return [];
  const ja = view.locale === 'ja';
  return [
    {
      kind: 'draft',
      label: ja ? 'メール文案' : 'Draft a mail',
      href: draft.href,
      lines: [`${ja ? '件名' : 'Subject'}: ${draft.subject}`, ...draft.lines],
    },
  ];
}

/** What inside sales heard: the reason for the seller to move (docs/rules.md#questions-of-a-hearing). */
function heard({ tossedUp, locale }: HandoffMailView): readonly Block[] {
  if (tossedUp === undefined) return [];
  const by = clean(tossedUp.byName);
  const { heard: heading, heardNothing } = headings[locale];
  const lines = heardLines(tossedUp.heard, locale);
  return [
    {
      kind: 'section',
      heading: by === '' ? heading : locale === 'ja' ? `${heading}（${by}さん）` : `${heading} (${by})`,
      lines: (lines.length === 0 ? [heardNothing] : lines).map((line) => [line]),
    },
  ];
}

/** A quotation within a quotation. */
const inner = (text: string): string => text.replaceAll('「', '『').replaceAll('」', '』');

const reasonWords = {
  new: { ja: '引き渡しです。', en: 'this customer is handed to you.' },
  joined: {
    ja: '対応中の会社で、別のご担当の方にも動きがありました。',
    en: 'somebody else at a company you look after has become active.',
  },
  reassigned: { ja: '担当が替わりました。ご対応をお願いします。', en: 'this customer is yours from now on.' },
  tossedUp: {
    ja: 'インサイドセールスからの引き渡しです。',
    en: 'inside sales has heard this customer and hands it to you.',
  },
} as const;

function introduction(view: HandoffMailView): string {
  const name = bareName(view.ownerLastName);
  const due = clean(view.dueAt);
  if (view.locale === 'ja') {
    const what = reasonWords[view.reason].ja;
    return `${name === '' ? '' : `${name}さん　`}${what}${due === '' ? '初回のご連絡をお願いします。' : `${due}までに初回のご連絡をお願いします。`}`;
  }
  const what = reasonWords[view.reason].en;
  const whom = name === '' ? what.charAt(0).toUpperCase() + what.slice(1) : `${name}, ${what}`;
  return `${whom} Please make the first contact${due === '' ? '.' : ` by ${due}.`}`;
}

function buttons({ locale, urls, callPermission }: HandoffMailView): readonly Block[] {
  const words = (action: AnswerAction): string => answerActionLabels[action][locale];
  return [
    button(words('accept'), urls.accept, 'primary'),
    button(words('promise'), urls.promise, 'plain'),
    // Who is not called cannot be out.
    ...(callPermission === 'allowed' ? [button(words('notReached'), urls.notReached, 'plain')] : []),
    button(words('report'), urls.report, 'plain'),
    ...(urls.tossUp === undefined ? [] : [button(words('tossUp'), urls.tossUp, 'plain')]),
    button(words('decline'), urls.decline, 'plain'),
  ];
}

const button = (label: string, href: string, tone: 'primary' | 'plain'): Block => ({
  kind: 'button',
  label,
  href,
  tracked: false,
  tone,
});

const endnotes = ({ locale, code, takesReplies, urls: { dispute } }: HandoffMailView): readonly Block[] => [
  { kind: 'rule' },
  ...(dispute === undefined
    ? []
    : [
        {
          kind: 'fine' as const,
          lines: [
            [
              {
                text:
                  locale === 'ja'
                    ? 'この判定はおかしい（本人の操作ではないようだ）'
                    : 'This verdict is wrong (it does not seem to be the person)',
                href: dispute,
                tracked: false,
              },
            ],
          ],
        },
      ]),
  {
    kind: 'fine',
    lines:
      locale === 'ja'
        ? [
            [
              '※ 閲覧・開封の記録には触れず、お客様がご自身でされたこと（請求・質問など）を話題にしてください。',
            ],
            [`受付番号 ${clean(code)}`],
            [
              takesReplies === true
                ? 'ボタンが開けないときは、このメールに「対応」「不在」「早い」とだけご返信ください。'
                : 'ボタンが開けないときは、テキスト版のアドレスをブラウザーに貼り付けてください。',
            ],
          ]
        : [
            [
              'Please do not mention what was opened or viewed. Talk about what the customer did knowingly: requests, questions.',
            ],
            [`Reference ${clean(code)}`],
            [
              takesReplies === true
                ? 'If the buttons do not open, reply to this mail with one word: accept, absent or early.'
                : 'If the buttons do not open, paste their addresses from the text version into a browser.',
            ],
          ],
  },
];
