import * as z from 'zod';
import { segmentPreviewSchema } from '../contract/api.ts';
import { talkNotesSchema } from '../domain/handoffs/talk-notes.ts';

/**
 * What the API answers, as far as the command line reads it. Loose on purpose: a newer API may say more, and `--json`
 * passes everything on.
 */
const bilingual = z.object({ ja: z.string(), en: z.string() });

export const settingsAnswer = z.looseObject({
  currency: z.string(),
  optOutsDeclared: z.boolean(),
  calendar: z.looseObject({ utcOffsetMinutes: z.number() }),
});

export const segmentsAnswer = z.looseObject({ segments: z.array(segmentPreviewSchema) });

const countsSchema = z.record(z.string(), z.number());

export const campaignAnswer = z.looseObject({
  campaign: z.looseObject({
    id: z.string(),
    name: z.string(),
    state: z.string(),
    pausedBecause: z.string().optional(),
    launchedAt: z.string(),
    segment: z.looseObject({ id: z.string(), name: bilingual }),
    sequence: z.looseObject({
      steps: z.array(z.looseObject({ template: z.string(), afterDays: z.number() })),
    }),
    waves: z.array(z.looseObject({ startAt: z.string() })),
  }),
  delivery: z.object({ sent: z.number(), bounced: z.number(), complained: z.number() }),
  counts: countsSchema,
});
export type CampaignAnswer = z.infer<typeof campaignAnswer>;
export const campaignsAnswer = z.looseObject({ campaigns: z.array(campaignAnswer) });
export const launchAnswer = z.looseObject({
  campaign: campaignAnswer.shape.campaign,
  audience: z.number(),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })).default([]),
});

export const leadsAnswer = z.looseObject({
  leads: z.array(
    z.looseObject({
      customerId: z.string(),
      name: z.string(),
      account: z.string(),
      title: z.string(),
      owner: z.string(),
      temperature: z.string(),
      interest: z.number(),
      threshold: z.number(),
      lastActAt: z.string().optional(),
    }),
  ),
});

const contributionSchema = z.looseObject({
  signal: z.string(),
  base: z.number(),
  quality: z.number(),
  weight: z.number(),
  points: z.number(),
  pointsNow: z.number(),
  at: z.string(),
  isHuman: z.boolean(),
});
export type ContributionAnswer = z.infer<typeof contributionSchema>;

const engagementSchema = z.looseObject({
  kind: z.string(),
  occurredAt: z.string(),
  verdict: z.looseObject({ is: z.string(), reasons: z.array(z.string()) }),
  assetTitle: z.string().optional(),
  session: z.string().optional(),
  topic: z.string().optional(),
  attended: z.boolean().optional(),
  minutes: z.number().optional(),
  question: z.string().optional(),
  message: z.string().optional(),
  text: z.string().optional(),
  inquiry: z.string().optional(),
  page: z.string().optional(),
});
export type EngagementAnswer = z.infer<typeof engagementSchema>;

const factSchema = z.looseObject({
  kind: z.string(),
  at: z.string(),
  because: z.string().optional(),
  step: z.number().optional(),
  rank: z.string().optional(),
  stage: z.string().optional(),
  amount: z.number().optional(),
  factor: z.number().optional(),
  interest: z.number().optional(),
  mailKind: z.string().optional(),
  outcome: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  feedback: z
    .looseObject({ answer: z.looseObject({ kind: z.string(), outcome: z.string().optional() }) })
    .optional(),
});
export type FactAnswer = z.infer<typeof factSchema>;

const handoffSchema = z.looseObject({
  code: z.string(),
  rank: z.string(),
  state: z.string(),
  createdAt: z.string(),
  receivedDueAt: z.string(),
  firstContactDueAt: z.string(),
  acceptedAt: z.string().optional(),
  firstContactAt: z.string().optional(),
  outcome: z.string().optional(),
});

