import * as z from 'zod';
import { withoutNulls } from './without-nulls.ts';

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
const withTime = z.object({ timestamp: instant }).loose();
/** The moment of the mail stands in for one that is missing. */
const maybeTimed = z.object({ timestamp: instant.optional().catch(undefined) }).loose();

/**
 * An SES event as EventBridge delivers it (source aws.ses). Only what is read is named; everything else may be there.
 * `tags` are arrays; `isBotEvent` is absent on older events. The rendering failure comes in two spellings.
 * Null is as good as absent.
 */
export const sesEventSchema = z.preprocess(
  withoutNulls,
  z
    .object({
      id: z.string(),
      source: z.literal('aws.ses'),
      'detail-type': z.string(),
      time: instant,
      detail: z
        .object({
          eventType: z.string(),
          mail: z
            .object({
              messageId: z.string(),
              timestamp: instant,
              destination: z.array(z.string()).optional().catch(undefined),
              tags: z.record(z.string(), z.array(z.string())).default({}),
            })
            .loose(),
          open: withTime
            .extend({
              ipAddress: z.string().optional(),
              userAgent: z.string().optional(),
              isBotEvent: z.string().optional(),
            })
            .optional(),
          click: withTime
            .extend({
              ipAddress: z.string().optional(),
              userAgent: z.string().optional(),
              link: z.string(),
              isBotEvent: z.string().optional(),
            })
            .optional(),
          bounce: maybeTimed
            .extend({ bounceType: z.string().optional(), bounceSubType: z.string().optional() })
            .optional(),
          complaint: maybeTimed
            .extend({
              complaintFeedbackType: z.string().optional(),
              complaintSubType: z.string().optional(),
            })
            .optional(),
          delivery: maybeTimed.optional(),
          reject: z.object({ reason: z.string().optional() }).loose().optional(),
          failure: z.object({ errorMessage: z.string().optional() }).loose().optional(),
        })
        .loose(),
    })
    .loose(),
);
export type SesEvent = z.infer<typeof sesEventSchema>;

/** An event of a mail in a form that is known; anything else of SES's is of a kind that nobody knows. */
export const isMailEvent = (body: unknown): boolean =>
  z
    .object({ detail: z.object({ eventType: z.string(), mail: z.unknown() }).loose() })
    .loose()
    .safeParse(body).success;

export const isSesEvent = (body: unknown): boolean =>
  z
    .object({ source: z.literal('aws.ses') })
    .loose()
    .safeParse(body).success;
