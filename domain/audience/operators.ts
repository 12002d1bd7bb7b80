import type { FieldType } from './segment-field.ts';

/**
 * What a clause may ask of each type of field. **The law of the unknown**: of somebody of whom nothing is known a clause
 * is false, whatever it asks; `unknown` alone is true. A group `none` turns that around: it keeps those of whom nothing
 * is known.
 */
export const operatorsOf = {
  text: ['is', 'oneOf', 'contains', 'startsWith', 'known', 'unknown'],
  choice: ['is', 'oneOf', 'known', 'unknown'],
  number: ['equals', 'atLeast', 'atMost', 'between', 'known', 'unknown'],
  money: ['equals', 'atLeast', 'atMost', 'between', 'known', 'unknown'],
  date: [
    'since',
    'until',
    'moreThanDaysAgo',
    'withinPastDays',
    'withinNextDays',
    'withinNextMonths',
    'known',
    'unknown',
  ],
  list: ['hasAny', 'hasAll', 'known', 'unknown'],
  flag: ['yes', 'no'],
} as const satisfies Readonly<Record<FieldType, readonly Operator[]>>;

/** What stands beside an operator: one kind for each, whatever the field. */
export const valueOf = {
  is: 'text',
  contains: 'text',
  startsWith: 'text',
  oneOf: 'texts',
  hasAny: 'texts',
  hasAll: 'texts',
  equals: 'number',
  atLeast: 'number',
  atMost: 'number',
  between: 'range',
  since: 'day',
  until: 'day',
  moreThanDaysAgo: 'count',
  withinPastDays: 'count',
  withinNextDays: 'count',
  withinNextMonths: 'count',
  known: 'nothing',
  unknown: 'nothing',
  yes: 'nothing',
  no: 'nothing',
} as const;
export type Operator = keyof typeof valueOf;
export type ValueKind = (typeof valueOf)[Operator];

export const isOperator = (given: unknown): given is Operator =>
  typeof given === 'string' && Object.hasOwn(valueOf, given);

/** Whether a field of this type may be asked so. */
export const mayAsk = (type: FieldType, op: Operator): boolean =>
  operatorsOf[type].some((each) => each === op);
