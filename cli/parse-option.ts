import { InvalidArgumentError } from 'commander';
import * as z from 'zod';
import { inBoth } from '../contract/problem.ts';

/** A whole number above zero, for commander. */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(
    inBoth({
      ja: `「${text}」は1以上の整数ではありません。`,
      en: `"${text}" is not a whole number above 0.`,
    }),
  );
}

/** A number of minutes. */
export function minutes(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0 && value <= 10_000) return value;
  throw new InvalidArgumentError(
    inBoth({
      ja: `「${text}」は0より大きい分数ではありません。`,
      en: `"${text}" is not a number of minutes above 0.`,
    }),
  );
}

/** A day that exists: 2026-12-01, 2026/12/1, 2026年12月1日. */
export function dayIn(text: string): string | undefined {
  const [, year = '', month = '', date = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC').trim()) ?? [];
  const read = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return z.iso.date().safeParse(read).success ? read : undefined;
}

/** The same of an option, as YYYY-MM-DD. */
export function day(text: string): string {
  const read = dayIn(text);
  if (read !== undefined) return read;
  throw new InvalidArgumentError(
    inBoth({
      ja: `「${text}」は日付として読めません。2026-11-20 のように入力してください。`,
      en: `"${text}" is not a day. Write it as 2026-11-20.`,
    }),
  );
}

/** Collects `--map "列=フィールド"`, which may be given several times. */
export function mapping(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const at = text.lastIndexOf('=');
  const [column, field] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at > 0 && column !== '' && field !== '') return { ...before, [column]: field };
  throw new InvalidArgumentError(
    inBoth({
      ja: `「${text}」は「列名=項目」の形ではありません。"ご担当=fullName" のように入力してください。`,
      en: `"${text}" is not a pair. Write it as "column=field", for instance "ご担当=fullName".`,
    }),
  );
}

/** One `KEY=JSON` of `settings set`; a value that is no JSON is taken as text. Points reach inside: `frequency.daysApart=10`. */
export function setting(given: string): {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly text: string;
} {
  const at = given.indexOf('=');
  const text = given.slice(at + 1);
  const path = given.slice(0, Math.max(at, 0)).trim().split('.');
  if (at > 0 && path.every((part) => /^[a-zA-Z][a-zA-Z0-9]*$/.test(part)))
    return { path, value: jsonOrText(text), text };
  throw new InvalidArgumentError(
    inBoth({
      ja: `「${given}」は「項目=値」の形ではありません。companyName="みらい" や frequency.daysApart=10 のように入力してください。`,
      en: `"${given}" is not a setting. Write it as key=value, for instance companyName="Mirai" or frequency.daysApart=10.`,
    }),
  );
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
