import type { Locale } from '../../domain/kernel/locale.ts';
import type { FeedbackMonth, MarketingMonth } from '../../domain/learning/feedback-month.ts';

/** What a salesperson reported last month, and what became of it. */
export interface FeedbackMailView {
  readonly locale: Locale;
  readonly toLastName: string;
  /** 「10月」. */
  readonly month: string;
  readonly own: FeedbackMonth;
  readonly marketing: MarketingMonth;
  /** What meetings decided in the month, and whether it is done. */
  readonly decisions: readonly { readonly what: string; readonly who: string; readonly isDone: boolean }[];
}
