import { addressesIn } from '../../domain/mail/text-links.ts';
import type { Block, Inline, Line } from '../content/blocks.ts';

/**
 * The light markup of a letter, shipped or a marketer's own: an empty line parts paragraphs, `・` or `- ` begins a
 * bullet, `> ` a sentence that stands out, `[words](address)` alone on a line is a button, within a line a link;
 * `![what it shows](address)` alone on a line is a picture.
 */
export function letterBlocks(letter: string, isTracked: (href: string) => boolean): readonly Block[] {
  const blocks: Block[] = [];
  let paragraph: Line[] = [];
  const close = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', lines: paragraph });
    paragraph = [];
  };
  for (const raw of letter.split('\n')) {
    const line = tidy(raw);
    const block = line === '' ? undefined : standing(line, blocks, isTracked);
    if (line === '' || block !== undefined) close();
    if (block === undefined && line !== '') paragraph.push(inlinesOf(line, isTracked));
    else if (block !== undefined) append(blocks, block);
  }
  close();
  return blocks;
}

/** A field without a value leaves no gap behind, and no honorific, bullet or figure on a line of its own. */
const tidy = (line: string): string =>
  line
    .replace(/ (?:\uFDD0* )+/g, ' ')
    .replace(/^[\s\uFDD0]+/, (lead) => (lead.includes('\uFDD0') ? '\uFDD0' : ''))
    .replace(/^\s*(?:\uFDD0|様|御中|・|-|>)\s*$/, '')
    .trim();

/** Takes from data what would act as markup; `URL_MARK` in front lets an address of ours through. */
export const hideMarks = (value: string): string =>
  value === '' || value.startsWith(URL_MARK)
    ? value
    : `\uFDD0${value.replaceAll('[', '\uFDD2').replaceAll(']', '\uFDD3').replaceAll('://', ':\uFDD0//')}`;

/** Put before an address that may become a link. Data cannot contain it (`clean` removes it). */
export const URL_MARK = '\uFDD1';

/** Gives text its hidden marks back. */
export const showMarks = (text: string): string =>
  text
    .replaceAll('\uFDD2', '[')
    .replaceAll('\uFDD3', ']')
    .replace(/[\uFDD0\uFDD1]/g, '');

function standing(
  line: string,
  blocks: readonly Block[],
  isTracked: (href: string) => boolean,
): Block | undefined {
  const bullet = /^(?:・|- )(.+)$/.exec(line)?.[1];
  if (bullet !== undefined) return { kind: 'bullets', items: [showMarks(bullet.trim())] };
  const figure = /^> ?(.+)$/.exec(line)?.[1];
  if (figure !== undefined) return { kind: 'figure', text: showMarks(figure) };
  const [, alt, src] = /^!\[([^\]]+)\]\(([^)\s]+)\)$/.exec(line) ?? [];
  if (alt !== undefined && src !== undefined)
    return { kind: 'image', src: showMarks(src), alt: showMarks(alt) };
  const [, label, href] = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(line) ?? [];
  if (label === undefined || href === undefined) return undefined;
  const tone = blocks.some((block) => block.kind === 'button') ? 'plain' : 'primary';
  const address = showMarks(href);
  return { kind: 'button', label: showMarks(label), href: address, tracked: isTracked(address), tone };
}

/** Bullets that follow each other are one list. */
function append(blocks: Block[], block: Block): void {
  const last = blocks.at(-1);
  if (block.kind === 'bullets' && last?.kind === 'bullets')
    blocks.splice(-1, 1, { kind: 'bullets', items: [...last.items, ...block.items] });
  else blocks.push(block);
}

function inlinesOf(line: string, isTracked: (href: string) => boolean): readonly Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  for (const { index, length, label, target } of linksOf(line)) {
    const href = showMarks(target);
    if (index > end) inlines.push(showMarks(line.slice(end, index)));
    inlines.push({ text: showMarks(label), href, tracked: isTracked(href) });
    end = index + length;
  }
  const rest = showMarks(line.slice(end));
  return rest === '' ? inlines : [...inlines, rest];
}

/** The links of a line in their order: `[words](address)`, and addresses that stand bare. */
function linksOf(line: string) {
  const written = [...line.matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g)].map(
    ({ index, 0: { length }, 1: label = '', 2: target = '' }) => ({
      index,
      length,
      label: label === '' ? target : label,
      target,
    }),
  );
  const bare = addressesIn(line)
    .filter(({ index }) => !written.some((each) => each.index < index && index < each.index + each.length))
    .map(({ index, url }) => ({ index, length: url.length, label: url, target: url }));
  return [...written, ...bare].toSorted((a, b) => a.index - b.index);
}
