import { isDay } from '../kernel/local-date.ts';
import { isOperator, mayAsk, valueOf, type Operator, type ValueKind } from './operators.ts';
import { deepest, longestRule, longestText, mostClauses, mostValues } from './rule-limits.ts';
import { fieldOf, isFieldKey, type FieldKey } from './segment-fields.ts';

/** What is wrong with a rule that somebody gave, and where: `contract/rule-problems.ts` says it in words. */
export type RuleFault = { readonly place: string } & (
  | { readonly kind: 'notAGroup' | 'notAList' | 'unknownField'; readonly given: unknown }
  | { readonly kind: 'unknownKey'; readonly given: string }
  | { readonly kind: 'empty' | 'tooDeep' }
  | { readonly kind: 'tooMany' | 'tooLong'; readonly given: number }
  | { readonly kind: 'unknownOperator'; readonly field: FieldKey; readonly given: unknown }
  | { readonly kind: 'wrongValue'; readonly op: Operator; readonly wants: ValueKind; readonly given: unknown }
  | { readonly kind: 'unknownValue'; readonly field: FieldKey; readonly given: string }
);

/** Everything that is wrong with what was given as a rule; empty where it is one. */
export function faultsOf(given: unknown): readonly RuleFault[] {
  const counted = { clauses: 0 };
  const faults = isClauseLike(given)
    ? [{ place: 'rule', kind: 'notAGroup' as const, given }]
    : groupFaults(given, 'rule', 1, counted);
  if (counted.clauses > mostClauses)
    return [...faults, { place: 'rule', kind: 'tooMany', given: counted.clauses }];
  const length = JSON.stringify(given)?.length ?? 0;
  return faults.length === 0 && length > longestRule
    ? [{ place: 'rule', kind: 'tooLong', given: length }]
    : faults;
}

interface Counted {
  clauses: number;
}
const joins: readonly string[] = ['all', 'any', 'none'];
const isRecord = (given: unknown): given is Readonly<Record<string, unknown>> =>
  typeof given === 'object' && given !== null && !Array.isArray(given);
const isClauseLike = (given: unknown): boolean => isRecord(given) && ('field' in given || 'op' in given);

function groupFaults(given: unknown, place: string, depth: number, counted: Counted): readonly RuleFault[] {
  if (!isRecord(given)) return [{ place, kind: 'notAGroup', given }];
  const keys = Object.keys(given);
  const [join, another] = keys.filter((key) => joins.includes(key));
  if (join === undefined || another !== undefined) return [{ place, kind: 'notAGroup', given }];
  const strange = keys.filter((key) => key !== join);
  if (strange.length > 0)
    return strange.map((key) => ({ place: `${place}.${key}`, kind: 'unknownKey', given: key }));
  const members = given[join];
  const inside = `${place}.${join}`;
  if (!Array.isArray(members)) return [{ place: inside, kind: 'notAList', given: members }];
  if (depth > deepest) return [{ place, kind: 'tooDeep' }];
  const mayBeEmpty = depth === 1 && join === 'all';
  if (members.length === 0) return mayBeEmpty ? [] : [{ place: inside, kind: 'empty' }];
  return members.flatMap((member: unknown, index) => {
    const at = `${inside}[${index}]`;
    return isClauseLike(member)
      ? clauseFaults(member, at, counted)
      : groupFaults(member, at, depth + 1, counted);
  });
}

function clauseFaults(given: unknown, place: string, counted: Counted): readonly RuleFault[] {
  counted.clauses++;
  if (!isRecord(given)) return [{ place, kind: 'notAGroup', given }];
  const { field, op, value, ...rest } = given;
  const strange = Object.keys(rest).map((key): RuleFault => ({
    place: `${place}.${key}`,
    kind: 'unknownKey',
    given: key,
  }));
  if (!isFieldKey(field))
    return [...strange, { place: `${place}.field`, kind: 'unknownField', given: field }];
  const { type } = fieldOf(field);
  if (!isOperator(op) || !mayAsk(type, op))
    return [...strange, { place: `${place}.op`, kind: 'unknownOperator', field, given: op }];
  const at = `${place}.value`;
  const wants = valueOf[op];
  const isThere = Object.hasOwn(given, 'value');
  if (!isValue(wants, value) || (wants === 'nothing' && isThere))
    return [...strange, { place: at, kind: 'wrongValue', op, wants, given: value }];
  return [...strange, ...closedFaults(field, value, at)];
}

function isValue(wants: ValueKind, value: unknown): boolean {
  switch (wants) {
    case 'text':
      return isText(value);
    case 'texts':
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        value.length <= mostValues &&
        value.every((each) => isText(each))
      );
    case 'number':
      return Number.isFinite(value);
    case 'range':
      return (
        Array.isArray(value) &&
        value.length === 2 &&
        value.every((each) => Number.isFinite(each)) &&
        value[0] <= value[1]
      );
    case 'day':
      return typeof value === 'string' && isDay(value);
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 36_500;
    case 'nothing':
      return value === undefined;
    default:
      return wants satisfies never;
  }
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && value.length <= longestText;

/** Values of a field that knows all of its own. */
function closedFaults(field: FieldKey, value: unknown, place: string): readonly RuleFault[] {
  const entry = fieldOf(field);
  if (entry.type !== 'choice') return [];
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  return given.flatMap((each, index) =>
    typeof each === 'string' && !entry.values.includes(each)
      ? [
          {
            place: Array.isArray(value) ? `${place}[${index}]` : place,
            kind: 'unknownValue',
            field,
            given: each,
          },
        ]
      : [],
  );
}
