import type { Locale } from '../../domain/kernel/locale.ts';
import type { HttpRequest } from '../../platform/http-pipeline.ts';

/** In which language a page for a colleague speaks: the company's, until the reader asks for the other. */
export const localeOf = (
  { query, locale }: Pick<HttpRequest, 'query' | 'locale'>,
  settings: { readonly locale: Locale },
): Locale => (query['lang'] === undefined ? settings.locale : (locale ?? settings.locale));

/** The address of a page for a colleague: the language that its reader asked for goes along from page to page. */
export function addressOf(
  { query, locale }: Pick<HttpRequest, 'query' | 'locale'>,
  path: string,
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  const lang = query['lang'] === undefined ? undefined : locale;
  const given = Object.entries({ ...more, lang }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return given.length === 0 ? path : `${path}?${given.join('&')}`;
}
