import { halfWidth } from './clean-text.ts';
import { type CellContext, empty, type Parsed, unreadable, value } from './parsed.ts';

/**
 * Reads a phone number as text with half-width digits. The zero Excel eats is restored in Japan: 9 digits, or 10 digits
 * that begin like a mobile or IP number and do not stand as an American one (202-555-0123); so is the plus before 81. Of two numbers in a cell the
 * first is taken, with a note.
 */
export const readPhone = (cell: string, context: Pick<CellContext, 'isAbroad'> = {}): Parsed<string> => {
  const text = halfWidth(cell)
    .replaceAll(/[‐‑‒–—―−ー]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (absent.has(text)) return empty;
  const [first = '', second] = text.split(/\s*[/;,、|]\s*|\s*\n\s*/).filter((part) => /\d/.test(part));
  const number = /^\(?\+?[\d\s().-]*\d/.exec(
    first.replace(/(?<=^\d{8,12})\.0$/, '').replace(/^(?:tel|電話|携帯|直通|代表|℡)\s*[:.]?\s*/i, ''),
  )?.[0];
  if (number === undefined || /\d\.\d+e\+?\d/i.test(first)) return unreadable('unreadablePhone');
  const bare = number.replace(/^\(\+/, '+');
  const restored = context.isAbroad === true ? bare : withLeadingZero(bare);
  if (!isDialable(restored)) return unreadable('unreadablePhone');
  return value(restored, second === undefined ? undefined : 'twoPhones');
};

const absent: ReadonlySet<string> = new Set(['なし', '無し', '不明', '非公開', '未登録', '未入力', 'none']);

const withLeadingZero = (number: string): string => {
  if (!/^[1-9]/.test(number) || AMERICAN.test(number)) return number;
  const digits = number.replaceAll(/\D/g, '');
  // Excel eats the plus as well.
  if (/^81\d{9,10}$/.test(digits)) return `+${number}`;
  const lostZero = digits.length === 9 || (digits.length === 10 && /^(?:[5789]0|20)/.test(digits));
  return lostZero ? `0${number}` : number;
};

const AMERICAN = /^\d{3}[ .-]\d{3}[ .-]\d{4}$/;

const isDialable = (number: string): boolean => {
  const digits = number.replaceAll(/\D/g, '');
  return digits.length >= 9 && digits.length <= 15;
};
