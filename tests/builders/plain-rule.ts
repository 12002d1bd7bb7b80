import type { Candidate } from '../../domain/audience/candidate.ts';
import type { Clause, RuleNode } from '../../domain/audience/rule.ts';
import { isClause } from '../../domain/audience/rule-tree.ts';
import { fieldOf } from '../../domain/audience/segment-fields.ts';
import { today } from './time.ts';

/** The same, said plainly: one person at a time, nothing prepared. */
export function plainly(node: RuleNode, candidate: Candidate): boolean {
  if (!isClause(node)) {
    if ('all' in node) return node.all.every((each) => plainly(each, candidate));
    if ('any' in node) return node.any.some((each) => plainly(each, candidate));
    return !node.none.some((each) => plainly(each, candidate));
  }
  const is = fieldOf(node.field).read(candidate, today);
  const isThere = !(
    is === undefined ||
    (typeof is !== 'number' && typeof is !== 'boolean' && is.length === 0)
  );
  if (node.op === 'known') return isThere;
  if (node.op === 'unknown') return !isThere;
  return isThere && isAsAsked(node, is);
}

const DAY_MS = 86_400_000;
const plain = (text: unknown): string => String(text).normalize('NFKC').trim().toLowerCase();
const daysAhead = (day: unknown): number => (Date.parse(String(day)) - Date.parse(today)) / DAY_MS;

function isAsAsked(clause: Clause, is: unknown): boolean {
  const list = Array.isArray(is) ? is.map((each) => plain(each)) : [];
  switch (clause.op) {
    case 'is':
      return plain(is) === plain(clause.value);
    case 'oneOf':
      return clause.value.some((each) => plain(each) === plain(is));
    case 'contains':
      return plain(is).includes(plain(clause.value));
    case 'startsWith':
      return plain(is).indexOf(plain(clause.value)) === 0;
    case 'hasAny':
      return clause.value.some((each) => list.includes(plain(each)));
    case 'hasAll':
      return clause.value.every((each) => list.includes(plain(each)));
    case 'equals':
      return Number(is) === clause.value;
    case 'atLeast':
      return !(Number(is) < clause.value);
    case 'atMost':
      return !(Number(is) > clause.value);
    case 'between':
      return !(Number(is) < clause.value[0]) && !(Number(is) > clause.value[1]);
    case 'since':
      return Date.parse(String(is)) >= Date.parse(clause.value);
    case 'until':
      return Date.parse(String(is)) <= Date.parse(clause.value);
    case 'moreThanDaysAgo':
      return daysAhead(is) < -clause.value;
    case 'withinPastDays':
      return daysAhead(is) <= 0 && daysAhead(is) >= -clause.value;
    case 'withinNextDays':
      return daysAhead(is) >= 0 && daysAhead(is) <= clause.value;
    case 'withinNextMonths': {
      const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
      const last = new Date(Date.UTC(year, month - 1 + clause.value, day));
      // No month of these has fewer days than the day of today.
      return daysAhead(is) >= 0 && Date.parse(String(is)) <= last.getTime();
    }
    case 'yes':
      return is === true;
    case 'no':
      return is === false;
    case 'known':
    case 'unknown':
      throw new Error(`${clause.op} was answered before`);
    default:
      return clause satisfies never;
  }
}
