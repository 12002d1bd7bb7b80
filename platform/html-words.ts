import { Parser } from 'htmlparser2';

/**
 * The words of a page as a reader sees them: lines where blocks end, links with their address, nothing that mail programs
 * mark as quoted, or that is hidden. Where a program marks only the beginning of the quote, a line says so.
 */
export function wordsOfHtml(html: string): string {
  const words: string[] = [];
  /** How many open elements are not read. */
  let unread = 0;
  const links: string[] = [];
  const open: boolean[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const isUnread =
          !VOID.has(name) &&
          (UNREAD.has(name) ||
            QUOTES.test(attributes['class'] ?? '') ||
            /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attributes['style'] ?? ''));
        if (!VOID.has(name)) open.push(isUnread);
        if (isUnread) unread += 1;
        if (unread > 0) return;
        if (QUOTE_BEGINS.test(attributes['id'] ?? '')) words.push('\n-----Original Message-----\n');
        if (name === 'br' || name === 'hr' || (BLOCKS.has(name) && words.at(-1) !== '\n')) words.push('\n');
        if (name === 'a') links.push(attributes['href'] ?? '');
      },
      ontext: (text) => {
        if (unread === 0) words.push(text.replaceAll(/[\s\u00a0]+/g, ' '));
      },
      onclosetag: (name) => {
        if (VOID.has(name)) return;
        if (open.pop() === true) unread -= 1;
        if (unread > 0) return;
        const href = name === 'a' ? links.pop() : undefined;
        if (href !== undefined && /^https?:/.test(href)) words.push(` ${href} `);
        if (BLOCKS.has(name) && words.at(-1) !== '\n') words.push('\n');
        if (name === 'td' || name === 'th') words.push(' ');
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html.slice(0, LONGEST_PAGE));
  parser.end();
  return words
    .join('')
    .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n');
}

const LONGEST_PAGE = 2_000_000;
const UNREAD = new Set(['style', 'script', 'head', 'title', 'blockquote', 'template', 'noscript']);
const VOID = new Set(['br', 'hr', 'img', 'meta', 'link', 'input', 'col', 'area', 'base', 'wbr', 'source']);
const BLOCKS = new Set(
  'p div tr table ul ol li h1 h2 h3 h4 h5 h6 pre section article header footer dd dt address center'.split(
    ' ',
  ),
);
const QUOTES =
  /gmail_quote|yahoo_quoted|zmail_extra|moz-cite-prefix|protonmail_quote|tutanota_quote|mail_quote/;
const QUOTE_BEGINS =
  /divRplyFwdMsg|appendonsend|mail-editor-reference-message|replySplit|OLK_SRC_BODY_SECTION/;
