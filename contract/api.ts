import * as z from 'zod';
import { consentBasisSchema } from '../domain/people/customer.ts';
import { scoringModelSchema } from '../domain/interest/scoring-model.ts';
import { segmentSchema } from '../domain/audience/segment.ts';
import { stepSchema } from '../domain/sequences/sequence.ts';
import { importKindSchema } from '../domain/imports/import-records.ts';

/** POST /imports/{kind}: the file is the body; what a person says about it stands in the query. */
export const importQuerySchema = z.object({
  file: z.string().default('file'),
  basis: consentBasisSchema.default('unknown'),
  basisOn: z.iso.date().optional(),
  evidence: z.string().optional(),
  declaredBy: z.string().optional(),
  /** JSON: {"column title": "field"}. */
  mapping: z.string().optional(),
  dateOrder: z.enum(['mdy', 'dmy']).optional(),
  session: z.string().optional(),
  durationMinutes: z.coerce.number().positive().optional(),
  /** Only read and report; store nothing. */
  dryRun: z.enum(['0', '1']).default('0'),
});

/** A row that was not taken, or taken with something left out, in the reader's language. */
export const importLineSchema = z.object({
  line: z.number().int(),
  column: z.string(),
  value: z.string(),
  code: z.string(),
  message: z.string(),
});

/** What became of a file. */
export const importReportSchema = z.object({
  kind: importKindSchema,
  file: z.string(),
  encoding: z.string(),
  headerLine: z.number().int(),
  columns: z.object({
    used: z.array(z.object({ column: z.string(), field: z.string() })),
    ignored: z.array(z.string()),
  }),
  counts: z.object({
    read: z.number(),
    taken: z.number(),
    refused: z.number(),
    merged: z.number(),
    excluded: z.number(),
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
  }),
  refusals: z.array(importLineSchema),
  warnings: z.array(importLineSchema),
  warningCount: z.number(),
  refusalCount: z.number(),
  unmatched: z.array(z.string()),
  stored: z.boolean(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** A segment by id of a ready-made one, or a rule of one's own. */
export const segmentChoiceSchema = z.union([
  z.object({ segmentId: z.string() }).strict(),
  z.object({ segment: segmentSchema }).strict(),
]);

export const segmentPreviewSchema = z.object({
  segment: segmentSchema,
  selected: z.number(),
  byDormancy: z.record(z.string(), z.number()),
  excluded: z.array(z.object({ because: z.string(), label: z.string(), count: z.number() })),
  excludedPeople: z.number(),
  notDormant: z.number(),
  waves: z.array(z.object({ startAt: z.string(), people: z.number() })),
  sample: z.array(
    z.object({
      customerId: z.string(),
      name: z.string(),
      account: z.string(),
      dormancy: z.string(),
      silentDays: z.number(),
    }),
  ),
});
export type SegmentPreview = z.infer<typeof segmentPreviewSchema>;

/** PUT /settings: any part; what is not given stays. Checked as a whole. */
export const settingsPatchSchema = z.record(z.string(), z.unknown());

/** POST /models/propose: a model of one's own, or the id of a shipped or earlier one. */
export const proposalSchema = z
  .object({ id: z.string().min(1).optional(), model: scoringModelSchema.strict().optional() })
  .strict()
  .refine(({ id, model }) => (id === undefined) !== (model === undefined), 'give either id or model');
/** POST /models/compare. */
export const compareSchema = z.object({ part: z.number().int().min(0) }).strict();

export const launchSchema = z
  .object({
    name: z.string().min(1).max(100),
    segmentId: z.string().optional(),
    segment: segmentSchema.optional(),
    sequenceId: z.string().default('three-mails'),
    steps: z.array(stepSchema).optional(),
    topic: z.object({ ja: z.string(), en: z.string() }).optional(),
    continuous: z.boolean().default(true),
    /** Typed by hand for more than 500 people. */
    confirmCount: z.number().int().optional(),
  })
  .strict();
export type Launch = z.infer<typeof launchSchema>;

export const mailPreviewSchema = z
  .object({
    template: z.string(),
    locale: z.enum(['ja', 'en']).optional(),
    customerId: z.string().optional(),
    segmentId: z.string().default('all-dormant'),
    text: z.object({ subject: z.string(), body: z.string() }).optional(),
    topic: z.object({ ja: z.string(), en: z.string() }).optional(),
  })
  .strict();

export const testMailSchema = z
  .object({
    to: z.email(),
    template: z.string(),
    customerId: z.string().optional(),
    segmentId: z.string().default('all-dormant'),
  })
  .strict();

/** POST /owners/invite: all who have not pressed yet, or those named. */
export const inviteSchema = z.object({ names: z.array(z.string().min(1)).default([]) }).strict();

/** POST /owners/absence: both days belong to it. Without days the owner is back. */
export const absenceSchema = z
  .object({
    name: z.string().min(1),
    from: z.iso.date().optional(),
    until: z.iso.date().optional(),
    deputy: z.string().min(1).optional(),
  })
  .strict()
  .refine(
    ({ from, until }) => (from === undefined) === (until === undefined),
    'give both from and until, or neither',
  );
