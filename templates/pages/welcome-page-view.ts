import type { Locale } from '../../domain/kernel/locale.ts';

/** The page behind the button of that mail. */
export type WelcomePageView = { readonly locale: Locale; readonly ownerName: string } & (
  | { readonly kind: 'ask'; readonly action: string; readonly senderAddress: string }
  | { readonly kind: 'done'; readonly senderAddress: string }
  | { readonly kind: 'linkTrouble' }
);
