import * as z from 'zod';

/** One part of a scan of all customers: to enrol or to count an audience, to put people into the lists that they are found in, to gather what became of handoffs, or to ask for every interest to be folded anew. */
export const audienceMessageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('enrol'),
    /** Absent: every running campaign that takes in the newly dormant, in one pass. */
    campaignId: z.string().optional(),
    part: z.number().int().min(0),
    /** Into how many parts all customers are cut; messages of release 0.3.0 and before have none. */
    of: z.number().int().min(1).default(4),
    /** By night, where people are many: the run for which this part also counts the segments. */
    counting: z.string().optional(),
  }),
  z.object({ kind: z.literal('count'), key: z.string(), run: z.string(), part: z.number().int().min(0) }),
  /** One stretch of the scan that makes findable what was stored before; `after` is where the stretch before ended. */
  z.object({
    kind: z.literal('findable'),
    part: z.number().int().min(0),
    after: z.object({ pk: z.string(), sk: z.string() }).optional(),
  }),
  /** One part of the scan of all handoffs, to learn from what became of them. */
  z.object({ kind: z.literal('learn'), run: z.string(), part: z.number().int().min(0) }),
  /** Counts the bounds of the fifths of recency, frequency and money. */
  z.object({ kind: z.literal('rfm') }),
  /** Tries silence on the deals of the past. */
  z.object({ kind: z.literal('backTest'), run: z.string() }),
  /** Looks through one part of all companies for people who may be one. */
  z.object({ kind: z.literal('findAlike'), run: z.string(), part: z.number().int().min(0) }),
  /** Notes the keys of one part of all companies, or asks about those that have one in common. */
  z.object({
    kind: z.literal('findAlikeCompanies'),
    run: z.string(),
    step: z.enum(['gather', 'ask']),
    part: z.number().int().min(0),
  }),
  /** Does the next stretch of bringing one company into another, or back; `after` is who was looked at last. */
  z.object({ kind: z.literal('mergeCompany'), goes: z.string(), after: z.string().optional() }),
  z.object({
    kind: z.literal('refoldAll'),
    by: z.enum(['replay', 'refold']),
    part: z.number().int().min(0),
    /** Messages of release 0.4 and before have none. */
    of: z.number().int().min(1).default(4),
  }),
]);
export type AudienceMessage = z.input<typeof audienceMessageSchema>;
export type AudienceMessageOf<K extends AudienceMessage['kind']> = Extract<
  z.output<typeof audienceMessageSchema>,
  { readonly kind: K }
>;