export const leadAnswer = z.looseObject({
  customer: z.looseObject({
    id: z.string(),
    fullName: z.string().optional(),
    lastName: z.string().optional(),
    department: z.string().optional(),
    title: z.string().optional(),
    email: z.string().optional(),
    ownerName: z.string().optional(),
    consentBasis: z.string(),
  }),
  account: z.looseObject({ name: z.string(), ownerName: z.string().optional() }).optional(),
  standing: z.looseObject({ status: z.string() }).nullish(),
  dormancy: z
    .looseObject({ kind: z.string(), dormancy: z.string().optional(), silentDays: z.number().optional() })
    .optional(),
  interest: z.looseObject({
    points: z.number(),
    temperature: z.string(),
    threshold: z.number(),
    fit: z.number(),
    coolsAt: z.string().optional(),
    heldUntil: z.string().optional(),
    modelId: z.string(),
    neverScores: z.boolean(),
    hotAt: z.number(),
    contributions: z.array(contributionSchema),
    bySignal: z.array(z.object({ signal: z.string(), pointsNow: z.number() })),
    topics: z.array(z.object({ subject: z.string(), points: z.number() })),
  }),
  engagements: z.array(engagementSchema),
  facts: z.array(factSchema),
  handoffs: z.array(handoffSchema),
});
export type LeadAnswer = z.infer<typeof leadAnswer>;

/** Where a deal stands, and what a look at it finds while it is open. */
const placeShape = {
  phaseLabel: z.string().optional(),
  stageLabel: z.string().optional(),
  review: z
    .looseObject({
      isUnfollowed: z.boolean(),
      stalledDays: z.number().optional(),
      hasNoNextAction: z.boolean(),
      nextActions: z.array(z.object({ on: z.string(), isWeek: z.boolean(), what: z.string() })),
    })
    .optional(),
};

export const handoffsAnswer = z.looseObject({
  handoffs: z.array(
    handoffSchema.extend({
      ownerName: z.string(),
      customerName: z.string(),
      accountName: z.string(),
      isOverdue: z.boolean(),
      customerId: z.string(),
      ...placeShape,
    }),
  ),
});
export type HandoffRowAnswer = z.infer<typeof handoffsAnswer>['handoffs'][number];

const choicesSchema = z.object({
  budget: z.string().optional(),
  authority: z.string().optional(),
  need: z.string().optional(),
  timeframe: z.string().optional(),
});

export const handoffAnswer = z.looseObject({
  handoff: handoffSchema.extend({
    decided: z.looseObject({ routedBecause: z.string().optional() }).optional(),
    progress: z.looseObject({ since: z.string() }).optional(),
  }),
  ownerName: z.string(),
  customerName: z.string(),
  accountName: z.string(),
  bant: choicesSchema,
  bantNotes: choicesSchema,
  ...placeShape,
  records: z.array(z.object({ label: z.string(), value: z.string() })),
  missingRecords: z.array(z.string()),
  history: z.array(
    z.looseObject({ at: z.string(), by: z.string(), isUndone: z.boolean(), lines: z.array(z.string()) }),
  ),
});
export type HandoffAnswer = z.infer<typeof handoffAnswer>;

/** GET /answers. */
export const salesAnswersAnswer = z.looseObject({
  answers: z.array(
    z.looseObject({
      at: z.string(),
      code: z.string(),
      accountName: z.string(),
      customerName: z.string(),
      ownerName: z.string(),
      answer: z.looseObject({
        kind: z.string(),
        outcome: z.string().optional(),
        until: z.string().optional(),
        note: z.string().optional(),
        channel: z.string().optional(),
        talk: talkNotesSchema.optional(),
      }),
    }),
  ),
});
export type SalesAnswer = z.infer<typeof salesAnswersAnswer>['answers'][number];

const ownerSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  email: z.string().optional(),
  managerName: z.string().optional(),
  role: z.string().optional(),
  retired: z.boolean(),
  absentFrom: z.string().optional(),
  absentUntil: z.string().optional(),
  deputyName: z.string().optional(),
  welcomedAt: z.string().optional(),
});
export type OwnerAnswer = z.infer<typeof ownerSchema>;

