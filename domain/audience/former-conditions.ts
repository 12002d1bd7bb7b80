import * as z from 'zod';
import { keptNumber } from '../kernel/kept-number.ts';
import type { Rule, RuleNode } from './rule.ts';

const oneOf = z.array(z.string()).min(1);
const range = { atLeast: keptNumber.optional(), atMost: keptNumber.optional() };

/** One condition of a segment as release 0.4 and before stored it, and as files may still say it. `oneOf` is any of; ranges include their ends. */
export const conditionSchema = z.discriminatedUnion('field', [
  z.object({ field: z.literal('industry'), oneOf }).strict(),
  z.object({ field: z.literal('region'), oneOf }).strict(),
  z.object({ field: z.literal('tag'), oneOf }).strict(),
  z.object({ field: z.literal('acquisitionRoute'), oneOf }).strict(),
  z.object({ field: z.literal('product'), oneOf }).strict(),
  z.object({ field: z.literal('lostReason'), oneOf }).strict(),
  z.object({ field: z.literal('consentBasis'), oneOf }).strict(),
  z.object({ field: z.literal('dormancy'), oneOf }).strict(),
  z.object({ field: z.literal('owner'), oneOf }).strict(),
  z.object({ field: z.literal('temperature'), oneOf }).strict(),
  z.object({ field: z.literal('notInCampaign'), oneOf }).strict(),
  z.object({ field: z.literal('employees'), ...range }).strict(),
  z.object({ field: z.literal('silentDays'), ...range }).strict(),
  z.object({ field: z.literal('purchases'), ...range }).strict(),
  z.object({ field: z.literal('purchaseTotal'), ...range }).strict(),
  z.object({ field: z.literal('contractEndsWithinMonths'), atMost: keptNumber }).strict(),
  z.object({ field: z.literal('fiscalYearEndsWithinMonths'), atMost: keptNumber }).strict(),
  z.object({ field: z.literal('senior'), is: z.boolean() }).strict(),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** The rule that says what such conditions said: all of them. */
export const ruleOfConditions = (conditions: readonly Condition[]): Rule => ({
  all: conditions.flatMap((condition) => nodesOf(condition)),
});

function nodesOf(condition: Condition): readonly RuleNode[] {
  switch (condition.field) {
    case 'industry':
    case 'region':
    case 'acquisitionRoute':
    case 'lostReason':
    case 'consentBasis':
    case 'dormancy':
    case 'owner':
    case 'temperature':
      return [{ field: condition.field, op: 'oneOf', value: condition.oneOf }];
    case 'tag':
    case 'product':
      return [{ field: condition.field, op: 'hasAny', value: condition.oneOf }];
    case 'notInCampaign':
      return [{ none: [{ field: 'campaign', op: 'hasAny', value: condition.oneOf }] }];
    case 'employees':
    case 'silentDays':
    case 'purchases':
    case 'purchaseTotal':
      return rangeOf(condition);
    case 'contractEndsWithinMonths':
      return [{ field: 'contractEndsOn', op: 'withinNextMonths', value: countable(condition.atMost) }];
    case 'fiscalYearEndsWithinMonths':
      return [{ field: 'monthsToYearEnd', op: 'atMost', value: condition.atMost }];
    case 'senior':
      return [{ field: 'senior', op: condition.is ? 'yes' : 'no' }];
    default:
      return condition satisfies never;
  }
}

/** Beyond it a calendar has no day. */
const MOST_MONTHS = 36_500;
const countable = (months: number): number => Math.min(Math.max(months, -1), MOST_MONTHS);

/** A range without ends asked only that something be known. */
function rangeOf({
  field,
  atLeast,
  atMost,
}: Extract<
  Condition,
  { field: 'employees' | 'silentDays' | 'purchases' | 'purchaseTotal' }
>): readonly RuleNode[] {
  const ends: readonly RuleNode[] = [
    ...(atLeast === undefined ? [] : [{ field, op: 'atLeast' as const, value: atLeast }]),
    ...(atMost === undefined ? [] : [{ field, op: 'atMost' as const, value: atMost }]),
  ];
  return ends.length > 0 ? ends : [{ field, op: 'known' }];
}
