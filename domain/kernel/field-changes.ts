import { isSame } from './same-content.ts';

/** One field that was changed, as text; undefined: it was not there, or is not any more. */
export interface FieldChange {
  /** With dots: `calendar.hours`. */
  readonly field: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

const DEEPEST = 3;
const LONGEST = 200;
/** What is never written down, whatever it is of. */
const secret = /secret|token|password|credential/i;

/** The fields in which two values differ: objects are looked into, lists are compared as they are, long texts are cut. */
export function fieldChanges(before: unknown, after: unknown, field = '', depth = 0): readonly FieldChange[] {
  if (isSame(before, after)) return [];
  if (depth < DEEPEST && (isRecord(before) || isRecord(after)) && mayBeRecord(before) && mayBeRecord(after))
    return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
      .toSorted()
      .flatMap((name) =>
        fieldChanges(before?.[name], after?.[name], field === '' ? name : `${field}.${name}`, depth + 1),
      );
  const isSecret = secret.test(field);
  return [{ field, before: textOf(before, isSecret), after: textOf(after, isSecret) }];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const mayBeRecord = (value: unknown): value is Readonly<Record<string, unknown>> | undefined =>
  value === undefined || isRecord(value);

function textOf(value: unknown, isSecret: boolean): string | undefined {
  if (value === undefined) return undefined;
  if (isSecret) return '***';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
