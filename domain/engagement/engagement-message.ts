import * as z from 'zod';
import { rawEngagementSchema } from './engagement.ts';

/** What our own functions put into the engagement queue. SES events arrive there too, as EventBridge sends them. */
export const engagementMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('act'), act: rawEngagementSchema }),
  /** Fold the whole timeline anew: a penalty was recorded, or the facts that fit looks at changed. */
  z.object({ kind: z.literal('refold'), customerId: z.string() }),
  /** Fill the interest under the model that is being tried from the whole timeline. */
  z.object({ kind: z.literal('replay'), customerId: z.string() }),
  /** Judge everything this customer did anew: other rules, a source that showed what it is, or a dispute. */
  z.object({ kind: z.literal('rejudge'), customerId: z.string() }),
  /** Time has passed: see whether this customer is still hot or warm. */
  z.object({ kind: z.literal('cool'), customerId: z.string() }),
  /** Another record speaks for this person now: what was done stands there from now on. */
  z.object({ kind: z.literal('merged'), customerId: z.string(), into: z.string() }),
  /** A merge into `from` was taken back: what was done with this record's mails is its own again. */
  z.object({ kind: z.literal('unmerged'), customerId: z.string(), from: z.string() }),
  /** The handoff closed at `at`: requests made until then hold the customer hot no longer. */
  z.object({ kind: z.literal('release'), customerId: z.string(), at: z.iso.datetime() }),
]);
export type EngagementMessage = z.infer<typeof engagementMessageSchema>;
