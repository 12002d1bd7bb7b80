import * as z from 'zod';

/** What this function is told by its environment. lib/ must give exactly these. */
export const configSchema = z.object({
  CUSTOMERS_TABLE: z.string().min(1),
  TIMELINE_TABLE: z.string().min(1),
  SECRET_ARN: z.string().min(1),
  LINK_KEYS_ARN: z.string().min(1),
  PUBLIC_URL: z.string().min(1),
  AUDIENCE_QUEUE_URL: z.string().min(1),
  ENGAGEMENT_QUEUE_URL: z.string().min(1),
  FADING_QUEUE_URL: z.string().min(1),
});
