import { addDays, addMonths, type LocalDate } from '../kernel/local-date.ts';
import type { Candidate } from './candidate.ts';
import type { Clause, RuleNode } from './rule.ts';
import { isClause, membersOf } from './rule-tree.ts';
import type { FieldValue } from './segment-field.ts';
import { fieldOf, isFieldKey } from './segment-fields.ts';

export type Predicate = (candidate: Candidate) => boolean;

/** Compiles a rule, or a part of one, once into a predicate of closures. `today` is fixed at compile time. */
export function compileRule(node: RuleNode, today: LocalDate): Predicate {
  if (isClause(node)) return compileClause(node, today);
  const group = membersOf(node);
  const tests = group.members.map((member) => compileRule(member, today));
  const count = tests.length;
  // One loop each: the join is decided once, not for each of a million people.
  switch (group.join) {
    case 'all':
      return (candidate) => {
        for (let index = 0; index < count; index++) if (tests[index]?.(candidate) === false) return false;
        return true;
      };
    case 'any':
      return (candidate) => {
        for (let index = 0; index < count; index++) if (tests[index]?.(candidate) === true) return true;
        return false;
      };
    case 'none':
      return (candidate) => {
        for (let index = 0; index < count; index++) if (tests[index]?.(candidate) === true) return false;
        return true;
      };
    default:
      return group.join satisfies never;
  }
}

function compileClause(clause: Clause, today: LocalDate): Predicate {
  if (!isFieldKey(clause.field)) throw new Error(`this version knows no field "${String(clause.field)}"`);
  const { read } = fieldOf(clause.field);
  if (clause.op === 'known') return (candidate) => !isUnknown(read(candidate, today));
  if (clause.op === 'unknown') return (candidate) => isUnknown(read(candidate, today));
  const test = testOf(clause, today);
  return (candidate) => {
    const value = read(candidate, today);
    return !isUnknown(value) && test(value);
  };
}

/** Nothing is known: no value, an empty text, an empty list. */
export const isUnknown = (value: FieldValue): boolean =>
  value === undefined || value === '' || (typeof value === 'object' && value.length === 0);

type Test = (value: FieldValue) => boolean;

/** What a clause asks of a value that is known. */
function testOf(clause: Clause, today: LocalDate): Test {
  switch (clause.op) {
    case 'is':
      return textTest(new Set([folded(clause.value)]));
    case 'oneOf':
      return textTest(new Set(clause.value.map((each) => folded(each))));
    case 'contains': {
      const wanted = folded(clause.value);
      return remembered((text) => text.includes(wanted));
    }
    case 'startsWith': {
      const wanted = folded(clause.value);
      return remembered((text) => text.startsWith(wanted));
    }
    case 'hasAny': {
      const isWanted = textTest(new Set(clause.value.map((each) => folded(each))));
      return (value) => typeof value === 'object' && value.some((each) => isWanted(each));
    }
    case 'hasAll': {
      const each = clause.value.map((wanted) => textTest(new Set([folded(wanted)])));
      return (value) => typeof value === 'object' && each.every((isIt) => value.some((one) => isIt(one)));
    }
    case 'equals':
      return (value) => value === clause.value;
    case 'atLeast':
      return numbers(clause.value, Infinity);
    case 'atMost':
      return numbers(-Infinity, clause.value);
    case 'between':
      return numbers(clause.value[0], clause.value[1]);
    case 'since':
      return days(clause.value, undefined);
    case 'until':
      return days(undefined, clause.value);
    case 'moreThanDaysAgo':
      return days(undefined, addDays(today, -clause.value - 1));
    case 'withinPastDays':
      return days(addDays(today, -clause.value), today);
    case 'withinNextDays':
      return days(today, addDays(today, clause.value));
    case 'withinNextMonths':
      return days(today, addMonths(today, clause.value));
    case 'yes':
      return (value) => value === true;
    case 'no':
      return (value) => value === false;
    case 'known':
    case 'unknown':
      return () => clause.op === 'known';
    default:
      return clause satisfies never;
  }
}

/** Texts are compared without regard to width, case, or blanks at their ends. */
export const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const textTest = (wanted: ReadonlySet<string>): Test => remembered((text) => wanted.has(text));

/** So many answers are kept: the values of a column repeat, and folding one costs more than looking it up. */
const REMEMBERED = 5000;

function remembered(test: (text: string) => boolean): Test {
  const answers = new Map<string, boolean>();
  return (value) => {
    if (typeof value !== 'string') return false;
    const known = answers.get(value);
    if (known !== undefined) return known;
    const answer = test(folded(value));
    if (answers.size < REMEMBERED) answers.set(value, answer);
    return answer;
  };
}

const numbers =
  (atLeast: number, atMost: number): Test =>
  (value) =>
    typeof value === 'number' && value >= atLeast && value <= atMost;

/** Both ends belong to it. */
const days =
  (since: LocalDate | undefined, until: LocalDate | undefined): Test =>
  (value) =>
    typeof value === 'string' &&
    (since === undefined || value >= since) &&
    (until === undefined || value <= until);
