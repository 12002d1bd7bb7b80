import * as z from 'zod';

/** What this function is told by its environment. lib/ must give exactly these. */
export const configSchema = z.object({
  CUSTOMERS_TABLE: z.string().min(1),
  TIMELINE_TABLE: z.string().min(1),
  /** The issuer of the tokens, as its discovery document names it. */
  ISSUER: z.string().min(1),
  USER_POOL_ID: z.string().min(1),
  CLIENT_ID: z.string().min(1),
  /** Where the console is, without a slash at the end. */
  APP_URL: z.string().min(1),
  /** How long a session lasts: the validity of the refresh token. */
  SESSION_SECONDS: z.string().regex(/^\d+$/),
});
