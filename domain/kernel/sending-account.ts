import * as z from 'zod';

/** Why SES takes no mail of the account, whatever the mail says: docs/runbook.md tells what to do about each. */
export const stopReasonSchema = z.enum([
  'paused',
  'suspended',
  'sandbox',
  'dailyQuota',
  'unverifiedSender',
  'missingConfigurationSet',
  'accessDenied',
]);
export type StopReason = z.infer<typeof stopReasonSchema>;

/** What SES says of the account: GetAccount. */
export interface SendingAccount {
  readonly maxPerSecond: number;
  /** Infinity where SES sets no limit. */
  readonly maxPerDay: number;
  readonly sentToday: number;
  readonly isEnabled: boolean;
  /** Out of the sandbox: it may write to anybody. */
  readonly isProduction: boolean;
}
