import type { Locale } from '../../domain/kernel/locale.ts';
import type { AssetView, SenderView } from '../mails/person-view.ts';

/** Pages for customers. `action` is where the page's form posts to. */
export type CustomerPageView = { readonly locale: Locale; readonly sender: SenderView } & (
  | { readonly kind: 'document'; readonly asset: AssetView; readonly action: string }
  | { readonly kind: 'documentReady'; readonly asset: AssetView; readonly url: string }
  | { readonly kind: 'invitation'; readonly asset: AssetView; readonly action: string }
  | { readonly kind: 'registered'; readonly asset: AssetView; readonly url: string }
  | {
      readonly kind: 'inquiry';
      readonly action: string;
      readonly knownEmail?: string | undefined;
      readonly knownName?: string | undefined;
      readonly problems: readonly InquiryProblem[];
      readonly given: Readonly<Record<string, string>>;
      /** When the form was opened, signed: comes back with it. */
      readonly opened?: string | undefined;
    }
  | { readonly kind: 'inquiryThanks' }
  | { readonly kind: 'unsubscribe'; readonly email: string; readonly action: string }
  | { readonly kind: 'unsubscribed'; readonly email: string }
  | { readonly kind: 'goOn'; readonly action: string }
  | { readonly kind: 'goingOn' }
  | { readonly kind: 'linkTrouble'; readonly trouble: 'forged' | 'expired' }
  /** The page of a mail that is shown no more. */
  | { readonly kind: 'mailGone' }
  /** Behind a link that no person sees: whoever strays there all the same is told kindly. */
  | { readonly kind: 'nothingHere' }
);

export type InquiryProblem =
  | 'emailMissing'
  | 'emailInvalid'
  | 'companyMissing'
  | 'messageMissing'
  | 'tooFast'
  | 'tooMany'
  | 'kindMissing';
