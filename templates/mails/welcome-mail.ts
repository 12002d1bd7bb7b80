import { blocksToHtml } from '../content/blocks-to-html.ts';
import { blocksToText } from '../content/blocks-to-text.ts';
import type { Block } from '../content/blocks.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import type { RenderedMail } from './rendered-mail.ts';
import type { WelcomeMailView } from './welcome-mail-view.ts';
import { bareName } from './nurture-variables.ts';

/** Tells a salesperson, before the first handoff, who will write, what comes and what the buttons do; one button says that it arrived. */
export function renderWelcomeMail(view: WelcomeMailView): RenderedMail {
  const words = view.locale === 'ja' ? wordsJa(view) : wordsEn(view);
  const blocks: readonly Block[] = [
    { kind: 'paragraph', lines: words.intro.map((line) => [line]) },
    { kind: 'button', label: words.button, href: view.url, tracked: false, tone: 'primary' },
    ...words.sections.map(([heading, lines]): Block => ({
      kind: 'section',
      isList: true,
      heading,
      lines: lines.map((line) => [line]),
    })),
    { kind: 'rule' },
    { kind: 'fine', lines: words.fine.map((line) => [line]) },
  ];
  return {
    subject: words.subject,
    html: blocksToHtml(blocks, view.locale, words.subject),
    text: blocksToText(blocks, view.locale),
  };
}

interface Words {
  readonly subject: string;
  readonly intro: readonly string[];
  readonly button: string;
  readonly sections: readonly (readonly [heading: string, lines: readonly string[]])[];
  readonly fine: readonly string[];
}

function wordsJa({ toLastName, companyName, senderAddress, askAddress }: WelcomeMailView): Words {
  const name = bareName(toLastName);
  return {
    subject: '【ご確認】お客様の引き渡しメールが届きます',
    intro: [
      ...(name === '' ? [] : [`${name}さん`]),
      `${clean(companyName)}のマーケティングから、関心の高まったお客様を、このアドレス（${clean(senderAddress)}）よりお知らせします。`,
      'このメールが届いたら、下のボタンを押してください。お願いしたいことは、これだけです。',
    ],
    button: '受け取りました',
    sections: [
      [
        '届くもの',
        [
          'お客様おひとりにつき1通です。なぜ今か、電話番号、話の切り出しを、スマートフォンの1画面にまとめます。',
          '件名の例: 【A・本日11:20まで】東都精機 山田様｜個別相談のご希望',
          'Aは1営業時間以内、Bは翌営業日までに、初回のご連絡をお願いするものです。',
        ],
      ],
      [
        'ボタンですること',
        [
          '対応します: ご自分が担当することを知らせます。以後の催促は止まります。',
          '日時を決めて連絡します: 期限が、その日時に変わります。',
          '不在でした: 1回押すだけで記録します。',
          '結果を報告: 選ぶだけで、約30秒で終わります。',
          '担当を替わってほしい: 別の方を探します。評価には影響しません。',
          '押しただけでは決まりません。開いたページのボタンで記録し、あとから取り消せます。',
        ],
      ],
      [
        '迷惑メールに入っていたら',
        [
          `「迷惑メールではない」を選び、${clean(senderAddress)} を連絡先に加えてください。お客様が待っています。`,
        ],
      ],
    ],
    fine: [`ログインもアプリも要りません。ご質問は ${clean(askAddress)} へ、このメールに返信してください。`],
  };
}

function wordsEn({ toLastName, companyName, senderAddress, askAddress }: WelcomeMailView): Words {
  const name = bareName(toLastName);
  return {
    subject: '[Please confirm] Customers will be handed to you by mail',
    intro: [
      ...(name === '' ? [] : [`${name},`]),
      `marketing at ${clean(companyName)} will tell you from this address (${clean(senderAddress)}) of customers whose interest has grown.`,
      'If this mail has reached you, please press the button. That is all we ask.',
    ],
    button: 'It has arrived',
    sections: [
      [
        'What will come',
        [
          'One mail for each customer: why now, the phone number and how to begin, on one screen of a phone.',
          'A subject looks like this: [A, by 11:20 today] Jones, Acme Works: asks for a consultation',
          'A means a first call within one business hour, B by the next business day.',
        ],
      ],
      [
        'What the buttons do',
        [
          'I will take it: says that it is yours; reminders stop.',
          'Set a time to call or visit: moves the due time to the one you set.',
          'Nobody answered: noted with one press.',
          'Report the result: a few choices, 30 seconds.',
          'Ask for another owner: somebody else is found. It counts for nothing else.',
          'A button opens a page; only the button of the page records, and it can be taken back.',
        ],
      ],
      [
        'If it was in the spam folder',
        [`Mark it as no spam, and add ${clean(senderAddress)} to your contacts: customers will be waiting.`],
      ],
    ],
    fine: [`No login, no app. Questions go to ${clean(askAddress)}: reply to this mail.`],
  };
}
