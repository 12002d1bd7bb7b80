import type { Locale } from '../../domain/kernel/locale.ts';
import { clean, widthOf } from '../../domain/kernel/clean-text.ts';
import type { Label } from '../../contract/labels.ts';
import { showMarks } from './letter-blocks.ts';
import { compile, fieldsOf, fill } from './liquid-engine.ts';
import { blankFindings, type Offer } from './own-blanks.ts';
import { linkFindings } from './own-links.ts';
import { honorificWarnings } from './own-honorifics.ts';
import { placeholderFindings } from './own-placeholders.ts';
import { renderNurtureMail, subjectWidth } from './nurture-mail.ts';
import type { LetterSource } from './nurture-text.ts';
import { fieldNames, variablesOf } from './nurture-variables.ts';
import { sampleView } from './sample-view.ts';
import { syntaxWords } from './syntax-words.ts';

/** What is wrong with a marketer's own letter, in the words of the marketer. Warnings do not keep it from being used. */
export interface OwnTextCheck {
  readonly ok: boolean;
  readonly problems: readonly Label[];
  readonly warnings: readonly Label[];
}

/**
 * Checks an own letter before it is saved: language, unknown fields, forbidden words, addresses of links, subject.
 * It is also rendered once with sample data, so that what passes here renders later.
 * @param offer the document or webinar that the mail leads to, where that is known
 */
export function checkOwnText(text: LetterSource, locale: Locale, offer: Offer = 'open'): OwnTextCheck {
  const { preheader = '' } = text;
  if (
    text.subject.length > LONGEST.subject ||
    preheader.length > LONGEST.subject ||
    text.body.length > LONGEST.body
  )
    return { ok: false, problems: [tooLong], warnings: [] };
  const given = [
    { source: text.subject, part: parts.subject },
    ...(preheader === '' ? [] : [{ source: preheader, part: parts.preheader }]),
    { source: text.body, part: parts.body },
  ];
  const placeholders = given.map(({ source, part }) => placeholderFindings(source, part));
  const links = linkFindings(text.body);
  const problems = [
    ...placeholders.flatMap((each) => each.problems),
    ...given.flatMap(({ source, part }) => partProblems(source, part)),
    ...links.problems,
    ...markupProblems(text.body),
  ];
  const blanks = problems.length === 0 ? blankFindings(text, locale, offer) : { problems: [], warnings: [] };
  problems.push(...blanks.problems);
  const warnings =
    problems.length === 0
      ? [
          ...placeholders.flatMap((each) => each.warnings),
          ...subjectWarnings(text.subject, locale),
          ...blanks.warnings,
          ...honorificWarnings(text.body, locale),
          ...links.warnings,
          ...showsAsTyped(text.body),
        ]
      : [];
  if (problems.length === 0) problems.push(...trialProblems(text, locale));
  return { ok: problems.length === 0, problems, warnings };
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

/**
 * Words that a customer must never read about themselves (docs/rules.md#nothing-inner-is-seen). What is sold may hold them:
 * 休眠預金, ホットランナー, 信用スコア, a credit score.
 */
export const forbiddenWords: readonly { readonly word: string; readonly pattern: RegExp }[] = [
  { word: '休眠', pattern: /休眠(?!預金|資産|口座|会社|特許|打破)/ },
  { word: 'ホット', pattern: /ホット(?:(?![ァ-ヺー])|リード|プロスペクト|アカウント|カスタマー|ユーザ)/ },
  {
    word: 'スコア',
    pattern:
      /(?<!信用|与信|健康|体力|安全|安全性|セキュリティ|リスク|テスト|品質)スコア(?!ボード|カード|シート|ブック)/,
  },
  { word: '掘り起こし', pattern: /掘り?起こ?し/ },
  { word: 'dormant', pattern: /\bdormant\b/i },
  { word: 'hot lead', pattern: /\bhot[ -]leads?\b/i },
  {
    word: 'score',
    pattern: /(?<!\b(?:credit|health|safety|security|risk|test|quality|exam)[ -])\bscor(?:e|es|ing)\b/i,
  },
];

const wordProblems = (source: string, part: Label): readonly Label[] =>
  forbiddenWords
    .filter(({ pattern }) => pattern.test(source.normalize('NFKC')))
    .map(({ word }) => ({
      ja: `${part.ja}の「${word}」は社内の言葉です。お客様に伝わる言葉に替えてください。`,
      en: `The ${part.en} says "${word}", which is a word for colleagues only. Please choose another.`,
    }));

const markupProblems = (body: string): readonly Label[] =>
  /<(?!https?:)\/?[a-z][^<>]*>|&(?:nbsp|lt|gt|amp|quot|copy|#\d{2,5});/i.test(body)
    ? [
        {
          ja: '本文にHTMLのタグは使えません。リンクは [言葉](https://…)、箇条書きは行頭に「・」と書いてください。',
          en: 'HTML tags cannot be used. Write [words](https://...) for a link and begin a line with "- " for a bullet.',
        },
      ]
    : [];

/** Marks that other editors turn into something, and files that other mails carry. */
const showsAsTyped = (body: string): readonly Label[] => [
  ...(/\*\*[^*\n]{1,80}\*\*|^#{1,6} |^\|.{1,200}\|$|^```/m.test(body)
    ? [
        {
          ja: '「**」「#」「|」などの記号は、太字や見出し、表にならず、そのまま表示されます。',
          en: 'Marks such as **, # and | are shown as typed: they make nothing bold, no heading and no table.',
        },
      ]
    : []),
  ...(body.split('\n').some((line) => speaksOfAttachment(line))
    ? [
        {
          ja: 'このメールにファイルは添付されません。資料は [{{ asset.title }}]({{ asset.url }}) のようにリンクでご案内ください。',
          en: 'These mails carry no attachments. Lead to a document by a link such as [{{ asset.title }}]({{ asset.url }}).',
        },
      ]
    : []),
];

const speaksOfAttachment = (line: string): boolean =>
  /添付(?:の|ファイル|資料|書類|PDF|いた|し|させ|致)|\battach(?:ed|ments?)\b/i.test(line) &&
  !/ません|ない|不要|せず|\b(?:no|not|never|without)\b|n't\b/i.test(line);

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

function trialProblems(text: LetterSource, locale: Locale): readonly Label[] {
  try {
    renderNurtureMail({ ...sampleView(locale), ownText: text });
    return [];
  } catch (error) {
    return [syntaxProblem(error, parts.body)];
  }
}
