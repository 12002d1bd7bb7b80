import { addressesIn, whoReaches } from '../../domain/mail/text-links.ts';
import type { Label } from '../../contract/labels.ts';

/** What is wrong with the links and pictures of a letter: with `problems` a reader could not follow them. */
export function linkFindings(body: string): {
  readonly problems: readonly Label[];
  readonly warnings: readonly Label[];
} {
  const withoutLinks = body
    .replaceAll(PICTURE, '')
    .split('\n')
    .map((line) => line.replaceAll(LINK, ''));
  const bare = withoutLinks.flatMap((line) => addressesIn(line));
  return {
    problems: [
      ...imageProblems(body),
      ...withoutLinks.flatMap((line) => brokenLinks(line)),
      ...targetsOf(body).flatMap((target) => targetProblem(target)),
      ...bare.flatMap(({ url }) => targetProblem(url)),
    ],
    warnings: [
      ...bare.flatMap(({ url }) => runOnWarning(url)),
      ...withoutLinks.flatMap((line) => cutOff(line)),
      ...withoutLinks.flatMap((line) => bareHosts(line)),
      ...interestWarnings(body),
    ],
  };
}

/** Fields may stand in an address; what they hold is ours. */
const LINK = /\[[^[\]\n]+\]\((?:[^()\s{}]|\{\{[^{}\n]*\}\})+\)/g;

/** What was meant as a link and would be read as it was typed: wide brackets, a blank, a bracket that is missing. */
const brokenLinks = (line: string): readonly Label[] =>
  [
    ...line
      .normalize('NFKC')
      .matchAll(
        /[^\s[]{0,20}\] ?\( ?(?:https?:|mailto:|tel:|\{\{)[^\s)]{0,60}|\[\]\([^)\s]{0,60}\)?|https?:\/\/(?![\w\u0080-\uFFFF{])/gi,
      ),
  ].map(([found]) => ({
    ja: `「${found}」はリンクになりません。[言葉](https://…) の形で、半角のかっこを使い、間を空けずに書いてください。アドレスの中のかっこは %28 と %29 にします。`,
    en: `"${found}" does not become a link. Write [words](https://...) without blanks; a bracket within an address is %28 or %29.`,
  }));

const targetsOf = (body: string): readonly string[] => [
  ...[...body.replaceAll(PICTURE, '').matchAll(/\]\(([^)\n]*)\)/g)].map((match) => match[1] ?? ''),
  ...[...body.matchAll(/href\s*=\s*["']?([^"'\s>]+)/gi)].map((match) => match[1] ?? ''),
];

function targetProblem(given: string): readonly Label[] {
  const target = given.trim();
  if (/^\{\{-?\s*(?:asset|consultation|goOn)\.url\b/.test(target)) return [];
  if (/^mailto:/i.test(target))
    return /^mailto:[^@\s]+@[^@\s]+\.[^@\s]+$/i.test(target) ? [] : [noMailbox(target)];
  if (/^tel:/i.test(target))
    return /^tel:\+?\d[\d-]{2,20}(?:;ext=\d{1,8}|,{1,3}\d{1,8}#?)?$/i.test(target) ? [] : [noNumber(target)];
  if (!/^https:\/\//i.test(target)) return [unusable(target)];
  if (target.includes('{{')) return [];
  const reach = whoReaches(target);
  if (reach === 'unreadable') return [unusable(target)];
  return reach === 'insiders' ? [unreachable(target)] : [];
}

const unusable = (target: string): Label => ({
  ja: `リンク先「${target}」は使えません。https://、mailto:、tel: のいずれかで始めてください。`,
  en: `The link to "${target}" cannot be used. Begin it with https://, mailto: or tel:.`,
});
const noMailbox = (target: string): Label => ({
  ja: `リンク先「${target}」にはメールアドレスがありません。mailto:info@company.co.jp のように書いてください。`,
  en: `The link to "${target}" names no mailbox. Write it like mailto:info@company.com.`,
});
const noNumber = (target: string): Label => ({
  ja: `リンク先「${target}」は電話番号ではありません。tel:0312345678 のように数字で書いてください。`,
  en: `The link to "${target}" is no telephone number. Write digits, like tel:+81312345678.`,
});
const unreachable = (target: string): Label => ({
  ja: `リンク先「${target}」は社内からしか開けません。お客様が開けるアドレスにしてください。`,
  en: `"${target}" opens only inside your company. Give an address that customers can open.`,
});

/** A Japanese sentence that goes on without a blank is taken for the rest of the address. */
const runOnWarning = (url: string): readonly Label[] =>
  /[^\u0020-\u007E]/.test(url)
    ? [
        {
          ja: `「${url}」全体がひとつのアドレスになります。後に文が続くときは、空白を入れるか [言葉](https://…) と書いてください。`,
          en: `"${url}" is taken for one address. Where a sentence goes on, leave a blank or write [words](https://...).`,
        },
      ]
    : [];

/** Hiragana ends an address, for a sentence mostly goes on with it; where no particle stands there it may be a part: /お知らせ/. */
const cutOff = (line: string): readonly Label[] =>
  [
    ...addressesIn(line),
    ...[...line.matchAll(/https?:\/\/(?=[\u3041-\u3096])/gi)].map(({ 0: url, index }) => ({ url, index })),
  ].flatMap(({ url, index }) => {
    const [behind] = GOES_ON.exec(line.slice(index + url.length)) ?? [];
    if (behind === undefined || !/[/=#]$/.test(url)) return [];
    return [
      {
        ja: `「${url}」の後の「${behind}」はアドレスに入りません。アドレスの一部なら [言葉](https://…) と書き、文の続きなら空白を入れてください。`,
        en: `"${behind}" behind "${url}" is no part of the address. If it belongs to it, write [words](https://...); else leave a blank.`,
      },
    ];
  });

const GOES_ON = /^(?![をのにでへはがとも]|から|まで|また|より)[\u3041-\u3096][^\s、。，．()（）「」]{0,20}/;

const bareHosts = (line: string): readonly Label[] =>
  [...line.matchAll(/(?<![\w/.@-])www\.[\w-]{1,63}\.[\w./-]{1,80}/gi)].map(([found]) => ({
    ja: `「${found}」はリンクになりません。https:// を付けてください。`,
    en: `"${found}" does not become a link. Put https:// in front.`,
  }));

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

/** Interest shows in what somebody presses: a letter with nothing to press says nothing of its readers. */
const interestWarnings = (source: string): readonly Label[] =>
  /\{\{\s*(?:asset|consultation|goOn)\.url/.test(source)
    ? []
    : [
        {
          ja: '本文に計測されるリンクがありません。読んだ方の関心が分かるように、{{ asset.url }} か {{ consultation.url }} を入れてください。例: [{{ asset.title }}]({{ asset.url }})',
          en: 'The body has no link that is measured. To learn who is interested, put {{ asset.url }} or {{ consultation.url }} in, like [{{ asset.title }}]({{ asset.url }}).',
        },
      ];
