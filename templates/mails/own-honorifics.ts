import type { Label } from '../../contract/labels.ts';
import type { Locale } from '../../domain/kernel/locale.ts';

/** How a letter addresses its readers, where that would not fit all of them. */
export const honorificWarnings = (body: string, locale: Locale): readonly Label[] => [
  ...doubleWarnings(body),
  ...oneNameWarnings(body),
  ...(locale === 'ja' ? bareNameWarnings(body) : []),
];

/** Where no name is known the field says ご担当者: what stands behind it fits both. */
const doubleWarnings = (body: string): readonly Label[] =>
  [
    ...body.matchAll(
      /\{\{-?\s*customer\.(?:name|fullName|lastName)\s*-?\}\}[ 　]*(?:様[ 　]*(?:様|殿|さん|御中)|ご?担当者?様|御中|各位)/g,
    ),
  ].map(([found]) => ({
    ja: `「${found}」では敬称が合いません。{{ customer.name }}様 としてください。お名前が分からない方は「ご担当者様」になります。`,
    en: `"${found}" has an honorific too many. Write {{ customer.name }}様; where no name is known it says ご担当者様.`,
  }));

/** Of one line: nothing else can be meant than the name of its reader. */
const bareNameWarnings = (body: string): readonly Label[] =>
  /^(?:\{\{[^{}]*\}\}[ 　]*)*\{\{-?\s*customer\.(?:name|fullName|lastName)\s*-?\}\}[ 　]*$/m.test(body)
    ? [
        {
          ja: 'お名前の行に敬称がありません。{{ customer.name }}様 のように書いてください。',
          en: 'A line with the name has no honorific. In Japanese, write {{ customer.name }}様.',
        },
      ]
    : [];

/** A letter to one person that became a letter to all. */
const oneNameWarnings = (body: string): readonly Label[] =>
  body
    .split('\n')
    .map((line) => line.trim())
    .filter(
      (line) =>
        (NAME_LINE.test(line) && !TO_MANY.test(line)) || (DEAR_SOMEBODY.test(line) && !DEAR_ALL.test(line)),
    )
    .map((line) => ({
      ja: `「${line}」と全員に書かれます。お一人ずつのお名前は {{ customer.name }} で入ります。`,
      en: `Everybody would read "${line}". Each reader's own name comes by {{ customer.name }}.`,
    }));

/** 「山田様」 or 「株式会社みどり 御中」, alone on a line. */
const NAME_LINE =
  /^[^\s{}[\]「」、。（）()・:：]{1,20}(?:[ 　][^\s{}「」、。]{1,20}){0,2}[ 　]?(?:様|殿|御中)$/;
/** 「お客様」, 「50社様」. */
const TO_MANY =
  /[\d一二三四五六七八九十百千〇](?:名|社|組|人)[ 　]?様$|^(?:お子|ご家族|お[一二三]人|お連れ|某|お客|御?客|皆|みな|会員|ご?担当|お取引|お得意|各|関係|読者|オーナー|ユーザー?|ご?利用|ご?参加|ご?来場|貴|御社)/;
const DEAR_SOMEBODY =
  /^(?:dear|hi|hello)\s+(?:(?:mr|ms|mrs|dr)\.?\s+)?[A-Z][\w'’-]{1,30}(?:\s+[A-Z][\w'’-]{1,30})?\s*[,:!.]?$/i;
const DEAR_ALL =
  /^\w+\s+(?:sirs?|madam|all|folks|world|everyone|everybody|there|again|team|valued|our|ladies|(?:business |it )?(?:manager|customer|client|friend|colleague|reader|partner|subscriber|member|guest|user|hiring|sales)s?)\b/i;
