import type { Locale } from '../../domain/kernel/locale.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import type { Label } from '../../contract/labels.ts';

/**
 * An industry in the reader's language. Imports write it in either; one that is not known in the other is left unsaid
 * rather than said in the wrong language.
 */
export function industryIn(industry: string | undefined, locale: Locale): string {
  const name = clean(industry);
  const known = industries.find(({ ja, en }) => ja === name || en === name.toLowerCase());
  if (known !== undefined) return known[locale];
  const isJapanese = /[\u3041-\u30FF\u4E00-\u9FFF]/.test(name);
  if (isJapanese !== (locale === 'ja') && !/^[A-Z]{2,4}$/.test(name)) return '';
  return locale === 'en' ? inSentence(name) : name;
}

/** Within a sentence an industry begins small, as a list's `Health Care` does not; SaaS and IT stay as they are. */
const inSentence = (name: string): string =>
  name.replaceAll(/(?<![\p{L}\p{N}'’.])\p{Lu}\p{Ll}+(?![\p{L}\p{N}])/gu, (word) => word.toLowerCase());

const industries: readonly Label[] = [
  { ja: '製造業', en: 'manufacturing' },
  { ja: '卸売業', en: 'wholesale' },
  { ja: '小売業', en: 'retail' },
  { ja: '建設業', en: 'construction' },
  { ja: '運輸業', en: 'transport' },
  { ja: '物流業', en: 'logistics' },
  { ja: '情報通信業', en: 'information technology' },
  { ja: 'IT業界', en: 'technology' },
  { ja: '金融業', en: 'finance' },
  { ja: '保険業', en: 'insurance' },
  { ja: '不動産業', en: 'real estate' },
  { ja: '医療業界', en: 'medical' },
  { ja: '教育業界', en: 'education' },
  { ja: 'サービス業', en: 'services' },
  { ja: '食品業界', en: 'food' },
];
