import * as z from 'zod';

/** What this function is told by its environment. lib/ must give exactly these. */
export const configSchema = z.object({
  CUSTOMERS_TABLE: z.string().min(1),
  TIMELINE_TABLE: z.string().min(1),
  SECRET_ARN: z.string().min(1),
  LINK_KEYS_ARN: z.string().min(1),
  CUSTOMER_CONFIGURATION_SET: z.string().min(1),
  STAFF_CONFIGURATION_SET: z.string().min(1),
  MAIL_QUEUE_URL: z.string().min(1),
  NURTURE_QUEUE_URL: z.string().min(1),
  PUBLIC_URL: z.string().min(1),
  /** Where the console is; empty: there is none. */
  CONSOLE_URL: z.string(),
  /** The domain that replies of customers are received at; empty: they go to the owner's own mailbox. */
  REPLY_DOMAIN: z.string(),
  /** The tenant of SES that mails are sent as; empty: none. */
  TENANT_NAME: z.string(),
});
