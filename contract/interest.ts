import { inBoth } from '../domain/kernel/both-languages.ts';
import { holdsSchema } from '../domain/people/causes.ts';
import { bilingualSchema } from '../domain/kernel/locale.ts';
import * as z from 'zod';
import { keptNumber } from '../domain/kernel/kept-number.ts';
import { dormancySchema } from '../domain/audience/dormancy.ts';
import { unscoredReasons } from '../domain/audience/exclusion.ts';
import { rawEngagementSchema } from '../domain/engagement/engagement.ts';
import { verdictSchema } from '../domain/engagement/verdict.ts';
import { signalSchema, scoringModelSchema } from '../domain/interest/scoring-model.ts';
import { temperatureSchema } from '../domain/interest/interest.ts';
import { accountSchema, customerSchema } from '../domain/people/customer.ts';
import { standingSchema } from '../domain/people/standing.ts';
import { monthlyPlaceSchema } from '../domain/sequences/monthly.ts';
import { factSchema } from '../domain/timeline/fact.ts';
import { handoffViewSchema } from './handoffs.ts';
import { idSchema } from './id.ts';
import { partQuerySchema } from './part-query.ts';
import { leaders, marketers, everyone, route, type OwnerOf } from './route.ts';

/** One line of the list of hot or warm leads. */
export const leadRowSchema = z.object({
  customerId: z.string(),
  name: z.string(),
  account: z.string(),
  title: z.string(),
  owner: z.string(),
  /** The one salesperson behind the name, where it is one: two may share a name. */
  ownerId: z.string().optional(),
  temperature: temperatureSchema,
  /** Points of interest now. */
  interest: z.number(),
  threshold: z.number(),
  lastActAt: z.string().optional(),
});
export type LeadRow = z.infer<typeof leadRowSchema>;

/** What one group of engagements adds to the interest: `points` when it happened, `pointsNow` now. */
export const contributionViewSchema = z.object({
  engagementId: z.string(),
  signal: signalSchema,
  base: z.number(),
  quality: z.number(),
  weight: z.number(),
  points: z.number(),
  pointsNow: z.number(),
  at: z.string(),
  isHuman: z.boolean(),
});
export type ContributionView = z.infer<typeof contributionViewSchema>;

/** One thing a customer did, with the verdict on it. */
export const engagementViewSchema = z.intersection(
  rawEngagementSchema,
  z.object({ group: z.string(), verdict: verdictSchema }),
);
export type EngagementView = z.infer<typeof engagementViewSchema>;

/** Everything about one customer: interest and why, what happened, handoffs. */
export const leadViewSchema = z.object({
  customer: customerSchema,
  account: accountSchema.optional(),
  standing: standingSchema.extend(holdsSchema.shape),
  dormancy: dormancySchema.optional(),
  interest: z.object({
    points: z.number(),
    temperature: temperatureSchema,
    threshold: z.number(),
    fit: z.number(),
    modelId: z.string(),
    neverScores: z.boolean(),
    /** Why nothing scores; absent where something does. */
    unscored: z.enum(unscoredReasons).optional(),
    hotAt: z.number(),
    halfLifeDays: z.number(),
    coolsAt: z.string().optional(),
    /** Until when a request keeps the customer hot. */
    heldUntil: z.string().optional(),
    contributions: z.array(contributionViewSchema),
    bySignal: z.array(z.object({ signal: signalSchema, pointsNow: z.number() })),
    topics: z.array(z.object({ subject: z.string(), points: z.number() })),
  }),
  engagements: z.array(engagementViewSchema),
  /** What happened beside the engagements, the newest first. */
  facts: z.array(factSchema),
  handoffs: z.array(handoffViewSchema),
  /** The place in the monthly mail, and why it waits or ended; absent for whoever never had one. */
  monthly: monthlyPlaceSchema.optional(),
  /** The salespeople whose the person and the company are; asked for whoever sees only their own. */
  ownerIds: z.array(z.string()).optional(),
});
export type LeadView = z.infer<typeof leadViewSchema>;

