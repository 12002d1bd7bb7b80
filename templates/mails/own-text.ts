import type { Locale } from '../../domain/kernel/locale.ts';
import { clean, widthOf } from '../../domain/kernel/clean-text.ts';
import type { Label } from '../../contract/labels.ts';
import { showMarks } from './letter-blocks.ts';
import { compile, fieldsOf, fill } from './liquid-engine.ts';
import { renderNurtureMail, subjectWidth } from './nurture-mail.ts';
import type { LetterSource } from './nurture-text.ts';
import { fieldNames, variablesOf } from './nurture-variables.ts';
import { sampleView } from './sample-view.ts';
import { syntaxWords } from './syntax-words.ts';

/** What is wrong with a marketer's own letter, in the words of the marketer. Warnings do not keep it from being used. */
export type OwnTextCheck =
  | { readonly ok: true; readonly warnings: readonly Label[] }
  | { readonly ok: false; readonly problems: readonly Label[]; readonly warnings: readonly Label[] };

/**
 * Checks an own letter before it is saved: language, unknown fields, forbidden words, addresses of links, subject.
 * It is also rendered once with sample data, so that what passes here renders later.
 */
export function checkOwnText(text: LetterSource, locale: Locale): OwnTextCheck {
  const { preheader = '' } = text;
  if (
    text.subject.length > LONGEST.subject ||
    preheader.length > LONGEST.subject ||
    text.body.length > LONGEST.body
  )
    return { ok: false, problems: [tooLong], warnings: [] };
  const problems = [
    ...partProblems(text.subject, parts.subject),
    ...(preheader === '' ? [] : partProblems(preheader, parts.preheader)),
    ...partProblems(text.body, parts.body),
    ...imageProblems(text.body),
    ...linkProblems(text.body.replaceAll(PICTURE, '')),
    ...markupProblems(text.body),
  ];
  const warnings =
    problems.length === 0
      ? [...subjectWarnings(text.subject, locale), ...blankWarnings(text), ...linkWarnings(text.body)]
      : [];
  if (problems.length === 0) problems.push(...trialProblems(text, locale));
  return problems.length === 0 ? { ok: true, warnings } : { ok: false, problems, warnings };
}

/** A letter is shorter; what is longer is a file that was pasted by mistake. */
const LONGEST = { subject: 500, body: 20_000 };
const tooLong: Label = {
  ja: `件名は${LONGEST.subject}字、本文は${LONGEST.body}字までです。短くしてください。`,
  en: `A subject has at most ${LONGEST.subject} letters and a text ${LONGEST.body}. Make it shorter.`,
};

const parts = {
  subject: { ja: '件名', en: 'subject' },
  preheader: { ja: '件名の続き', en: 'preview' },
  body: { ja: '本文', en: 'body' },
};

function partProblems(source: string, part: Label): readonly Label[] {
  if (source.trim() === '')
    return [
      {
        ja: `${part.ja}がありません。入力してください。`,
        en: `The ${part.en} is missing. Please write one.`,
      },
    ];
  return [...syntaxOrFieldProblems(source, part), ...wordProblems(source, part)];
}

function syntaxOrFieldProblems(source: string, part: Label): readonly Label[] {
  try {
    return fieldsOf(compile(source))
      .filter((field) => !isKnown(field))
      .map((field) => ({
        ja: `${part.ja}の差し込み項目「${field}」は使えません。使える項目: ${fieldNames.join('、')}。`,
        en: `The ${part.en} uses the unknown field "${field}". Fields are: ${fieldNames.join(', ')}.`,
      }));
  } catch (error) {
    return [syntaxProblem(error, part)];
  }
}

const isKnown = (field: string): boolean =>
  fieldNames.includes(field) || /^asset\.points(\[\d+\]|\.(size|first|last))$/.test(field);

function syntaxProblem(error: unknown, part: Label): Label {
  const message = error instanceof Error ? error.message : String(error);
  const line = /line:(\d+)/.exec(message)?.[1];
  const what = syntaxWords(message);
  return {
    ja: `${part.ja}の${line === undefined ? '' : `${line}行目の`}差し込みの書き方を直してください（${what.ja}）。`,
    en: `Please correct the ${part.en}${line === undefined ? '' : `, line ${line}`}: ${what.en}.`,
  };
}

/** Words that a customer must never read about themselves (docs/rules.md#nothing-inner-is-seen). */
export const forbiddenWords: readonly { readonly word: string; readonly pattern: RegExp }[] = [
  { word: '休眠', pattern: /休眠/ },
  { word: 'ホット', pattern: /ホット(?!ライン|スポット|プレート|メルト|スタンプ)/ },
  { word: 'スコア', pattern: /スコア/ },
  { word: '掘り起こし', pattern: /掘り?起こ?し/ },
  { word: 'dormant', pattern: /\bdormant\b/i },
  { word: 'hot lead', pattern: /\bhot[ -]leads?\b/i },
  { word: 'score', pattern: /\bscor(?:e|es|ing)\b/i },
];

