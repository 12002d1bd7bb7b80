export type Locale = 'ja' | 'en';
export type Words = Readonly<Record<Locale, string>>;

/** What is wrong, and what to do about it. */
export function both(
  isJa: string,
  fixJa: string,
  isEn: string,
  fixEn: string,
): { readonly is: Words; readonly fix: Words } {
  return { is: { ja: isJa, en: isEn }, fix: { ja: fixJa, en: fixEn } };
}
