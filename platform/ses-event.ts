import * as z from 'zod';

const withTime = z.object({ timestamp: z.iso.datetime() }).loose();

/**
 * An SES event as EventBridge delivers it (source aws.ses). Only what is read is named; everything else may be there.
 * `tags` are arrays; `isBotEvent` is absent on older events. The rendering failure comes in two spellings.
 */
export const sesEventSchema = z
  .object({
    id: z.string(),
    source: z.literal('aws.ses'),
    'detail-type': z.string(),
    time: z.iso.datetime(),
    detail: z
      .object({
        eventType: z.string(),
        mail: z
          .object({
            messageId: z.string(),
            timestamp: z.iso.datetime(),
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
        bounce: withTime.extend({ bounceType: z.string(), bounceSubType: z.string().optional() }).optional(),
        complaint: withTime.optional(),
        delivery: withTime.optional(),
        reject: z.object({ reason: z.string().optional() }).loose().optional(),
        failure: z.object({ errorMessage: z.string().optional() }).loose().optional(),
      })
      .loose(),
  })
  .loose();
export type SesEvent = z.infer<typeof sesEventSchema>;