/** GET /owners. */
export const ownersAnswer = z.looseObject({
  owners: z.array(ownerSchema.extend({ openHandoffs: z.number() })),
});
export const invitedAnswer = z.looseObject({
  invited: z.array(z.object({ name: z.string(), email: z.string() })),
  skipped: z.array(z.object({ name: z.string(), message: z.string() })),
});
export const absenceAnswer = z.looseObject({ owner: ownerSchema });

export const rateSchema = z.object({
  done: z.number(),
  of: z.number(),
  rate: z.number().nullable(),
  low: z.number(),
  high: z.number(),
});
export type RateAnswer = z.infer<typeof rateSchema>;

const figuresSchema = z.looseObject({
  counts: countsSchema,
  kpis: z.object({
    dormantToOpportunity: rateSchema,
    hotToOpportunity: rateSchema,
    opportunityToWon: rateSchema,
  }),
});
export type FiguresAnswer = z.infer<typeof figuresSchema>;
const splitSchema = z.array(figuresSchema.extend({ key: z.string(), mature: z.boolean().optional() }));

export const kpisAnswer = z.looseObject({
  currency: z.string(),
  all: figuresSchema,
  byDormancy: splitSchema,
  byCohort: splitSchema,
  byCampaign: splitSchema,
});

export const modelsAnswer = z.looseObject({
  inForce: z.string(),
  candidate: z.string().optional(),
  models: z.array(
    z.looseObject({ id: z.string(), label: bilingual, hotAt: z.number(), halfLifeDays: z.number() }),
  ),
});
export const modelActionAnswer = z.looseObject({
  inForce: z.string(),
  candidate: z.string().optional(),
  replayStartsInSeconds: z.number().optional(),
});
export const modelComparisonAnswer = z.looseObject({
  part: z.number(),
  parts: z.number(),
  inForce: z.string(),
  candidate: z.string(),
  customers: z.number(),
  missing: z.number(),
  changes: z.array(
    z.looseObject({
      customerId: z.string(),
      name: z.string(),
      account: z.string(),
      from: z.string(),
      to: z.string(),
      pointsFrom: z.number(),
      pointsTo: z.number(),
    }),
  ),
});
export type ModelComparison = z.infer<typeof modelComparisonAnswer>;

export const exportAnswer = z.looseObject({ rows: z.number(), isCut: z.boolean(), csv: z.string() });

export const mailAnswer = z.looseObject({
  to: z.string().optional(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
});
export const testMailAnswer = z.looseObject({ sent: z.boolean(), to: z.string() });

export const verifyAnswer = z.looseObject({
  part: z.number(),
  parts: z.number(),
  customers: z.number(),
  differences: z.array(
    z.object({ what: z.string(), id: z.string(), stored: z.unknown(), recomputed: z.unknown() }),
  ),
  sums: countsSchema,
  counters: countsSchema.optional(),
});
export type VerifyAnswer = z.infer<typeof verifyAnswer>;

export const replayAnswer = z.looseObject({
  part: z.number(),
  parts: z.number(),
  rules: z.number(),
  customers: z.number(),
  engagements: z.number(),
  changes: z.array(
    z.object({ act: z.string(), from: z.string(), to: z.string(), reason: z.string(), count: z.number() }),
  ),
  changedCustomers: z.number(),
  interestChanges: z.number(),
  temperatureChanges: z.number(),
});
export type ReplayAnswer = z.infer<typeof replayAnswer>;
export const replayQueuedAnswer = z.looseObject({ queued: z.number() });
export const unmatchedAnswer = z.object({
  people: z.array(
    z.object({
      session: z.string(),
      topic: z.string().optional(),
      name: z.string().optional(),
      email: z.string().optional(),
      at: z.string(),
    }),
  ),
});