const wordProblems = (source: string, part: Label): readonly Label[] =>
  forbiddenWords
    .filter(({ pattern }) => pattern.test(source.normalize('NFKC')))
    .map(({ word }) => ({
      ja: `${part.ja}の「${word}」は社内の言葉です。お客様に伝わる言葉に替えてください。`,
      en: `The ${part.en} says "${word}", which is a word for colleagues only. Please choose another.`,
    }));

function linkProblems(body: string): readonly Label[] {
  const targets = [
    ...[...body.matchAll(/\]\(([^)\n]*)\)/g)].map((match) => match[1] ?? ''),
    ...[...body.matchAll(/href\s*=\s*["']?([^"'\s>]+)/gi)].map((match) => match[1] ?? ''),
    ...[...body.matchAll(/(?<!\]\()http:\/\/\S+/gi)].map(([found]) => found),
  ];
  return targets
    .filter(
      (target) =>
        !/^(https:\/\/|mailto:|tel:|\{\{-?\s*(asset|consultation|goOn)\.url\b)/i.test(target.trim()),
    )
    .map((target) => ({
      ja: `リンク先「${target}」は使えません。https://、mailto:、tel: のいずれかで始めてください。`,
      en: `The link to "${target}" cannot be used. Begin it with https://, mailto: or tel:.`,
    }));
}

const PICTURE = /!\[([^\]]*)\]\(([^)]*)\)/g;

/** A picture says in words what it shows, comes by https and stands on a line of its own. */
function imageProblems(body: string): readonly Label[] {
  return body.split('\n').flatMap((line) =>
    [...line.matchAll(PICTURE)].flatMap(([found, alt = '', src = '']) => {
      if (alt.trim() === '')
        return [
          {
            ja: `画像「${src}」の説明がありません。画像が表示されない方のために、![画像の内容](https://…) の形で書いてください。`,
            en: `The picture "${src}" has no description. Write ![what it shows](https://...) for those who see no pictures.`,
          },
        ];
      if (!/^https:\/\/[^\s{}]+$/.test(src))
        return [
          {
            ja: `画像の場所「${src}」は使えません。https:// で始まるアドレスを、差し込みなしで書いてください。`,
            en: `The picture "${src}" cannot be used. Give an address that begins with https:// and holds no field.`,
          },
        ];
      if (line.trim() !== found)
        return [
          {
            ja: `画像「${alt}」は、1行にそれだけを書いてください。`,
            en: `Put the picture "${alt}" on a line of its own.`,
          },
        ];
      return [];
    }),
  );
}

const markupProblems = (body: string): readonly Label[] =>
  /<\/?[a-z][^<>]*>/i.test(body)
    ? [
        {
          ja: '本文にHTMLのタグは使えません。リンクは [言葉](https://…)、箇条書きは行頭に「・」と書いてください。',
          en: 'HTML tags cannot be used. Write [words](https://...) for a link and begin a line with "- " for a bullet.',
        },
      ]
    : [];

function subjectWarnings(source: string, locale: Locale): readonly Label[] {
  try {
    const subject = clean(showMarks(fill(compile(source), variablesOf(sampleView(locale)))));
    if (widthOf(subject) <= subjectWidth) return [];
    const length = Math.ceil(widthOf(subject) / 2);
    return [
      {
        ja: `件名が全角${length}文字分あります。28文字以内にすると、途中で切れずに読めます。`,
        en: `The subject is ${length * 2} columns long; within ${subjectWidth} it is read whole.`,
      },
    ];
  } catch {
    return [];
  }
}

/** A title or a company is not known of everybody: nobody is called by an honorific alone. */
const blankWarnings = ({ subject, body }: LetterSource): readonly Label[] =>
  [
    ...`${subject}\n${body}`.matchAll(
      /\{\{-?\s*(customer\.title|customer\.department|account\.name)\s*-?\}\}[ 　]*(様|御中|さま|殿)/g,
    ),
  ]
    .filter(([, field]) => !body.includes(`if ${field}`))
    .map(([found, field]) => ({
      ja: `「${found}」は、${field} が分からない方では敬称だけが残ります。{{ customer.name }}様 のように、必ず入る項目に付けてください。`,
      en: `"${found}" leaves an honorific alone where ${field} is not known. Put it behind {{ customer.name }}, which is always there.`,
    }));

/** Interest shows in what somebody presses: a letter with nothing to press says nothing of its readers. */
const linkWarnings = (source: string): readonly Label[] =>
  /\{\{\s*(?:asset|consultation|goOn)\.url/.test(source)
    ? []
    : [
        {
          ja: '本文に計測されるリンクがありません。読んだ方の関心が分かるように、{{ asset.url }} か {{ consultation.url }} を入れてください。例: [{{ asset.title }}]({{ asset.url }})',
          en: 'The body has no link that is measured. To learn who is interested, put {{ asset.url }} or {{ consultation.url }} in, like [{{ asset.title }}]({{ asset.url }}).',
        },
      ];

function trialProblems(text: LetterSource, locale: Locale): readonly Label[] {
  try {
    renderNurtureMail({ ...sampleView(locale), ownText: text });
    return [];
  } catch (error) {
    return [syntaxProblem(error, parts.body)];
  }
}
