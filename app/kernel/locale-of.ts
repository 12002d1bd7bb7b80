import type { Locale } from '../../domain/kernel/locale.ts';
import type { HttpRequest } from '../../platform/http-pipeline.ts';

/** In which language a page for a colleague speaks: the company's, until the reader asks for the other. */
export const localeOf = (
  { query, locale }: Pick<HttpRequest, 'query' | 'locale'>,
  settings: { readonly locale: Locale },
): Locale => (query['lang'] === undefined ? settings.locale : (locale ?? settings.locale));
