import * as z from 'zod';

/** Languages of the product. Japanese and English are both first-class. */
export type Locale = 'ja' | 'en';
export const locales = ['ja', 'en'] as const;
export const localeSchema = z.enum(locales);

/**
 * The language of an Accept-Language header: the first of ours that it names; English where it names others alone, which
 * their speakers rather read than Japanese; undefined where it names none.
 */
export function localeFrom(header: string | undefined): Locale | undefined {
  const languages = (header ?? '')
    .toLowerCase()
    .split(',')
    .flatMap((part) => part.trim().match(/^[a-z]{2,3}(?![a-z])/) ?? []);
  const ours = languages.find((language) => language === 'ja' || language === 'en');
  return ours === 'ja' || ours === 'en' ? ours : languages.length > 0 ? 'en' : undefined;
}

/** A text in both languages. */
export const bilingualSchema = z.object({ ja: z.string(), en: z.string() });
export type Bilingual = Readonly<z.infer<typeof bilingualSchema>>;

/** A text of a company's own: in both languages, or in the one that it writes. */
export const ownWordsSchema = z.object({ ja: z.string().default(''), en: z.string().default('') });

/** Whether nobody wrote anything in either language. */
export const isUnwritten = (words: Bilingual): boolean =>
  locales.every((locale) => words[locale].trim() === '');

/** The words of a language, or those of the other where a company wrote in one alone. */
export const wordsIn = (words: Bilingual, locale: Locale): string =>
  words[locale].trim() === '' ? words[otherLocale(locale)] : words[locale];

export const otherLocale = (locale: Locale): Locale => (locale === 'ja' ? 'en' : 'ja');
