import type { Locale } from '../domain/kernel/locale.ts';

/** 120万円, 1億2,000万円, 1,234円; ¥1,200,000, $4,821. */
export function formatMoney(amount: number, currency: string, locale: Locale): string {
  if (currency === 'JPY' && locale === 'ja') return yen(Math.round(amount));
  const symbol = symbols[currency];
  const digits = grouped(Math.abs(amount), currency);
  const sign = amount < 0 ? '-' : '';
  return symbol === undefined ? `${sign}${digits} ${currency}` : `${sign}${symbol}${digits}`;
}

const symbols: Readonly<Record<string, string>> = { JPY: '¥', USD: '$', EUR: '€', GBP: '£' };

function yen(amount: number): string {
  const size = Math.abs(amount);
  const sign = amount < 0 ? '-' : '';
  if (size < 10_000 || size % 10_000 !== 0) return `${sign}${grouped(size, 'JPY')}円`;
  const oku = Math.floor(size / 100_000_000);
  const man = (size % 100_000_000) / 10_000;
  return `${sign}${oku > 0 ? `${grouped(oku, 'JPY')}億` : ''}${man > 0 ? `${grouped(man, 'JPY')}万` : ''}円`;
}

/** Thousands by commas; cents only where there are some. */
function grouped(amount: number, currency: string): string {
  const isWhole = currency === 'JPY' || Number.isInteger(amount);
  const [whole = '0', cents] = amount.toFixed(isWhole ? 0 : 2).split('.');
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return cents === undefined ? withCommas : `${withCommas}.${cents}`;
}
