import * as z from 'zod';
import { actSchema } from './engagement.ts';

/** What our own functions put into the engagement queue. SES events arrive there too, as EventBridge sends them. */
export const engagementMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('act'), act: actSchema }),
  /** Fold the whole timeline anew: a penalty was recorded, or the facts that fit looks at changed. */
  z.object({ kind: z.literal('refold'), customerId: z.string() }),
  /** Fill the interest under the model that is being tried from the whole timeline. */
  z.object({ kind: z.literal('replay'), customerId: z.string() }),
  /** Judge everything this customer did anew: other rules, a source that showed what it is, or a dispute. */
  z.object({ kind: z.literal('rejudge'), customerId: z.string() }),
  /** Time has passed: see whether this customer is still hot or warm. */
  z.object({ kind: z.literal('cool'), customerId: z.string() }),
  /** The handoff closed at `at`: requests made until then hold the customer hot no longer. */
  z.object({ kind: z.literal('release'), customerId: z.string(), at: z.iso.datetime() }),
]);
export type EngagementMessage = z.infer<typeof engagementMessageSchema>;

/** What goes into the mail queue: a step of a sequence that is due, or a mail that stands in the outbox. */
export const mailMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), customerId: z.string(), campaignId: z.string() }),
  z.object({ kind: z.literal('outbox'), customerId: z.string(), mailId: z.string() }),
]);
export type MailMessage = z.infer<typeof mailMessageSchema>;

/** One part of a scan of all customers: to enrol an audience, or to ask for every interest to be folded anew. */
export const audienceMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('enrol'), campaignId: z.string(), part: z.number().int().min(0) }),
  z.object({ kind: z.literal('refoldAll'), by: z.enum(['replay', 'refold']), part: z.number().int().min(0) }),
]);
export type AudienceMessage = z.infer<typeof audienceMessageSchema>;

/** One stretch of the scan that fades old traces; `after` is the key of the item where the stretch before ended. */
export const fadingMessageSchema = z.object({
  kind: z.literal('fade'),
  part: z.number().int().min(0),
  receivedBefore: z.iso.datetime(),
  after: z.object({ pk: z.string(), sk: z.string() }).optional(),
});
export type FadingMessage = z.infer<typeof fadingMessageSchema>;
