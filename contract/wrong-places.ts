import type * as z from 'zod';
import type { Label } from './labels.ts';
import type { ProblemPlace } from './problem.ts';
import { inOne } from '../domain/kernel/both-languages.ts';
import type { Locale } from '../domain/kernel/locale.ts';
import { schemaWords, unusable } from './schema-words.ts';

/** What a schema made of something that a caller gave: its value, or every wrong place and a line about all of them. */
export type Checked<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly errors: readonly ProblemPlace[]; readonly list: Label };

const [inEnglish, inJapanese] = [schemaWords('en'), schemaWords('ja')];

/**
 * Checks what was given by a schema; what is wrong is said in both languages, with its place and value.
 * @param part of the request, with which each place begins; empty where there is no such
 */
export function checked<T>(schema: z.ZodType<T>, given: unknown, part: string): Checked<T> {
  const english = schema.safeParse(given, { error: inEnglish });
  if (english.success) return { ok: true, data: english.data };
  const japanese = schema.safeParse(given, { error: inJapanese });
  const issues = plain(english.error.issues, 'en');
  const inTheOther = japanese.success ? [] : plain(japanese.error.issues, 'ja');
  const errors = issues.map((issue, index): ProblemPlace => ({
    place: [part, ...issue.path.map(String)].filter((each) => each !== '').join('.'),
    message: {
      en: inOne(issue.message, 'en'),
      ja: inOne(inTheOther[index]?.message ?? issue.message, 'ja'),
    },
  }));
  const list = (locale: Locale): string =>
    issues
      .map(({ path }, index) => {
        const value = shortValue(valueAt(given, path));
        return `${errors[index]?.place ?? part}${value === '' ? '' : ` (${value})`}: ${errors[index]?.message[locale] ?? ''}`;
      })
      .join(locale === 'ja' ? '、' : '; ');
  return { ok: false, errors, list: { ja: list('ja'), en: list('en') } };
}

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'>;

/**
 * What is wrong, of a choice between shapes by the shape that the value comes nearest to: "this cannot be used" names
 * neither place nor remedy. A shape that says what it wants in words of its own keeps them.
 */
const plain = (issues: readonly z.core.$ZodIssue[], locale: Locale): readonly Issue[] =>
  issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.message !== unusable[locale]) return [issue];
    const [nearest, next] = issue.errors.toSorted((a, b) => distance(a) - distance(b));
    if (nearest === undefined || nearest.length === 0 || areAsNear(nearest, next)) return [issue];
    return plain(nearest, locale).map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
  });

/** Whether two shapes want something else of the value as a whole: a text, or a number. */
const areAsNear = (
  nearest: readonly z.core.$ZodIssue[],
  next: readonly z.core.$ZodIssue[] | undefined,
): boolean =>
  next !== undefined &&
  distance(nearest) === distance(next) &&
  nearest.every(({ path }) => path.length === 0) &&
  nearest[0]?.message !== next[0]?.message;

const distance = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);

const valueAt = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), given);

/** A value that was given, as an error quotes it; empty where there is none, or it is too much to read. */
const shortValue = (value: unknown): string =>
  value === undefined || (typeof value === 'object' && value !== null)
    ? ''
    : JSON.stringify(value).slice(0, 80);
