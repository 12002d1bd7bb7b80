import * as z from 'zod';

/** Languages of the product. Japanese and English are both first-class. */
export type Locale = 'ja' | 'en';
export const locales = ['ja', 'en'] as const;
export const localeSchema = z.enum(locales);

/** The language of an Accept-Language header: the first of ours that it names; `fallback` where it names neither. */
export function localeFrom(header: string | undefined, fallback: Locale): Locale {
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const language = part.trim().slice(0, 2);
    if (language === 'ja' || language === 'en') return language;
  }
  return fallback;
}

/** A text in both languages. */
export const bilingualSchema = z.object({ ja: z.string(), en: z.string() });
export type Bilingual = Readonly<z.infer<typeof bilingualSchema>>;
