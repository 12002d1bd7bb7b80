import * as z from 'zod';
import { keptNumber } from '../kernel/kept-number.ts';
import { longestText, mostValues } from './rule-limits.ts';
import type { FieldKey } from './segment-fields.ts';

/** Every function that reads a campaign reads its rule: the table of fields is held only by those that compile one. */
const field = z.custom<FieldKey>((given) => typeof given === 'string' && given !== '');
const text = z.string().min(1).max(longestText);

/** One thing that is asked of a person; `domain/audience/operators.ts` says what may be asked of which field. */
export const clauseSchema = z.discriminatedUnion('op', [
  z.strictObject({ field, op: z.enum(['is', 'contains', 'startsWith']), value: text }),
  z.strictObject({
    field,
    op: z.enum(['oneOf', 'hasAny', 'hasAll']),
    value: z.array(text).min(1).max(mostValues),
  }),
  z.strictObject({ field, op: z.enum(['equals', 'atLeast', 'atMost']), value: keptNumber }),
  z.strictObject({ field, op: z.literal('between'), value: z.tuple([keptNumber, keptNumber]) }),
  z.strictObject({ field, op: z.enum(['since', 'until']), value: z.iso.date() }),
  z.strictObject({
    field,
    op: z.enum(['moreThanDaysAgo', 'withinPastDays', 'withinNextDays', 'withinNextMonths']),
    value: z.number().int().min(0).max(36_500),
  }),
  z.strictObject({ field, op: z.enum(['known', 'unknown', 'yes', 'no']) }),
]);
export type Clause = z.infer<typeof clauseSchema>;

/** All, any or none of what stands inside must hold. */
export type Group =
  | { readonly all: readonly RuleNode[] }
  | { readonly any: readonly RuleNode[] }
  | { readonly none: readonly RuleNode[] };
export type RuleNode = Clause | Group;

export const nodeSchema: z.ZodType<RuleNode, RuleNode> = z.lazy(() => z.union([clauseSchema, ruleSchema]));
/**
 * A rule over customers as data: nested groups of clauses. This is its shape; `faultsOf` says whether fields, operators
 * and values fit each other, and what a caller gives is checked by it before it is stored.
 */
export const ruleSchema: z.ZodType<Group, Group> = z.union([
  z.strictObject({ all: z.array(nodeSchema) }),
  z.strictObject({ any: z.array(nodeSchema) }),
  z.strictObject({ none: z.array(nodeSchema) }),
]);

export type Rule = Group;
