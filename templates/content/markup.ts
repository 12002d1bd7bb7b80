import { clean, escapeHtml, safeHref } from '../../domain/kernel/clean-text.ts';

/** A finished piece of HTML: text becomes one only through `markup`, which escapes it. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[];

/** Builds HTML from a template literal; every value that is not itself `Html` is cleaned and escaped. */
export function markup(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  const parts = strings.map((text, index) => {
    const value = values[index];
    return value === undefined ? text : text + htmlOf(value);
  });
  return { html: parts.join('') };
}

const htmlOf = (value: Part): string => {
  if (typeof value === 'string') return escapeHtml(clean(value));
  if (typeof value === 'number') return String(value);
  return 'html' in value ? value.html : value.map((part) => part.html).join('\n');
};

export const nothing: Html = { html: '' };

/** An address for `href` or `action`, checked. */
export const address = (url: string): Html => ({ html: escapeHtml(safeHref(url)) });

/** Text as it is, with its spaces, escaped and not cleaned. */
export const exact = (text: string): Html => ({ html: escapeHtml(text) });

/** Pieces one after another, with `between` among them. */
export const joined = (pieces: readonly Html[], between: string): Html => ({
  html: pieces.map(({ html }) => html).join(between),
});
