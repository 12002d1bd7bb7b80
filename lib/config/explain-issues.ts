import type * as z from 'zod';
import { closestWord } from '../../contract/closest-word.ts';
import { consoleShape, deploymentConfigSchema } from './deployment-config.ts';

/** Each mistake in a line: place, value, and what to do. Places given by `-c` are named so. */
export const explainIssues = (
  issues: readonly z.core.$ZodIssue[],
  given: unknown,
  fromContext: ReadonlySet<string>,
): readonly string[] => issues.flatMap((issue) => explain(issue, given, fromContext));

function explain(
  issue: z.core.$ZodIssue,
  given: unknown,
  fromContext: ReadonlySet<string>,
): readonly string[] {
  const path = issue.path.map(String);
  const place = `${fromContext.has(path[0] ?? '') ? '-c ' : ''}${path.join('.')}`;
  if (issue.code === 'invalid_union' && typeof valueIn(given, path) === 'object')
    return issue.errors.flatMap((within) =>
      within
        .filter(({ code }) => code !== 'invalid_value')
        .flatMap((each) => explain({ ...each, path: [...issue.path, ...each.path] }, given, fromContext)),
    );
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey([...path, key].join('.'), key, knownKeys(path)));
  const value = valueIn(given, path);
  const got = value === undefined ? '' : ` ${JSON.stringify(value)}`;
  if (issue.code === 'invalid_type')
    return [
      `${place}:${got === '' ? ' is missing' : `${got} is no ${issue.expected}`}. ${remedyOf(issue.expected)}`,
    ];
  return [`${place}:${got} ${issue.message}`];
}

const valueIn = (given: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    given,
  );

const remedyOf = (expected: string): string =>
  expected === 'string'
    ? 'Write a text between quotes, or leave the whole entry out.'
    : 'Write { … } with the keys of docs/deploy.md.';

/** A key that nothing reads, with the known one that is nearest. */
export function unknownKey(place: string, key: string, known: readonly string[]): string {
  const nearest = closestWord(key, known);
  return `${place}: there is no such key. ${nearest === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean "${nearest}"?`}`;
}

/** The keys that may stand at the top, or below one of its keys. */
export function knownKeys([parent]: readonly string[] = []): readonly string[] {
  const { shape } = deploymentConfigSchema;
  const part =
    parent === 'links'
      ? shape.links.unwrap().shape
      : parent === 'adopt'
        ? shape.adopt.unwrap().shape
        : parent === 'console'
          ? consoleShape
          : shape;
  return Object.keys(part).filter((key) => key !== '$schema');
}
