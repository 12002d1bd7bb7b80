import { blocksToHtml } from '../content/blocks-to-html.ts';
import { blocksToText } from '../content/blocks-to-text.ts';
import type { Block } from '../content/blocks.ts';
import { clean, clip, widthOf } from '../../domain/kernel/clean-text.ts';
import { bareName } from './nurture-variables.ts';
import type { RenderedMail } from './rendered-mail.ts';
import type { TaskMailView } from './task-mail-view.ts';

/** Tells a colleague what to do about a customer, and how to reach them. */
export function renderTaskMail(view: TaskMailView): RenderedMail {
  const { subject, lines } = view.locale === 'ja' ? wordsJa(view) : wordsEn(view);
  const blocks: readonly Block[] = [
    { kind: 'paragraph', lines: lines.map((line) => [line]) },
    ...(view.url === undefined
      ? []
      : [
          {
            kind: 'button',
            label: open[view.locale],
            href: view.url,
            tracked: false,
            tone: 'primary',
          } as const,
        ]),
  ];
  return {
    subject,
    html: blocksToHtml(blocks, view.locale, subject),
    text: blocksToText(blocks, view.locale),
  };
}

const open = { ja: '開く', en: 'Open' };

interface Words {
  readonly subject: string;
  readonly lines: readonly string[];
}

const whoOf = ({ accountName, customerName }: TaskMailView, nobody: string): readonly string[] => {
  const name = bareName(customerName);
  return [clip(clean(accountName), 40), name === '' ? nobody : clip(name, 24)].filter((part) => part !== '');
};

const ROOM = 40;

/** What is to be done, in the room that a subject has: its first sentence where the whole is too long. */
function briefly(view: TaskMailView): string {
  const what = clean(view.what);
  const [sentence = ''] = what.split(/(?<=。)|(?<=\p{Ll}{3}[.!?]) /u);
  return clip(widthOf(what) <= ROOM ? what : sentence.replace(/[。.]$/, ''), ROOM);
}

function wordsJa(view: TaskMailView): Words {
  const who = `${whoOf(view, 'ご担当者').join(' ')}様`;
  const name = bareName(view.toLastName);
  return {
    subject: `【お願い】${who}｜${briefly(view)}`,
    lines: [
      ...(name === '' ? [] : [`${name}さん`]),
      `${who}について、次の対応をお願いします。`,
      clean(view.what),
      ...(view.phone === undefined ? [] : [`電話: ${clean(view.phone)}`]),
      ...(view.email === undefined ? [] : [`メール: ${clean(view.email)}`]),
    ],
  };
}

function wordsEn(view: TaskMailView): Words {
  const who = whoOf(view, 'a customer').toReversed().join(', ');
  const name = bareName(view.toLastName);
  return {
    subject: `[Please act] ${who}: ${briefly(view)}`,
    lines: [
      ...(name === '' ? [] : [`${name},`]),
      `Please do this for ${who}:`,
      clean(view.what),
      ...(view.phone === undefined ? [] : [`Phone: ${clean(view.phone)}`]),
      ...(view.email === undefined ? [] : [`Mail: ${clean(view.email)}`]),
    ],
  };
}
