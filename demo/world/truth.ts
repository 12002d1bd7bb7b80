/** What kind of act; the same words that the system uses. */
export type TrueKind = 'open' | 'click' | 'download' | 'registration' | 'webinar' | 'inquiry';

/** One act as it truly happened: by whom, on which mail. */
export interface TrueEngagement {
  readonly customerId: string;
  readonly by: 'human' | 'machine';
  readonly kind: TrueKind;
  /** Our id of the mail (tag m), where there is one. */
  readonly mailId: string;
  readonly link: string;
  readonly at: string;
}

/** The world's own ledger, kept beside the system and compared with it at the end. */
export interface Truth {
  readonly acts: TrueEngagement[];
  readonly refusals: { readonly address: string; readonly at: string }[];
  readonly outcomes: {
    readonly customerId: string;
    readonly outcome: string;
    readonly at: string;
    readonly amount: number;
  }[];
  /** Whose acts a salesperson took for no person's. */
  readonly disputed: string[];
  /** Who asked because a colleague is being talked to. */
  readonly colleagues: string[];
  readonly attempts: { accepted: number; forgotten: number; notReached: number };
}

export const newTruth = (): Truth => ({
  acts: [],
  refusals: [],
  outcomes: [],
  disputed: [],
  colleagues: [],
  attempts: { accepted: 0, forgotten: 0, notReached: 0 },
});
