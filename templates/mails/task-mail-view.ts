import type { Locale } from '../../domain/kernel/locale.ts';

/** A step of a sequence, or what a customer's mail said, asks a colleague to do something about a customer. */
export interface TaskMailView {
  readonly locale: Locale;
  readonly toLastName: string;
  readonly what: string;
  readonly customerName: string;
  readonly accountName: string;
  readonly email: string | undefined;
  /** By which the customer may be called. */
  readonly phone: string | undefined;
  /** Where it is done, if at a page of ours. */
  readonly url?: string | undefined;
}
