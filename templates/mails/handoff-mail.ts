import { answerActionLabels, type AnswerAction } from '../../contract/answer-words.ts';
import { evidenceText } from './evidence-words.ts';
import { blocksToHtml } from '../content/blocks-to-html.ts';
import { blocksToText } from '../content/blocks-to-text.ts';
import type { Block, Inline, Line } from '../content/blocks.ts';
import { clean, clip, telHref } from '../../domain/kernel/clean-text.ts';
import {
  approachReasonLabels,
  bantItemLabels,
  bantLabels,
  channelLabels,
  interestLabels,
  labelOf,
  signalLabels,
} from '../../contract/labels.ts';
import type { HandoffMailView } from './handoff-mail-view.ts';
import type { RenderedMail } from './rendered-mail.ts';
import { engagementText, openerText, otherwiseText, whySentence, whyShort } from './handoff-words.ts';
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
          ? [[`${first}（${because}）`], [`つながらない場合: ${otherwise}`]]
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

/** Where, then who: a name is not parted from its reading. */
function person({ locale, customer }: HandoffMailView): readonly Line[] {
  const name = bareName(customer.fullName) || bareName(customer.lastName);
  const kana = clean(customer.kana);
  const place = [clean(customer.accountName), clean(customer.department), clean(customer.title)].filter(
    (part) => part !== '',
  );
  const reading = kana === '' ? '' : locale === 'ja' ? `（${kana}）` : ` (${kana})`;
  const who = locale === 'ja' ? `${name === '' ? 'ご担当者' : name}様` : name === '' ? 'Name unknown' : name;
  return [[place.join(locale === 'ja' ? ' ' : ', ')], [who + reading]].filter(([text]) => text !== '');
}

/** Numbers first, each of which can be tapped unless calls are refused; then the address, unless mail is refused. */
function contact(view: HandoffMailView): readonly Line[] {
  const { locale } = view;
  const words = contactWords[locale];
  const mayCall = view.callPermission === 'allowed';
  const numbers = [
    [words.direct, view.phoneDirect],
    [words.mobile, view.phoneMobile],
    [words.main, view.phoneMain],
  ].flatMap(([label = '', number]): readonly Inline[] => {
    const shown = clean(number);
    const href = telHref(shown);
    if (shown === '') return [];
    return [
      `${label} `,
      mayCall && href !== undefined ? { text: shown, href, tracked: false } : shown,
      words.between,
    ];
  });
  const email = clean(view.customer.email);
  const mayMail = view.mailPermission === 'allowed';
  const address: readonly Inline[] =
    email === ''
      ? []
      : [mayMail ? { text: email, href: `mailto:${email}`, tracked: false } : email, words.between];
  const permission = mayMail ? words.mailAllowed : mayCall ? words.mailStoppedCallOnly : words.mailStopped;
  return [
    numbers.length === 0 ? [words.noNumber] : numbers.slice(0, -1),
    ...(mayCall ? [] : [[words.callRefused]]),
    [...address, permission],
  ];
}

function background(view: HandoffMailView): readonly Block[] {
  const { locale } = view;
  const words = headings[locale];
  return [
    { kind: 'section', heading: words.history, lines: [[history(view)]] },
    { kind: 'section', heading: words.acts, lines: acts(view) },
    { kind: 'section', heading: words.interest, lines: interest(view) },
    { kind: 'section', heading: words.bant, lines: [[bant(view)]] },
    { kind: 'section', heading: words.inside, lines: [[inside(view)]] },
  ];
}

function history({ locale, history: past }: HandoffMailView): string {
  const ja = locale === 'ja';
  const words = clean(past.lastWords);
  const parts = [
    clean(past.lastWon),
    clean(past.lastLost),
    words === '' ? '' : ja ? `最後の会話「${words}」` : `last words: "${words}"`,
  ].filter((part) => part !== '');
  const none = ja ? '記録なし' : 'none on record';
  const before = clean(past.previousOwner) || none;
  return ja
    ? `${parts.length === 0 ? none : parts.join('／')}（前担当: ${before}）`
    : `${parts.length === 0 ? 'None on record' : parts.join(' / ')} (previous owner: ${before})`;
}

/** Newest first. That nobody attended a webinar is information too (docs/rules.md#five-kinds-of-information). */
function acts({ locale, acts: done }: HandoffMailView): readonly Line[] {
  const ja = locale === 'ja';
  const lines = done.map(({ when, what }): Line => [
    [clean(when), engagementText(what, locale)].filter((part) => part !== '').join(ja ? ' ' : ': '),
  ]);
  const attended = done.some(({ what }) => what.kind === 'webinar');
  return attended ? lines : [...lines, [ja ? 'ウェビナー参加: なし' : 'Webinars: none attended']];
}

