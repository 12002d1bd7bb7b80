import { readAmount } from '../../../domain/imports/read-number.ts';
import type { Bilingual } from '../../../domain/kernel/locale.ts';

/** An amount in the company's currency as people write it; nothing where it is left empty or not decided. */
export function readAmountField(text: string, currency: string): number | undefined | 'unreadable' {
  if (text.trim() === '' || /^(未定|undecided|tbd)$/i.test(text.trim())) return undefined;
  const reading = readAmount(text, { unit: 1, currency });
  if (reading.kind === 'empty') return undefined;
  return reading.kind === 'value' && reading.value >= 0 ? reading.value : 'unreadable';
}

/** What is wrong with an amount that cannot be read, or is of another currency. */
export const unreadableAmount = (text: string, currency: string): Bilingual => ({
  ja: `金額「${text}」を読めません。会社の通貨（${currency}）で${currency === 'JPY' ? '「1200000」「120万円」' : '「12000」「12,000.50」'}のように入れるか、未定なら空のままにしてください。`,
  en: `The amount "${text}" cannot be read. Write it in the company's currency (${currency}) as ${currency === 'JPY' ? '1200000' : '12000 or 12,000.50'}, or leave it empty.`,
});
