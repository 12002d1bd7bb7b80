import type { MailLink } from './mail.ts';

/** Where the tracking links of one mail lead. */
export interface TrackingUrls {
  readonly tracksClicks: boolean;
  readonly tracksOpens: boolean;
  readonly clickUrl: (index: number) => string;
  readonly openUrl: string;
}

const MOST_TRACKED_LINKS = 250;
const TAG = /<!--[\s\S]*?-->|<a\s(?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?/g;

/**
 * Does to the HTML what SES does: replaces each http(s) link by a tracking link, except one with `ses:no-track`; strips the
 * `ses:` attributes; adds the pixel at `{{ses:openTracker}}` or at the bottom. Every other byte stays.
 */
export function rewriteLinks(
  html: string,
  urls: TrackingUrls,
): { readonly html: string; readonly links: readonly MailLink[] } {
  const links: MailLink[] = [];
  const rewritten = html.replace(TAG, (tag) => {
    const attributes = tag.startsWith('<!--') ? [] : attributesOf(tag);
    const href = attributes.find(({ name }) => name === 'href');
    if (href === undefined || !/^https?:/i.test(href.value)) return withoutSesAttributes(tag);
    const isExempt = attributes.some(({ name }) => name === 'ses:no-track');
    const tracked = urls.tracksClicks && !isExempt && links.length < MOST_TRACKED_LINKS;
    const target = tracked ? urls.clickUrl(links.length) : href.value;
    links.push({ url: href.value, href: target, tracked, linkTags: linkTagsOf(attributes) });
    return withoutSesAttributes(tracked ? tag.replace(href.written, () => `href="${target}"`) : tag);
  });
  return { html: urls.tracksOpens ? withPixel(rewritten, urls.openUrl) : rewritten, links };
}

/** The links of a text part: SES leaves them as they are. */
export function linksInText(text: string): readonly MailLink[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"'）」』】]+/g)].map(([url]) => ({
    url,
    href: url,
    tracked: false,
    linkTags: undefined,
  }));
}

interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly written: string;
}

function attributesOf(tag: string): readonly Attribute[] {
  return [...tag.slice(2, -1).matchAll(ATTRIBUTE)].map(([written, name = '', value = '']) => ({
    name: name.toLowerCase(),
    value: decodeEntities(value.replace(/^(["'])([\s\S]*)\1$/, '$2')).trim(),
    written,
  }));
}

function withoutSesAttributes(tag: string): string {
  if (tag.startsWith('<!--')) return tag;
  return tag.replace(/\s+ses:(?:no-track|tags|custom-path)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?/gi, '');
}

/** `ses:tags="name:value;other:value;"` */
function linkTagsOf(attributes: readonly Attribute[]): MailLink['linkTags'] {
  const written = attributes.find(({ name }) => name === 'ses:tags')?.value;
  if (written === undefined) return undefined;
  const pairs = written.split(';').filter((pair) => pair.includes(':'));
  return Object.fromEntries(
    pairs.map((pair) => [
      pair.slice(0, pair.indexOf(':')).trim(),
      [pair.slice(pair.indexOf(':') + 1).trim()],
    ]),
  );
}

function withPixel(html: string, url: string): string {
  const pixel = `<img alt="" src="${url}" style="display: none; width: 1px; height: 1px;">`;
  if (html.includes('{{ses:openTracker}}'))
    return html.replace('{{ses:openTracker}}', () => pixel).replaceAll('{{ses:openTracker}}', '');
  const end = html.search(/<\/body>/i);
  return end < 0 ? html + pixel : html.slice(0, end) + pixel + html.slice(end);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi,
    (_, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? '';
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
}
