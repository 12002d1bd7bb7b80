import type { Locale } from '../../domain/kernel/locale.ts';
import type { Block, Line, Link } from './blocks.ts';
import { address, exact, joined, markup, type Html } from './markup.ts';

const fonts = {
  ja: "'Hiragino Sans','Yu Gothic',YuGothic,Meiryo,'Noto Sans CJK JP',sans-serif",
  en: "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif",
};

/** Colours by class for readers in the dark; everything else is inline, as mail programs want it. */
const darkStyle =
  '@media (prefers-color-scheme:dark){.page,.sheet{background:#16191d !important}.ink{color:#e8eaed !important}' +
  '.soft{color:#b4bac2 !important}.link{color:#8ab8ff !important}.box{background:#22272e !important}' +
  '.plain{background:#22272e !important;color:#8ab8ff !important;border-color:#5d7ea8 !important}}' +
  '@media (max-width:480px){.sheet{padding:16px !important}}';

/**
 * A whole HTML mail of at most 600 px.
 * @param preheader what a list of mails shows behind the subject; in the mail itself it is not seen
 */
export function blocksToHtml(
  blocks: readonly Block[],
  locale: Locale,
  title: string,
  preheader = '',
): string {
  return markup`<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${exact(title)}</title>
<style>:root{color-scheme:light dark}${{ html: darkStyle }}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#ffffff">${preheader === '' ? '' : preheaderOf(preheader)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px"><tr>
<td class="sheet ink" align="left" style="padding:24px;background:#ffffff;color:#1f2933;font-family:${{ html: fonts[locale] }};font-size:15px;line-height:1.65;word-break:break-word;overflow-wrap:anywhere">
${blocks.map((block) => htmlOf(block))}
</td></tr></table>
</td></tr></table>
</body>
</html>
`.html;
}

/** What follows keeps the list of mails from going on with the letter itself. */
const preheaderOf = (text: string): Html =>
  markup`
<div style="display:none;mso-hide:all;max-height:0;overflow:hidden;font-size:1px;line-height:1px">${exact(text)}${{ html: '&#847;&zwnj;&nbsp;'.repeat(60) }}</div>`;

function htmlOf(block: Block): Html {
  switch (block.kind) {
    case 'paragraph':
      return markup`<p style="margin:0 0 16px">${linesOf(block.lines)}</p>`;
    case 'section':
      return sectionOf(block.heading, block.lines, block.strong === true);
    case 'bullets':
      return markup`<ul style="margin:0 0 16px;padding:0 0 0 20px">${joined(
        block.items.map((item) => markup`<li style="margin:0 0 4px">${exact(item)}</li>`),
        '',
      )}</ul>`;
    case 'figure':
      return markup`<p class="box" style="margin:0 0 16px;padding:12px 16px;background:#f1f5f9;border-left:4px solid #1f5fa8;font-weight:bold">${exact(block.text)}</p>`;
    case 'image':
      return markup`<p style="margin:0 0 16px"><img src="${address(block.src)}" alt="${exact(block.alt)}" width="552" style="display:block;width:100%;max-width:552px;height:auto;border:0"></p>`;
    case 'button':
      return buttonOf(block.label, block.href, block.tracked, block.tone);
    case 'draft':
      return buttonOf(block.label, block.href, false, 'plain');
    case 'unseen':
      return markup`<a ses:no-track href="${address(block.href)}" tabindex="-1" aria-hidden="true" style="display:none;mso-hide:all;max-height:0;overflow:hidden"></a>`;
    case 'rule':
      return markup`<hr style="margin:24px 0 12px;border:0;border-top:1px solid #c5ccd3">`;
    case 'fine':
      return markup`<p class="soft" style="margin:0 0 12px;color:#52606d;font-size:13px;line-height:1.6">${linesOf(block.lines)}</p>`;
    default:
      return block satisfies never;
  }
}

function sectionOf(heading: string, lines: readonly Line[], strong: boolean): Html {
  const size = strong ? 'font-size:16px;font-weight:bold' : 'font-size:15px';
  return markup`<p style="margin:0 0 10px;line-height:1.5"><span class="soft" style="display:block;color:#52606d;font-size:12px;font-weight:bold">${exact(heading)}</span><span style="${size}">${linesOf(lines)}</span></p>`;
}

/** 48 px high, the whole width: a thumb hits it. */
function buttonOf(label: string, href: string, tracked: boolean, tone: 'primary' | 'plain'): Html {
  const [look, name] =
    tone === 'primary'
      ? ['background:#1f5fa8;color:#ffffff;border:1px solid #1f5fa8', 'primary']
      : ['background:#ffffff;color:#1f5fa8;border:1px solid #1f5fa8', 'plain'];
  return markup`<p style="margin:0 0 10px"><a class="${name}"${noTrack(tracked)} href="${address(href)}" style="display:block;box-sizing:border-box;min-height:48px;padding:12px 16px;border-radius:6px;text-align:center;text-decoration:none;font-weight:bold;line-height:22px;text-wrap:balance;${look}">${exact(label)}</a></p>`;
}

const linesOf = (lines: readonly Line[]): Html =>
  joined(
    lines.map((line) => lineOf(line)),
    '<br>\n',
  );

const lineOf = (line: Line): Html =>
  joined(
    line.map((inline) => (typeof inline === 'string' ? exact(inline) : linkOf(inline))),
    '',
  );

const linkOf = (link: Link): Html =>
  markup`<a class="link"${noTrack(link.tracked)} href="${address(link.href)}" style="color:#1f5fa8">${exact(link.text)}</a>`;

/** SES leaves alone what carries this attribute, and removes it (docs/rules.md#ses-rewrites-links). */
const noTrack = (tracked: boolean): Html => ({ html: tracked ? '' : ' ses:no-track' });
