import type { RawEngagement } from '../../domain/engagement/engagement.ts';

/** What is to be done for one customer: new acts, messages whose acts must be judged again, a fold of everything. */
export interface Work {
  readonly customerId: string;
  readonly acts: readonly RawEngagement[];
  /** Our ids of mails whose delivery has just become known. */
  readonly judgeAgain: readonly string[];
  readonly recompute: boolean;
  /** Fill the interest under the model that is being tried from the whole timeline. */
  readonly replay?: boolean | undefined;
  /** Judge all that the customer ever did anew: by the rules in force, what sources show, and what sales disputes. */
  readonly rejudge?: boolean | undefined;
  /** The record to which the mails of `judgeAgain` went, where another speaks for the person since. */
  readonly sentTo?: string | undefined;
  /** The acts stood in a record that was merged into this one: they count, and nothing is asked or told because of them. */
  readonly isMove?: boolean | undefined;
  /** A merge of this record was taken back: its interest is open again, as it was closed. */
  readonly isReturn?: boolean | undefined;
  /** When the handoff closed, if it did: the hold of requests made until then ends. ISO. */
  readonly releasedAt?: string | undefined;
}

/** What came of it. `duplicates` are acts that were recorded before; `customerId` is the record that speaks for the person. */
export interface Recorded {
  readonly customerId: string;
  readonly added: number;
  readonly duplicates: number;
  readonly becameHot: boolean;
}
