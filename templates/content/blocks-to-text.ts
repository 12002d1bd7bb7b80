import type { Locale } from '../../domain/kernel/locale.ts';
import type { Block, Line } from './blocks.ts';
import { safeHref } from '../../domain/kernel/clean-text.ts';
import { lineWidth, wrapText } from './wrap-text.ts';

/** The text part: wrapped lines, every address alone on its line. */
export function blocksToText(all: readonly Block[], locale: Locale): string {
  const blocks = all.filter(({ kind }) => kind !== 'unseen');
  const parts: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const isApart =
      index > 0 &&
      !(block.kind === 'bullets' && blocks[index - 1]?.kind !== 'rule') &&
      !isTight(blocks[index - 1], block);
    parts.push(...(isApart ? [''] : []), ...linesOf(block, locale));
  }
  return `${parts.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

/** Small print and its rule stand together. */
const isTight = (previous: Block | undefined, next: Block): boolean =>
  previous?.kind === 'rule' && next.kind === 'fine';

function linesOf(block: Block, locale: Locale): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'fine':
      return block.lines.flatMap((line) => wrapLine(line));
    case 'section': {
      if (block.isList === true)
        return [...wrapLine([`■ ${block.heading}`]), ...block.lines.flatMap((line) => wrapLine(line))];
      const [first = [], ...others] = block.lines;
      const heading = locale === 'ja' ? `■ ${block.heading}　` : `■ ${block.heading}: `;
      return [...wrapLine([heading, ...first]), ...others.flatMap((line) => wrapLine(line))];
    }
    case 'bullets':
      return block.items.flatMap((item) => bullet(item, locale === 'ja' ? '・' : '- '));
    case 'figure':
      return bullet(block.text, locale === 'ja' ? '◆ ' : '* ');
    case 'image':
      return wrapText(locale === 'ja' ? `［画像: ${block.alt}］` : `[Image: ${block.alt}]`);
    case 'button':
      return [...wrapText(`▼ ${block.label}`), safeHref(block.href)];
    case 'draft':
      return [`▼ ${block.label}`, ...block.lines.flatMap((line) => (line === '' ? [''] : wrapText(line)))];
    case 'unseen':
      return [];
    case 'rule':
      return [locale === 'ja' ? '―'.repeat(20) : '-'.repeat(40)];
    default:
      return block satisfies never;
  }
}

function bullet(item: string, mark: string): readonly string[] {
  const indent = mark === '・' ? '　' : '  ';
  return wrapText(item, lineWidth - 4).map((line, index) => (index === 0 ? mark : indent) + line);
}

function wrapLine(line: Line): readonly string[] {
  const lines: string[] = [];
  let text = '';
  for (const inline of line) {
    if (typeof inline === 'string') text += inline;
    else if (!/^(https?:|\/)/i.test(inline.href)) text += inline.text;
    else {
      text += inline.text === inline.href ? '' : inline.text;
      if (text.trim() !== '') lines.push(...wrapText(text.trimEnd()));
      lines.push(safeHref(inline.href));
      text = '';
    }
  }
  return text.trim() === '' && lines.length > 0 ? lines : [...lines, ...wrapText(text.trimEnd())];
}
