import * as z from 'zod';

/** Why SES takes no mail of the account, whatever the mail says, or why we give it none: docs/runbook.md tells what to do about each. */
export const stopReasonSchema = z.enum([
  'paused',
  'suspended',
  'sandbox',
  'dailyQuota',
  'unverifiedSender',
  'missingConfigurationSet',
  'accessDenied',
  'restored',
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
  /** HEALTHY, PROBATION (AWS has a complaint about the account) or SHUTDOWN. */
  readonly enforcement: string;
  /** What puts an address on the account's own list of those never written to again: BOUNCE, COMPLAINT. */
  readonly suppresses: readonly string[];
}
