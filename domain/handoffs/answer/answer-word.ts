import type { Feedback } from '../handoff.ts';
import { monthIn, startOfMonth } from '../../kernel/month-in.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { withoutQuote } from '../../mail/own-words.ts';

/** What a salesperson says by replying to a handoff's mail with one word (docs/rules.md#the-mail-to-sales). */
const words: readonly (readonly [RegExp, Feedback['answer']])[] = [
  [
    /^(?:対応|受領|了解)(?:します|しました|いたします|です)?$|^(?:accept|mine|i(?:'| wi)ll take it)$/,
    { kind: 'accept' },
  ],
  [
    /^(?:不在|留守)(?:でした|です)?$|^(?:absent|not in|no answer)$/,
    { kind: 'report', outcome: 'notReached', channel: 'phone' },
  ],
  [/^(?:まだ)?(?:早い|時期尚早)(?:です|でした)?$|^(?:too )?early$/, { kind: 'report', outcome: 'tooEarly' }],
  [/^(?:話せた|話せました|通話)$|^(?:spoke|reached)$/, { kind: 'report', outcome: 'reached' }],
  [/^(?:代|替|変)わって(?:ください|ほしい)?$|^(?:pass|somebody else)$/, { kind: 'decline' }],
];

/** 「早い 来年4月以降」: too early, and from when. */
function tooEarlyFrom(line: string, today: LocalDate): Feedback['answer'] | undefined {
  const [, rest] = /^(?:まだ)?(?:早い|時期尚早|too early|early)[\s、,:：。]+(.+)$/i.exec(line) ?? [];
  const month = rest === undefined ? undefined : monthIn(rest, today);
  return month === undefined || startOfMonth(month) <= today
    ? undefined
    : { kind: 'report', outcome: 'tooEarly', until: startOfMonth(month), note: rest };
}

const LONGEST_LINE = 200;

/** Reads the first line that somebody wrote above the quote on `today`; undefined where it is none of the words. */
export function answerIn(text: string, today: LocalDate): Feedback['answer'] | undefined {
  const line = withoutQuote(text)
    .split('\n')
    .map((each) => each.normalize('NFKC').trim())
    .find((each) => each !== '');
  const written = (line ?? '')
    .slice(0, LONGEST_LINE)
    .replace(/^[「『"'([【]+|[」』"'\])】。.!,、]+$/g, '')
    .replace(/[」』"'\])】。.!,、]+$/g, '')
    .trim();
  const withoutCode = written
    .replace(/[2-9A-HJ-NP-Z]{6}$/, '')
    .trim()
    .replace(/[#:]$/, '')
    .trim();
  // A word of six capitals looks like a code: ACCEPT.
  const said = [written, withoutCode].map((each) => each.toLowerCase());
  const known = words.find(([pattern]) => said.some((each) => pattern.test(each)));
  return known?.[1] ?? tooEarlyFrom(line ?? '', today);
}

/** The code of a handoff that somebody wrote or that the quoted mail names. */
export const codeIn = (text: string): string | undefined =>
  /(?:受付番号|reference)[\s:：]{0,10}([2-9A-HJ-NP-Z]{6})/i
    .exec(text.normalize('NFKC'))?.[1]
    ?.toUpperCase() ??
  /(?:^|[^A-Za-z0-9])([2-9A-HJ-NP-Z]{6})(?![A-Za-z0-9])/.exec(text.normalize('NFKC'))?.[1];
