import * as z from 'zod';
import { bantNotesSchema, bantSchema } from './bant.ts';
import { causeSchema, formerCauses } from './causes.ts';

/** Where a customer stands (R20). Labels: 休眠・育成中・引き渡し候補・架電対象・営業受領・商談見込み・商談・受注・失注. */
export const leadStatusSchema = z.enum([
  'dormant',
  'nurturing',
  'mql',
  'tql',
  'sal',
  'sql',
  'opportunity',
  'won',
  'lost',
]);
export type LeadStatus = z.infer<typeof leadStatusSchema>;

/** What the relation has become since import: written by people's answers and by what mail servers say. */
export const standingSchema = z.object({
  schemaVersion: z.literal(1),
  customerId: z.string(),
  status: leadStatusSchema,
  statusSince: z.string(),
  /** Why the status last changed, for a person to read. */
  because: z.string().optional(),
  /** Why the customer is held back, each reason by its source: `holdsOf` says what they amount to. */
  causes: z.array(causeSchema),
  lastTwoWayOn: z.string().optional(),
  callAttempts: z.array(z.string()),
  bant: bantSchema.optional(),
  bantNotes: bantNotesSchema.optional(),
  /** The last nurture mail that was claimed: claims of one customer come one after another. */
  lastMailId: z.string().optional(),
  /** Was in the control group of a campaign: stays dormant, and what they buy counts for the comparison. */
  wasControl: z.literal(true).optional(),
  /** Counts writes: every change is conditional on it. */
  version: z.number().int(),
});
export type Standing = z.infer<typeof standingSchema>;

export const newStanding = (customerId: string, since: string): Standing => ({
  schemaVersion: 1,
  customerId,
  status: 'dormant',
  statusSince: since,
  causes: [],
  callAttempts: [],
  version: 0,
});

/** A standing of any release that stored some. */
export const parseStanding = (item: object): Standing =>
  standingSchema.parse('causes' in item ? item : { ...item, causes: formerCauses(item) });
