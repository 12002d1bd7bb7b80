import type { Locale } from '../../domain/kernel/locale.ts';

/** Introduces Rekindle to a salesperson. */
export interface WelcomeMailView {
  readonly locale: Locale;
  readonly toLastName: string;
  readonly companyName: string;
  /** The address that mails to sales come from, and whom to ask. */
  readonly senderAddress: string;
  readonly askAddress: string;
  readonly url: string;
}