/** Leads: who is interested now. */
export const leadRoutes = {
  listLeads: route({
    method: 'GET',
    path: '/leads',
    summary: 'Leads, the hottest first, at this moment.',
    roles: everyone,
    query: z.object({
      temperature: z.enum(['hot', 'warm']).default('hot'),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
    answer: z.object({ leads: z.array(leadRowSchema) }),
    own: ({ leads }, { id }) => ({ leads: leads.filter(({ ownerId }) => ownerId === id) }),
  }),
  showLead: route({
    method: 'GET',
    path: '/leads/{id}',
    summary: 'One customer: interest and why, until when, and what happened.',
    roles: everyone,
    params: z.object({ id: idSchema }),
    answer: leadViewSchema,
    own: (lead, owner) => (isOf(lead, owner) ? lead : undefined),
  }),
  takeLead: route({
    method: 'POST',
    path: '/leads/{id}/take',
    summary:
      'A salesperson calls a customer whom nothing has handed over: a handoff of their own, accepted, on which the call is reported. `owner` says in whose name.',
    roles: ['admin', 'manager', 'marketing', 'sales'],
    params: z.object({ id: idSchema }),
    body: z.object({ owner: idSchema.optional() }).strict(),
    answer: z.object({ code: z.string() }),
  }),
};

/** A customer is a salesperson's who owns the person or the company, or has or had a handoff of theirs. */
const isOf = ({ ownerIds = [], handoffs }: LeadView, { id }: OwnerOf): boolean =>
  ownerIds.includes(id) || handoffs.some(({ ownerId }) => ownerId === id);

/** Somebody whose temperature differs between the two models, now. */
export const temperatureChangeSchema = z.object({
  customerId: z.string(),
  name: z.string(),
  account: z.string(),
  from: temperatureSchema,
  to: temperatureSchema,
  pointsFrom: z.number(),
  pointsTo: z.number(),
});

/** What one part of all customers shows of two models. `missing` are those whose replay is still to come. */
export const modelComparisonSchema = z.object({
  part: z.number().int(),
  parts: z.number().int(),
  inForce: z.string(),
  candidate: z.string(),
  customers: z.number().int(),
  missing: z.number().int(),
  bands: z.record(z.string(), z.number()),
  changes: z.array(temperatureChangeSchema),
});
export type ModelComparison = z.infer<typeof modelComparisonSchema>;

/** A model as somebody writes it: every signal is named. */
export const modelSchema = scoringModelSchema
  .extend({ points: z.record(signalSchema, keptNumber.min(0).max(1000)) })
  .strict();

/** Which model counts, and which is tried beside it. */
export const modelsInForce = z.object({
  inForce: z.string(),
  candidate: z.string().optional(),
});

/** The scoring model: versions, a trial beside the one in force, the switch. */
export const modelRoutes = {
  listModels: route({
    method: 'GET',
    path: '/models',
    summary:
      'The model in force, the one that is being tried, the shipped ones and all that were tried before.',
    roles: leaders,
    answer: modelsInForce.extend({
      models: z.array(scoringModelSchema.extend({ label: bilingualSchema })),
    }),
    isTagged: true,
  }),
  proposeModel: route({
    method: 'POST',
    path: '/models/propose',
    summary: 'Keeps a model as a version and fills its interests beside the running ones.',
    roles: marketers,
    body: z
      .object({ id: idSchema.optional(), model: modelSchema.optional() })
      .strict()
      .refine(
        ({ id, model }) => (id === undefined) !== (model === undefined),
        inBoth({ ja: 'id か model のどちらか一方を指定してください。', en: 'Give either id or model.' }),
      ),
    answer: modelsInForce.extend({ replayStartsInSeconds: z.number() }),
    isTagged: true,
  }),
  compareModels: route({
    method: 'POST',
    path: '/models/compare',
    summary: 'Who of one part of all customers would change temperature under the model that is being tried.',
    roles: marketers,
    body: partQuerySchema.strict(),
    answer: modelComparisonSchema,
  }),
  switchModel: route({
    method: 'POST',
    path: '/models/switch',
    summary: 'Puts the model that is being tried in force. Refused before every part was compared.',
    roles: marketers,
    answer: modelsInForce,
    isTagged: true,
  }),
  discardModel: route({
    method: 'POST',
    path: '/models/discard',
    summary: 'Ends the trial of a model.',
    roles: marketers,
    answer: modelsInForce.extend({ discarded: z.string() }),
    isTagged: true,
  }),
};
