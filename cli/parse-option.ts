import { InvalidArgumentError } from 'commander';

/** A whole number above zero, for commander. */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`"${text}" is not a whole number above 0.`);
}

/** A number of minutes. */
export function minutes(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0 && value <= 10_000) return value;
  throw new InvalidArgumentError(`"${text}" is not a number of minutes above 0.`);
}

/** A day that exists, YYYY-MM-DD. */
export function day(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError(`"${text}" is not a day. Write it as 2026-11-20.`);
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
    `"${text}" is not a pair. Write it as "column=field", for instance "ご担当=fullName".`,
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
    `"${given}" is not a setting. Write it as key=value, for instance companyName="Mirai" or frequency.daysApart=10.`,
  );
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
