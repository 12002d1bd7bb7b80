import type { Report } from './compile-shape.ts';
import { checkValue } from './dynamodb-items.ts';
import { recordAt, textAt, type Fields } from './fields.ts';

const MAXIMUM_EXPRESSION_BYTES = 4096;
const MAXIMUM_OPERATORS = 300;
const MAXIMUM_IN = 100;

const expressions = [
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
  'ProjectionExpression',
  'UpdateExpression',
];

interface Read {
  readonly placeholders: readonly string[];
  readonly problems: readonly string[];
}

/** Expressions are few and come again and again: each is read once. */
const known = new Map<string, Read>();
const MAXIMUM_KNOWN = 5000;

/** Every placeholder is defined and used, and no expression is larger than DynamoDB takes. */
export function checkExpressions(operation: Fields, path: string, report: Report): void {
  const used = new Set<string>();
  for (const name of expressions) {
    const expression = operation[name];
    if (expression === undefined) continue;
    const read = readExpression(textAt(operation, name));
    for (const problem of read.problems) report(`${path}.${name}`, problem);
    for (const placeholder of read.placeholders) used.add(placeholder);
  }
  const values = recordAt(operation, 'ExpressionAttributeValues') ?? {};
  const names = recordAt(operation, 'ExpressionAttributeNames') ?? {};
  checkDefined('ExpressionAttributeValues', operation, path, report);
  checkDefined('ExpressionAttributeNames', operation, path, report);
  for (const placeholder of used)
    if (!(placeholder in values) && !(placeholder in names)) report(path, `${placeholder} is not defined`);
  for (const placeholder of [...Object.keys(values), ...Object.keys(names)])
    if (!used.has(placeholder)) report(path, `${placeholder} is defined and not used`);
  for (const name in values) checkValue(values[name], `${path}.${name}`, 1, report);
}

function checkDefined(member: string, operation: Fields, path: string, report: Report): void {
  const defined = recordAt(operation, member);
  if (defined !== undefined && Object.keys(defined).length === 0)
    report(`${path}.${member}`, 'is empty: leave it out');
}

function readExpression(expression: string): Read {
  const before = known.get(expression);
  if (before !== undefined) return before;
  const read = { placeholders: expression.match(/[#:]\w+/g) ?? [], problems: problemsOf(expression) };
  if (known.size < MAXIMUM_KNOWN) known.set(expression, read);
  return read;
}

function problemsOf(expression: string): readonly string[] {
  const bytes = Buffer.byteLength(expression);
  const operators = (expression.match(/\b(?:AND|OR|NOT|BETWEEN|IN)\b|[<>=+-]+|\w\(|,/g) ?? []).length;
  const longestIn = Math.max(
    0,
    ...[...expression.matchAll(/\bIN\s*\(([^)]*)\)/gi)].map(([, list = '']) => list.split(',').length),
  );
  return [
    ...(expression.trim() === '' ? ['is empty: leave it out'] : []),
    ...(bytes > MAXIMUM_EXPRESSION_BYTES
      ? [`has ${bytes} bytes, more than ${MAXIMUM_EXPRESSION_BYTES}`]
      : []),
    ...(operators > MAXIMUM_OPERATORS ? [`has ${operators} operators, more than ${MAXIMUM_OPERATORS}`] : []),
    ...(longestIn > MAXIMUM_IN ? [`has ${longestIn} values in an IN, more than ${MAXIMUM_IN}`] : []),
  ];
}
