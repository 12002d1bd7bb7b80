import { blocksToHtml } from '../content/blocks-to-html.ts';
import { blocksToText } from '../content/blocks-to-text.ts';
import type { Block } from '../content/blocks.ts';
import { clean, clip } from '../../domain/kernel/clean-text.ts';
import { bareName } from './nurture-variables.ts';
import type { RenderedMail } from './rendered-mail.ts';
import type { ReviewMailView } from './review-mail-view.ts';

/** Asks an owner who of his people is not to be mailed; one button leads to the names. */
export function renderReviewMail(view: ReviewMailView): RenderedMail {
  const words = view.locale === 'ja' ? wordsJa(view) : wordsEn(view);
  const blocks: readonly Block[] = [
    { kind: 'paragraph', lines: words.lines.map((line) => [line]) },
    { kind: 'button', label: words.button, href: view.url, tracked: false, tone: 'primary' },
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
  readonly lines: readonly string[];
  readonly button: string;
  readonly fine: readonly string[];
}

function wordsJa(view: ReviewMailView): Words {
  const name = bareName(view.toLastName);
  const people = `${view.people}名${view.isMore ? '以上' : ''}`;
  const [again, first] = [view.round === 'remind', clip(clean(view.campaignName), 24)];
  return {
    subject: `【営業確認・${view.until}まで】${first}｜ご担当の${people}${again ? '（再送）' : ''}`,
    lines: [
      ...(name === '' ? [] : [`${name}さん`]),
      `ご担当の${people}に、${view.firstMailAt} から「${clean(view.topic)}」のご案内を順に送る予定です。`,
      '送らないほうがよい方がいれば、印を外してください。',
      `${view.until} までにお返事がないときは、全員に「送ってよい」とみなします。`,
    ],
    button: '名前を確認する',
    fine: [
      '商談中、クレーム対応中、配信停止の方は、はじめから除いています。ログインは要りません。このリンクはあなた専用です。',
    ],
  };
}

function wordsEn(view: ReviewMailView): Words {
  const name = bareName(view.toLastName);
  const people = `${view.people}${view.isMore ? ' or more' : ''}`;
  const [again, first] = [view.round === 'remind', clip(clean(view.campaignName), 32)];
  return {
    subject: `[${again ? 'Reminder, ' : ''}names by ${view.until}] ${first}: ${people} of your people`,
    lines: [
      ...(name === '' ? [] : [`${name},`]),
      `from ${view.firstMailAt} on, ${people} of your people ${people === '1' ? 'gets' : 'get'} mails about ${clean(view.topic)}.`,
      'Untick whoever should get none.',
      `Silence by ${view.until} means yes for all of them.`,
    ],
    button: 'Look through the names',
    fine: [
      'Whoever is in a deal, has a complaint or unsubscribed was left out before. No login; the link is yours alone.',
    ],
  };
}
