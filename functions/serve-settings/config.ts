import * as z from 'zod';

/** What this function is told by its environment. lib/ must give exactly these. */
export const configSchema = z.object({
  CUSTOMERS_TABLE: z.string().min(1),
  TIMELINE_TABLE: z.string().min(1),
  AUDIENCE_QUEUE_URL: z.string().min(1),
  MAIL_QUEUE_URL: z.string().min(1),
  /** The bucket of files that mails offer. */
  DOCUMENTS_BUCKET: z.string().min(1),
});
