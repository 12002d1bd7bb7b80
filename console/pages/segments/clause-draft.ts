import type { Clause, FieldKey, Operator } from '../../../contract/rule-parts.ts';

/** A value as it is typed: a list is separated by 、 or commas. */
export interface Typed {
  readonly text: string;
  readonly upTo: string;
}

/** What a clause says, as it would be typed. */
export function typedOf(clause: Clause | undefined): Typed {
  const value = clause !== undefined && 'value' in clause ? clause.value : '';
  if (!Array.isArray(value)) return { text: String(value), upTo: '' };
  if (clause?.op === 'between') return { text: String(value[0]), upTo: String(value[1]) };
  return { text: value.join('、'), upTo: '' };
}

/** The clause that was typed; undefined while its value is none. */
export function clauseOf(field: FieldKey, op: Operator, { text, upTo }: Typed): Clause | undefined {
  const [from, until] = [numberIn(text), numberIn(upTo)];
  switch (op) {
    case 'is':
    case 'contains':
    case 'startsWith':
      return text.trim() === '' ? undefined : { field, op, value: text.trim() };
    case 'oneOf':
    case 'hasAny':
    case 'hasAll': {
      const value = [...new Set(text.split(/[、,]/).map((each) => each.trim()))].filter(
        (each) => each !== '',
      );
      return value.length === 0 ? undefined : { field, op, value };
    }
    case 'equals':
    case 'atLeast':
    case 'atMost':
      return from === undefined ? undefined : { field, op, value: from };
    case 'between':
      return from === undefined || until === undefined || from > until
        ? undefined
        : { field, op, value: [from, until] };
    case 'since':
    case 'until':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { field, op, value: text } : undefined;
    case 'moreThanDaysAgo':
    case 'withinPastDays':
    case 'withinNextDays':
    case 'withinNextMonths':
      return from === undefined || from < 0 || !Number.isInteger(from)
        ? undefined
        : { field, op, value: from };
    case 'known':
    case 'unknown':
    case 'yes':
    case 'no':
      return { field, op };
    default:
      return op satisfies never;
  }
}

/** Full width, commas and a sign of the currency are read as they are typed in Japan. */
function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[,¥円\s]/g, '');
  return plain === '' || Number.isNaN(Number(plain)) ? undefined : Number(plain);
}
