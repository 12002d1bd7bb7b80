import type * as z from 'zod';
import type { Label } from './labels.ts';
import type { Locale } from '../domain/kernel/locale.ts';

/** What is wrong with a value by a schema, and what to give: in the words of somebody who fills in a form. */
export const schemaWords =
  (locale: Locale) =>
  (issue: z.core.$ZodRawIssue): string =>
    wordsOf(issue)[locale];

function wordsOf(issue: z.core.$ZodRawIssue): Label {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? missing : typed(issue.expected);
    case 'too_small':
      return least(issue.origin, Number(issue.minimum), issue.inclusive ?? true);
    case 'too_big':
      return most(issue.origin, Number(issue.maximum), issue.inclusive ?? true);
    case 'invalid_format':
      return formats[issue.format] ?? { ja: '書き方が違います。', en: 'This is not how it is written.' };
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'not_multiple_of':
      return { ja: `${issue.divisor}の倍数を入れてください。`, en: `Give a multiple of ${issue.divisor}.` };
    case 'unrecognized_keys':
      return {
        ja: `知らない項目です（${issue.keys.join('、')}）。名前を直すか、消してください。`,
        en: `Nothing is called ${issue.keys.join(', ')} here. Correct the name or leave it out.`,
      };
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) && issue.options.length > 0
        ? oneOf(issue.options.map(String))
        : unusable;
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
    default:
      return unusable;
  }
}

/** Said of a value of which nothing better is known. */
export const unusable: Label = { ja: 'この値は使えません。', en: 'This cannot be used here.' };
const missing: Label = { ja: '値がありません。入れてください。', en: 'This is missing. Give a value.' };

const types: Readonly<Record<string, Label>> = {
  number: { ja: '数を入れてください。', en: 'Give a number.' },
  int: { ja: '整数を入れてください。', en: 'Give a whole number.' },
  string: { ja: '文字を入れてください。', en: 'Give a text.' },
  boolean: { ja: 'true か false を入れてください。', en: 'Give true or false.' },
  array: { ja: '一覧（[ ] で囲んだもの）にしてください。', en: 'Give a list, in [ ].' },
  object: {
    ja: '項目のまとまり（{ } で囲んだもの）にしてください。',
    en: 'Give fields with their values, in { }.',
  },
};

const typed = (expected: string): Label => types[expected === 'record' ? 'object' : expected] ?? unusable;

function least(origin: string, minimum: number, isInclusive: boolean): Label {
  if (origin === 'string')
    return minimum <= 1
      ? { ja: '入力してください。', en: 'Give a text.' }
      : { ja: `${minimum}文字以上にしてください。`, en: `Give at least ${minimum} letters.` };
  if (origin === 'array' || origin === 'set')
    return { ja: `${minimum}件以上にしてください。`, en: `Give at least ${minimum} of them.` };
  return isInclusive
    ? { ja: `${minimum}以上の数を入れてください。`, en: `Give a number of at least ${minimum}.` }
    : { ja: `${minimum}より大きい数を入れてください。`, en: `Give a number above ${minimum}.` };
}

function most(origin: string, maximum: number, isInclusive: boolean): Label {
  if (origin === 'string')
    return { ja: `${maximum}文字以下にしてください。`, en: `Give at most ${maximum} letters.` };
  if (origin === 'array' || origin === 'set')
    return { ja: `${maximum}件以下にしてください。`, en: `Give at most ${maximum} of them.` };
  return isInclusive
    ? { ja: `${maximum}以下の数を入れてください。`, en: `Give a number of at most ${maximum}.` }
    : { ja: `${maximum}より小さい数を入れてください。`, en: `Give a number below ${maximum}.` };
}

const oneOf = (values: readonly string[]): Label => {
  const listed = values.length > 12 ? [...values.slice(0, 12), '…'] : values;
  return {
    ja: `${listed.map((each) => `「${each}」`).join('')}のどれかを指定してください。`,
    en: `Use one of ${listed.join(', ')}.`,
  };
};

const formats: Readonly<Record<string, Label>> = {
  email: {
    ja: 'メールアドレスを入れてください（例: name@example.co.jp）。',
    en: 'Give an e-mail address, such as name@example.com.',
  },
  url: {
    ja: 'https:// で始まるアドレスを入れてください。',
    en: 'Give an address that begins with https://.',
  },
  date: { ja: '日付を 2026-12-31 のように入れてください。', en: 'Give a day such as 2026-12-31.' },
  time: { ja: '時刻を 09:30 のように入れてください。', en: 'Give a time such as 09:30.' },
  datetime: {
    ja: '日時を 2026-12-31T09:30:00Z のように入れてください。',
    en: 'Give a moment such as 2026-12-31T09:30:00Z.',
  },
};