function interest(view: HandoffMailView): readonly Line[] {
  const { locale, interest: is, evidence } = view;
  const ja = locale === 'ja';
  const points = Math.round(is.points);
  const label = interestLabels[is.label][locale];
  const parts = is.contributions.map(
    ({ signal, points: worth }) => `${labelOf(signalLabels, signal, locale)} ${Math.round(worth)}`,
  );
  const made = parts.length === 0 ? '' : ja ? `（${parts.join('、')}）` : ` (${parts.join(', ')})`;
  const score = ja
    ? `${label} ${points}点${made}＋属性 ${Math.round(is.fit)}点　この方の基準は${Math.round(is.threshold)}点`
    : `${label}, ${points} points${made}, plus ${Math.round(is.fit)} for fit; the cut for this person is ${Math.round(is.threshold)}`;
  const few = ja ? 'まだ件数が少なく、示せません' : 'too few cases yet to tell';
  const seen = evidence === undefined ? few : evidenceText(evidence, locale);
  return [[score], [ja ? `同じ行動の方の実績: ${seen}` : `Others who did the same: ${seen}`]];
}

function bant({ locale, bant: known }: HandoffMailView): string {
  const none = locale === 'ja' ? '未確認' : 'not known yet';
  const items = [
    [bantItemLabels.budget, known.budget === undefined ? undefined : bantLabels.budget[known.budget]],
    [
      bantItemLabels.authority,
      known.authority === undefined ? undefined : bantLabels.authority[known.authority],
    ],
    [bantItemLabels.need, known.need === undefined ? undefined : bantLabels.need[known.need]],
    [
      bantItemLabels.timeframe,
      known.timeframe === undefined ? undefined : bantLabels.timeframe[known.timeframe],
    ],
  ] as const;
  if (items.every(([, value]) => value === undefined))
    return locale === 'ja'
      ? `予算・決裁・課題・時期とも${none}`
      : `Budget, authority, need and timeframe: ${none}`;
  return items
    .map(([item, value]) =>
      locale === 'ja' ? `${item.ja} ${value?.ja ?? none}` : `${item.en}: ${value?.en.toLowerCase() ?? none}`,
    )
    .join(locale === 'ja' ? '／' : '; ');
}

function inside({ locale, colleagues, openDeals }: HandoffMailView): string {
  const names = colleagues.map((name) => clean(name)).filter((name) => name !== '');
  if (locale === 'ja')
    return `同じ会社の方: ${names.length === 0 ? '記録なし' : names.join('、')}／商談中の案件: ${openDeals === 0 ? 'なし' : `${openDeals}件`}`;
  return `Others at the company: ${names.length === 0 ? 'none on record' : names.join(', ')}; open deals: ${openDeals === 0 ? 'none' : openDeals}`;
}

function buttons({ locale, urls }: HandoffMailView): readonly Block[] {
  const words = (action: AnswerAction): string => answerActionLabels[action][locale];
  return [
    button(words('accept'), urls.accept, 'primary'),
    button(words('promise'), urls.promise, 'plain'),
    button(words('notReached'), urls.notReached, 'plain'),
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

const headings = {
  ja: {
    why: 'なぜ今か',
    whom: 'お相手',
    approach: 'おすすめの連絡方法',
    openers: '話の切り出し',
    history: 'これまでの経緯',
    acts: '直近の行動',
    interest: '関心度',
    bant: '分かっていること',
    inside: '社内の状況',
    heard: 'インサイドセールスがうかがったこと',
    heardNothing: '記入なし',
  },
  en: {
    why: 'Why now',
    whom: 'Whom',
    approach: 'Recommended approach',
    openers: 'How to begin',
    history: 'History',
    acts: 'Recent acts',
    interest: 'Interest',
    bant: 'What we know',
    inside: 'Inside the company',
    heard: 'What inside sales heard',
    heardNothing: 'nothing was noted',
  },
};

const contactWords = {
  ja: {
    direct: '直通',
    mobile: '携帯',
    main: '代表',
    between: '／',
    noNumber: '電話番号の記録なし',
    callRefused: '電話はご希望されていません。お控えください。',
    mailAllowed: 'メール配信: 可',
    mailStopped: 'メール配信: 停止中',
    mailStoppedCallOnly: 'メール配信: 停止中・電話のみ',
  },
  en: {
    direct: 'Direct',
    mobile: 'Mobile',
    main: 'Switchboard',
    between: ' / ',
    noNumber: 'No phone number on record',
    callRefused: 'This customer does not want calls: please do not phone.',
    mailAllowed: 'mail: allowed',
    mailStopped: 'mail: stopped',
    mailStoppedCallOnly: 'mail: stopped, phone only',
  },
};
