import * as z from 'zod';

/** What this function is told by its environment. lib/ must give exactly these. */
export const configSchema = z.object({
  /** The bucket that the console is served from. */
  CONSOLE_BUCKET: z.string().min(1),
});
