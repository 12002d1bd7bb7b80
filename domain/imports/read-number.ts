import { halfWidth } from './clean-text.ts';
import { monthNumber } from '../kernel/month-in.ts';
import { isKept } from '../kernel/kept-number.ts';
import { currenciesIn } from '../kernel/currency.ts';
import { type CellContext, empty, type Parsed, unreadable, value } from './parsed.ts';

/**
 * Reads an amount: 1,200,000, １２０万円, ¥1,200, 1.2億, 1億2000万, 500千円, 3千万, (1,000), △1,000, 1.200,50 €, 1'200, 1.2M,
 * 30 thousand, 1.2 million, with or without 約, about, 程度 and 税抜 around it. The unit of
 * the column title (`（千円）`) counts only where the cell names none. Groups of other than three digits are refused, not
 * guessed, and so is 150.000, which is as many thousands in one country and 150 in another.
 */
export const readAmount = (
  cell: string,
  context: Pick<CellContext, 'unit' | 'isAbroad' | 'currency'>,
): Parsed<number> => {
  const text = withoutRemarks(halfWidth(cell).replaceAll(/\s/g, ''));
  if (absent.has(text.toLowerCase())) return empty;
  const { currency } = context;
  if (currency !== undefined && currenciesIn(text)?.includes(currency) === false)
    return { kind: 'unreadable', code: 'otherCurrency', isLeftOut: true };
  const bracketed = /^\((.+)\)$/.exec(text);
  const signed = (bracketed?.[1] ?? text).replace(/^[△▲−–]/, '-');
  const negative = bracketed !== null || /^(?:[A-Z]{0,3}[¥\\$€£]|[A-Z]{3})?-/i.test(signed);
  const bare = signed
    .replace(/^-/, '')
    .replace(/^(?:(?:US|CA|AU|NZ|HK|SG|A|C)?\$|[¥\\€£]|JPY|USD|EUR|GBP|CHF|AUD|CAD)-?/i, '')
    .replace(/(?:円|[€$£]|JPY|USD|EUR|GBP|CHF|AUD|CAD|yen)(?:\(税[込抜]\))?[-ー]?$/i, '')
    .replace(/(?:[,.]?[-–—]{1,2}|-)$/, '')
    .replaceAll(/(?<=\d)['’](?=\d{3})/g, ',')
    .replace(/(?<=\d)thousand$/i, 'K')
    .replace(/(?<=\d)(?:million|mn|mio\.?)$/i, 'M');
  if (context.unit === 1 && /^[1-9]\d{0,2}\.\d{3}$/.test(bare)) return unreadable('unreadableAmount');
  const read = plainNumber(bare) ?? withComma(bare, context.isAbroad === true) ?? inUnits(bare);
  if (read === undefined) return unreadable('unreadableAmount');
  const scaled = tidy(read.hasUnit ? read.number : read.number * context.unit);
  if (!isKept(scaled)) return unreadable('unreadableAmount');
  return value(negative && scaled !== 0 ? -scaled : scaled);
};

/** What is said beside an amount: that it is about so much, with or without tax, or foreseen. */
const withoutRemarks = (text: string): string =>
  text
    .replace(
      /^(?:約|およそ|circa|ca\.|approx(?:\.|imately)?|about|around|roughly|est(?:\.|imated)?|[~≈]|税[込抜別]|金(?=[\d¥\\]))/i,
      '',
    )
    .replace(
      /(?:程度|前後|くらい|ぐらい|也|(?<=\d)\+|税[込抜別]|\((?:税[込抜別]|予|予定|見込み?|概算|仮)\))$/,
      '',
    );

/** Reads a head count: 50, 1,000人以上, 約50名, 1万人; of a range (50〜99名) the lower end, with a note. */
export const readCount = (cell: string): Parsed<number> => {
  const text = halfWidth(cell)
    .replace(/\bto\b/i, '-')
    .replaceAll(/\s/g, '')
    .replace(/^(?:circa|ca\.|approx(?:\.|imately)?|about|around|roughly|[~≈])(?=\d)/i, '')
    .replace(/^(?:約|連結|単体|単独|グループ|従業員数?|社員数?)[:：]?(?=[\d約])約?/, '')
    .replace(/\([^()]*\)$|(?:employees|people)$/i, '');
  if (absent.has(text.toLowerCase())) return empty;
  const range = /^([\d,]+)(?:名|人)?[-~〜–]([\d,]+)(?:名|人)?$/.exec(text);
  const bare = (range?.[1] ?? text).replace(
    /(?:名|人|件|社員|employees|people)?(?:以上|超|程度|前後|\+|~|〜|-)?$/i,
    '',
  );
  const read = plainNumber(bare.replace(/(?:名|人)$/, '')) ?? inUnits(bare);
  if (read === undefined || !Number.isInteger(read.number) || !isKept(read.number))
    return unreadable('unreadableNumber');
  return value(read.number, range ? 'rangeTaken' : undefined);
};

/** Reads the month a fiscal year ends in: 3, 3月, ３月期, 3月末, 2025/03/31, March. */
export const readMonth = (cell: string): Parsed<number> => {
  const text = halfWidth(cell)
    .trim()
    .replace(/^(?:毎年|決算月?|(?:\d{4}|(?:令和|R)\d{1,2})年(?=\d{1,2}月期))[:：]?\s*/, '')
    .replace(/^\d{1,2}(?:st|nd|rd|th)?\s+(?=[a-z]{3})/i, '');
  const found =
    /^(\d{1,2})\s*月?(?:期|末|決算|末日)?$/.exec(text) ??
    /^(?:\d{4}[-/年])?(\d{1,2})[-/月](?:\d{1,2}日?|末)?$/.exec(text);
  const named = monthNumber(text);
  const month = found ? Number(found[1]) : named;
  return month >= 1 && month <= 12 ? value(month) : unreadable('unreadableMonth');
};

/** The multiplier in a column title, 1 where it names none. */
export const unitOfTitle = (title: string): number => {
  const named = /[(（[【/]\s*(?:単位\s*[:：]?\s*)?(百万|千|万|億)円?\s*[)）\]】]?/.exec(title);
  return unitValues[named?.[1] ?? ''] ?? 1;
};

type Read = { readonly number: number; readonly hasUnit: boolean };

/** Nothing is known, as people write it; in small letters, without spaces. */
const absent: ReadonlySet<string> = new Set(
  'なし 無し 未定 不明 - – — tbd tba tbc n/a na none null unknown undecided notknown notset ?'
    .split(' ')
    .concat(''),
);
const unitValues: Readonly<Record<string, number>> = {
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  億: 1e8,
  兆: 1e12,
  K: 1e3,
  M: 1e6,
};

const plainNumber = (text: string): Read | undefined => {
  if (!/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(text)) return undefined;
  const number = Number(text.replaceAll(',', ''));
  return Number.isFinite(number) ? { number, hasUnit: false } : undefined;
};

/** As in most of Europe: points between thousands, a comma before the cents. */
const withComma = (text: string, isAbroad: boolean): Read | undefined =>
  /^(?:\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{4,},\d{1,2})$/.test(text) ||
  (isAbroad && /^\d{1,3},\d{1,2}$/.test(text))
    ? plainNumber(text.replaceAll('.', '').replace(',', '.'))
    : undefined;

/** Parts such as 1億2000万 added up, each unit smaller than the one before. */
const inUnits = (given: string): Read | undefined => {
  const text = given.replace(/(?<=\d)[km]$/i, (unit) => unit.toUpperCase());
  if (!/^(?:[\d,.]+(?:兆|億|千万|百万|万|千|K|M))+(?:[\d,.]+)?$/.test(text)) return undefined;
  let number = 0;
  let previous = Number.POSITIVE_INFINITY;
  for (const [, digits, unit] of text.matchAll(/([\d,.]+)(兆|億|千万|百万|万|千|K|M)?/g)) {
    const factor = unitValues[unit ?? ''] ?? 1;
    const part = plainNumber(digits ?? '');
    if (part === undefined || factor >= previous) return undefined;
    number += part.number * factor;
    previous = factor;
  }
  return { number, hasUnit: true };
};

/** 1.2 * 1e8 and the like leave dust behind the comma. */
const tidy = (number: number): number => (Number.isInteger(number) ? number : Number(number.toFixed(4)));
