/**
 * Data as it may be shown: on one line, without control characters, without the marks of a template language
 * (a merge field left over from another tool is no name). Noncharacters are ours: `letter-blocks.ts` uses them as marks.
 */
export const clean = (value: string | undefined): string =>
  cleanLines(value)
    .replace(/[\s　]+/g, ' ')
    .trim();

/** The same, but keeps line breaks: what a customer or colleague wrote. */
export const cleanLines = (value: string | undefined): string =>
  (value ?? '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(unshown, '')
    .replace(/\{\{|\}\}|\{%|%\}/g, '')
    .trim();

/** Control characters but tab and line feed, marks that turn the direction of writing, the byte order mark, our own marks. */
const unshown = /[^\P{Cc}\t\n]|[\u200B\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFEFF]/gu;

/** Text for element content and for attributes in double quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** An address that may stand in `href` or `action`: http(s), mailto, tel, or a path of our own. Anything else becomes `#`. */
export function safeHref(href: string): string {
  const trimmed = href.trim();
  const isOurs = /^\/(?![/\\])/.test(trimmed);
  return isOurs || /^(https?:\/\/[^\s]+|mailto:[^\s]+|tel:[+\d]+)$/i.test(trimmed) ? trimmed : '#';
}

/** `tel:` of a number as people write it (full width, dashes, an extension); undefined where there is no number in it. */
export function telHref(phone: string): string | undefined {
  const [number = ''] = phone.normalize('NFKC').split(/内線|ext|[x#（(]内/i);
  const digits = number.replace(/\(0\)/g, '').replace(/[^\d+]/g, '');
  return digits.length >= 6 ? `tel:${digits}` : undefined;
}

/** Cuts to `halfWidths` columns (a full-width character is two), with an ellipsis. */
export function clip(text: string, halfWidths: number): string {
  if (widthOf(text) <= halfWidths) return text;
  let result = '';
  for (const letter of text) {
    if (widthOf(result + letter) > halfWidths - 2) break;
    result += letter;
  }
  return `${result}…`;
}

/** Columns that text takes: full-width characters count two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += isWide(letter.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

/** Full-width code points, in ascending ranges; marks that Japanese fonts draw wide (dashes, ■, ※) are among them. */
const wideRanges = [
  [0x1100, 0x115f],
  [0x2010, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
] as const;

const isWide = (code: number): boolean =>
  code >= 0x1100 && wideRanges.some(([from, to]) => code >= from && code <= to);
