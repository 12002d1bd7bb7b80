import * as z from 'zod';

/** What this function is told by its environment. lib/ must give exactly these. */
export const configSchema = z.object({
  CUSTOMERS_TABLE: z.string().min(1),
  TIMELINE_TABLE: z.string().min(1),
  /** Where the console is; empty: none is deployed. */
  CONSOLE_URL: z.string(),
});
