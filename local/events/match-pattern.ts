import { isPlainObject } from '../plain-object.ts';
import { isInCidr } from './match-cidr.ts';
import { matchWildcard } from './match-wildcard.ts';

/**
 * Tells whether an event matches an EventBridge pattern. Every field of the pattern must match; an array in the pattern
 * lists alternatives; an array in the event matches when one of its elements does.
 */
export function matchPattern(pattern: unknown, event: unknown): boolean {
  if (!isPlainObject(pattern)) throw new Error('An event pattern must be an object.');
  return Object.entries(pattern).every(([key, expected]) => {
    if (key === '$or' && isListOfPatterns(expected))
      return expected.some((alternative) => matchPattern(alternative, event));
    const value = isPlainObject(event) && Object.hasOwn(event, key) ? event[key] : undefined;
    if (Array.isArray(expected)) return matchField(expected, value);
    if (Array.isArray(value) && value.length > 0)
      return value.some((element) => matchPattern(expected, element));
    return matchPattern(expected, value);
  });
}

/** `$or` is an operator only with two or more patterns; else it is a field of that name. */
function isListOfPatterns(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 1 && value.every(isPlainObject);
}

/** One field: any of the matchers, on the value or on any element of an array. */
function matchField(matchers: readonly unknown[], value: unknown): boolean {
  const leaves = leavesOf(value);
  return matchers.some((matcher) =>
    isPlainObject(matcher) && 'exists' in matcher
      ? matcher['exists'] === leaves.length > 0
      : leaves.some((leaf) => matchLeaf(matcher, leaf)),
  );
}

/** The plain values of a field; an absent field, an object and an empty array have none. */
function leavesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flat(Infinity);
  return value === undefined || isPlainObject(value) ? [] : [value];
}

function matchLeaf(matcher: unknown, leaf: unknown): boolean {
  if (!isPlainObject(matcher)) return matcher === leaf;
  const [operator = '', operand] = Object.entries(matcher)[0] ?? [];
  switch (operator) {
    case 'prefix':
    case 'suffix':
    case 'wildcard':
    case 'equals-ignore-case':
      return matchText(operator, operand, leaf);
    case 'numeric':
      return matchNumeric(operand, leaf);
    case 'cidr':
      return typeof leaf === 'string' && isInCidr(leaf, String(operand));
    case 'anything-but':
      return matchAnythingBut(operand, leaf);
    default:
      throw new Error(`The event pattern uses the operator "${operator}", which does not exist.`);
  }
}

/** Numbers and null differ from every text, so a nested text operator lets them pass. */
function matchAnythingBut(operand: unknown, leaf: unknown): boolean {
  if (!isPlainObject(operand)) return !listOf(operand).includes(leaf);
  const [operator = '', texts] = Object.entries(operand)[0] ?? [];
  return !listOf(texts).some((text) => matchText(operator, text, leaf));
}

function matchText(operator: string, operand: unknown, leaf: unknown): boolean {
  if (typeof leaf !== 'string') return false;
  switch (operator) {
    case 'prefix':
      return matchEnd(operand, leaf, (text, end) => text.startsWith(end));
    case 'suffix':
      return matchEnd(operand, leaf, (text, end) => text.endsWith(end));
    case 'equals-ignore-case':
      return leaf.toLowerCase() === String(operand).toLowerCase();
    case 'wildcard':
      return matchWildcard(String(operand), leaf);
    default:
      throw new Error(`The event pattern uses "${operator}" in anything-but, where it does not exist.`);
  }
}

/** The operand of prefix and suffix is a text, or a text in `equals-ignore-case`. */
function matchEnd(operand: unknown, leaf: string, holds: (text: string, end: string) => boolean): boolean {
  if (!isPlainObject(operand)) return holds(leaf, String(operand));
  return holds(leaf.toLowerCase(), String(operand['equals-ignore-case']).toLowerCase());
}

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `["operator", bound, "operator", bound]`: all must hold. */
function matchNumeric(operand: unknown, leaf: unknown): boolean {
  if (typeof leaf !== 'number') return false;
  const terms = listOf(operand);
  return terms.every((term, index) => {
    if (index % 2 === 1) return true;
    const compare = COMPARISONS[String(term)];
    if (compare === undefined)
      throw new Error(`The event pattern compares numbers with "${String(term)}", which does not exist.`);
    return compare(leaf, Number(terms[index + 1]));
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
