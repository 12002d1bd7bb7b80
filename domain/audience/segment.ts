import * as z from 'zod';
import { bilingualSchema } from '../kernel/locale.ts';
import { slugSchema } from '../kernel/written-texts.ts';
import { daysBetween, type LocalDate } from '../kernel/local-date.ts';
import type { Candidate } from './candidate.ts';
import { compileRule, type Predicate } from './compile-rule.ts';
import type { Dormancy } from './dormancy.ts';
import { exclusionsOf, type Exclusion, type ExclusionRules } from './exclusion.ts';
import { conditionSchema, ruleOfConditions } from './former-conditions.ts';
import { ruleSchema, type Rule } from './rule.ts';

export const segmentIdSchema = slugSchema(60);

/**
 * A rule over customers, by its name. Only the dormant are ever selected. What release 0.4 and before stored has
 * conditions in place of a rule: `ruleOf` answers the rule of either.
 */
export const segmentSchema = z
  .object({
    id: segmentIdSchema,
    name: bilingualSchema,
    /** Of a saved segment: which of its versions this is. */
    version: z.number().int().min(1).optional(),
    rule: ruleSchema.optional(),
    conditions: z.array(conditionSchema).optional(),
  })
  .refine(({ rule, conditions }) => (rule === undefined) !== (conditions === undefined), {
    message: 'a segment has a rule',
    path: ['rule'],
  });
export type Segment = z.infer<typeof segmentSchema>;

export const ruleOf = ({ rule, conditions }: Pick<Segment, 'rule' | 'conditions'>): Rule =>
  rule ?? ruleOfConditions(conditions ?? []);

/** Compiles a segment once into a predicate of closures. `today` is fixed at compile time. */
export const compileSegment = (segment: Segment, today: LocalDate): Predicate =>
  compileRule(ruleOf(segment), today);

/** How one person stands to a segment. */
export type Selection =
  | { readonly kind: 'selected'; readonly dormancy: Extract<Dormancy, { kind: 'dormant' }> }
  | { readonly kind: 'excluded'; readonly because: readonly Exclusion[] }
  | { readonly kind: 'notDormant' }
  | { readonly kind: 'otherwise' };

/** Selects one person: dormant, matching, not excluded, and in no other running campaign. Exclusions are told only of those who else match. */
export function selectPerson(
  candidate: Candidate,
  matches: Predicate,
  today: LocalDate,
  rules: ExclusionRules & { readonly mayOverlap?: boolean | undefined },
): Selection {
  if (!matches(candidate)) return { kind: 'otherwise' };
  const isTaken = candidate.isInCampaign === true && rules.mayOverlap !== true;
  const because: readonly Exclusion[] = [
    ...exclusionsOf(candidate.person, candidate.dormancy, today, rules),
    ...(candidate.isHeld === true ? ['inControlGroup' as const] : []),
    ...(isTaken ? ['inOtherCampaign' as const] : []),
  ];
  if (because.length > 0) return { kind: 'excluded', because };
  const { dormancy } = candidate;
  return dormancy.kind === 'dormant' ? { kind: 'selected', dormancy } : { kind: 'notDormant' };
}

/** Days since the relation was last alive, for "newest relation first" (R16). */
export const relationAgeDays = (candidate: Candidate, today: LocalDate): number =>
  candidate.dormancy.kind === 'dormant' ? daysBetween(candidate.dormancy.sinceOn, today) : Infinity;
