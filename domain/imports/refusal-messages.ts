import { problemWords } from './problem-words.ts';
import type { Locale } from './problem-word.ts';
import type { RowRefusal, RowWarning } from './row-problem.ts';

/** Says why a row was not taken and what to do: line, column, value, remedy (docs/rules.md#errors-say-what-to-do). */
export const refusalMessage = (refusal: RowRefusal, locale: Locale): string => {
  const { is, fix } = problemWords[refusal.code];
  return sentence(refusal, locale, [is[locale], fix[locale]], refusal.suggestion);
};

/** Says what was changed or left out in a row that was taken, and the value used instead. */
export const warningMessage = (warning: RowWarning, locale: Locale): string => {
  const { is, fix } = problemWords[warning.code];
  const parts = [is[locale], ending(warning, locale), warning.took === undefined ? fix[locale] : ''];
  return sentence(warning, locale, parts, undefined);
};

/** What happened to the row or the cell in the end. */
const ending = ({ code, took }: RowWarning, locale: Locale): string => {
  if (saidAlready.has(code)) return '';
  if (code === 'sameKey') {
    return locale === 'ja' ? `${took}行目にまとめました。` : `It was merged into line ${took}.`;
  }
  if (took !== undefined)
    return locale === 'ja' ? `『${took}』として取り込みました。` : `Taken as "${took}".`;
  return locale === 'ja' ? 'この項目は空のまま取り込みました。' : 'The row was taken without it.';
};

const saidAlready: ReadonlySet<RowWarning['code']> = new Set([
  'otherCurrency',
  'hostExcluded',
  'cancelledExcluded',
  'waitingRoomExcluded',
  'noEmail',
  'refusalInText',
  'companyBarred',
  'leftInText',
  'ownerAway',
  'ownerUnknown',
  'cellCut',
]);

type Place = Pick<RowRefusal, 'line' | 'field' | 'column' | 'value'>;

const sentence = (
  place: Place,
  locale: Locale,
  parts: readonly string[],
  suggestion: string | undefined,
): string => {
  const to = suggestion === undefined ? '' : locale === 'ja' ? `（${suggestion}）` : ` (${suggestion})`;
  const values: Readonly<Record<string, string>> = {
    at: locale === 'ja' ? atJa(place) : atEn(place),
    line: String(place.line),
    value: place.value,
    column: place.column,
    to,
    wide: place.value.includes('＠') ? '＠' : '文字',
  };
  const text = parts.filter((part) => part !== '').join(locale === 'ja' ? '' : ' ');
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
};

const atJa = ({ line, field, column, value }: Place): string =>
  `${line}行目『${column === '' ? field : column}』${value === '' ? '' : `の値『${value}』`}`;

const atEn = ({ line, field, column, value }: Place): string =>
  `Line ${line}, column "${column === '' ? field : column}"${value === '' ? '' : `: the value "${value}"`}`;
