import { formatMoney } from '../../contract/money.ts';
import { language, phrase } from './language.ts';

/** 1,234. */
export const count = (value: number): string => Math.round(value).toLocaleString('en');
export { percentText as percent } from '../../contract/rate-words.ts';
/** Points of interest: whole ones. */
export const points = phrase(
  (value: number) => `${Math.round(value)}点`,
  (value: number) => `${Math.round(value)}`,
);
/** People, as a count. */
export const people = phrase(
  (value: number) => `${count(value)}名`,
  (value: number) => `${count(value)} ${value === 1 ? 'person' : 'people'}`,
);
/** Things, as a count. */
export const items = phrase(
  (value: number) => `${count(value)}件`,
  (value: number) => count(value),
);
export const money = (amount: number, currency: string): string =>
  formatMoney(amount, currency, language.value);
