import * as z from 'zod';

/** What this function is told by its environment. lib/ must give exactly these. */
export const configSchema = z.object({
  CUSTOMERS_TABLE: z.string().min(1),
  TIMELINE_TABLE: z.string().min(1),
  WAREHOUSE_QUEUE_URL: z.string().min(1),
  WAREHOUSE_BUCKET: z.string().min(1),
  /** `true`: lines of people hold names and addresses. */
  WAREHOUSE_CONTACTS: z.enum(['true', 'false']),
});
