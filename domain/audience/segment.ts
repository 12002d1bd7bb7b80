import { bilingualSchema } from '../kernel/locale.ts';
import * as z from 'zod';
import { dormancyOf, type Dormancy, type DormancyLimits, type Person } from './dormancy.ts';
import { exclusionsOf, type Exclusion, type ExclusionRules } from './exclusion.ts';
import { isSenior } from '../interest/fit.ts';
import { addMonths, daysBetween, type LocalDate } from '../kernel/local-date.ts';

const oneOf = z.array(z.string()).min(1);
const range = { atLeast: z.number().optional(), atMost: z.number().optional() };

/** One condition of a segment. `oneOf` is any of; numeric ranges include their ends. */
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
  z.object({ field: z.literal('contractEndsWithinMonths'), atMost: z.number() }).strict(),
  z.object({ field: z.literal('fiscalYearEndsWithinMonths'), atMost: z.number() }).strict(),
  z.object({ field: z.literal('senior'), is: z.boolean() }).strict(),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** A saved rule over customers: all conditions must hold. Only the dormant are ever selected. */
export const segmentSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: bilingualSchema,
  conditions: z.array(conditionSchema),
});
export type Segment = z.infer<typeof segmentSchema>;

/** What a condition looks at, gathered once per person. */
export interface Candidate {
  readonly person: Person;
  readonly dormancy: Dormancy;
  readonly temperature: 'hot' | 'warm' | 'cold';
  readonly campaigns: readonly string[];
  /** A campaign is mailing this person now. */
  readonly isInCampaign?: boolean | undefined;
}

/** A stored member of the audience, with what is asked of him today. */
export const candidateOf = (
  member: Person & {
    readonly campaigns: readonly string[];
    readonly isInCampaign?: boolean | undefined;
    readonly interest?: { readonly temperature: Candidate['temperature'] } | undefined;
  },
  today: LocalDate,
  limits: DormancyLimits,
): Candidate => ({
  person: member,
  dormancy: dormancyOf(member, today, limits),
  temperature: member.interest?.temperature ?? 'cold',
  campaigns: member.campaigns,
  isInCampaign: member.isInCampaign,
});

export type Predicate = (candidate: Candidate) => boolean;

/** Compiles a segment once into a predicate of closures. `today` is fixed at compile time. */
export function compileSegment(segment: Segment, today: LocalDate): Predicate {
  const tests = segment.conditions.map((condition) => compileCondition(condition, today));
  const count = tests.length;
  return (candidate) => {
    for (let index = 0; index < count; index++) if (tests[index]?.(candidate) === false) return false;
    return true;
  };
}

/** The conditions that fail for one person: why they are not in the segment. */
export const failedConditions = (
  segment: Segment,
  candidate: Candidate,
  today: LocalDate,
): readonly Condition[] =>
  segment.conditions.filter((condition) => !compileCondition(condition, today)(candidate));

function compileCondition(condition: Condition, today: LocalDate): Predicate {
  switch (condition.field) {
    case 'industry':
      return among(condition.oneOf, ({ person }) => person.customer.industry ?? person.account.industry);
    case 'region':
      return among(condition.oneOf, ({ person }) => person.customer.region ?? person.account.region);
    case 'acquisitionRoute':
      return among(condition.oneOf, ({ person }) => person.customer.acquisitionRoute);
    case 'lostReason':
      return among(condition.oneOf, ({ person }) => person.account.relationship.lostReason);
    case 'consentBasis':
      return among(condition.oneOf, ({ person }) => person.customer.consentBasis);
    case 'owner':
      return among(condition.oneOf, ({ person }) => person.customer.ownerName ?? person.account.ownerName);
    case 'dormancy':
      return among(condition.oneOf, ({ dormancy }) =>
        dormancy.kind === 'dormant' ? dormancy.dormancy : undefined,
      );
    case 'temperature':
      return among(condition.oneOf, ({ temperature }) => temperature);
    case 'tag':
      return anyAmong(condition.oneOf, ({ person }) => person.customer.tags);
    case 'product':
      return anyAmong(condition.oneOf, ({ person }) => person.account.relationship.products);
    case 'notInCampaign': {
      const isIn = anyAmong(condition.oneOf, ({ campaigns }) => campaigns);
      return (candidate) => !isIn(candidate);
    }
    case 'employees':
      return within(condition, ({ person }) => person.customer.employees ?? person.account.employees);
    case 'silentDays':
      return within(condition, ({ dormancy }) =>
        dormancy.kind === 'dormant' ? dormancy.silentDays : undefined,
      );
    case 'purchases':
      return within(condition, ({ person }) => person.account.relationship.wonCount);
    case 'purchaseTotal':
      return within(condition, ({ person }) => person.account.relationship.wonTotal);
    case 'contractEndsWithinMonths': {
      const last = addMonths(today, condition.atMost);
      return ({ person }) => {
        const endsOn = person.customer.contractEndsOn ?? person.account.contractEndsOn;
        return endsOn !== undefined && endsOn >= today && endsOn <= last;
      };
    }
    case 'fiscalYearEndsWithinMonths': {
      const month = Number(today.slice(5, 7));
      return ({ person }) => {
        const endsIn = person.customer.fiscalYearEndMonth ?? person.account.fiscalYearEndMonth;
        return endsIn !== undefined && (endsIn - month + 12) % 12 <= condition.atMost;
      };
    }
    case 'senior':
      return ({ person }) => isSenior(person.customer.title) === condition.is;
    default:
      return condition satisfies never;
  }
}

function among(values: readonly string[], read: (candidate: Candidate) => string | undefined): Predicate {
  const wanted = new Set(values);
  return (candidate) => {
    const value = read(candidate);
    return value !== undefined && wanted.has(value);
  };
}

function anyAmong(values: readonly string[], read: (candidate: Candidate) => readonly string[]): Predicate {
  const wanted = new Set(values);
  return (candidate) => read(candidate).some((value) => wanted.has(value));
}

function within(
  bounds: { readonly atLeast?: number | undefined; readonly atMost?: number | undefined },
  read: (candidate: Candidate) => number | undefined,
): Predicate {
  const atLeast = bounds.atLeast ?? -Infinity;
  const atMost = bounds.atMost ?? Infinity;
  return (candidate) => {
    const value = read(candidate);
    return value !== undefined && value >= atLeast && value <= atMost;
  };
}

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
    ...(isTaken ? ['inOtherCampaign' as const] : []),
  ];
  if (because.length > 0) return { kind: 'excluded', because };
  const { dormancy } = candidate;
  return dormancy.kind === 'dormant' ? { kind: 'selected', dormancy } : { kind: 'notDormant' };
}

/** Days since the relation was last alive, for "newest relation first" (R16). */
export const relationAgeDays = (candidate: Candidate, today: LocalDate): number =>
  candidate.dormancy.kind === 'dormant' ? daysBetween(candidate.dormancy.sinceOn, today) : Infinity;

/** Ready-made segments: what a marketer sees first. */
export const readyMadeSegments: readonly Segment[] = [
  { id: 'all-dormant', name: { ja: '休眠中の全員', en: 'Everyone dormant' }, conditions: [] },
  {
    id: 'lapsed',
    name: { ja: '取引途絶', en: 'Lapsed customers' },
    conditions: [{ field: 'dormancy', oneOf: ['lapsed'] }],
  },
  {
    id: 'lost-deals',
    name: { ja: '失注', en: 'Lost deals' },
    conditions: [{ field: 'dormancy', oneOf: ['lostDeal'] }],
  },
  {
    id: 'stalled',
    name: { ja: '商談が停滞', en: 'Talks that stalled' },
    conditions: [{ field: 'dormancy', oneOf: ['stalled'] }],
  },
  {
    id: 'cards-only',
    name: { ja: '接点のみ（名刺など）', en: 'Met once, never contacted' },
    conditions: [{ field: 'dormancy', oneOf: ['neverContacted'] }],
  },
  {
    id: 'wake-date',
    name: { ja: '再開予定日が来た', en: 'Wake date reached' },
    conditions: [{ field: 'dormancy', oneOf: ['wakeDate'] }],
  },
  {
    id: 'senior',
    name: { ja: '部長以上', en: 'Department head or above' },
    conditions: [{ field: 'senior', is: true }],
  },
];
