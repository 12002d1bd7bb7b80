/** The process of a deal as its page shows it: everything labelled, and only what may be chosen or is asked. */
export interface ProgressView {
  readonly phases: readonly PhaseView[];
  /** Where the deal stands. */
  readonly present: {
    readonly id: string;
    readonly phase: string;
    readonly stage?: string | undefined;
    readonly since?: string | undefined;
  };
  /** Criteria on the way forward that lack something, in their order; nothing that is known is asked again. */
  readonly lacking: readonly CriterionView[];
  /** Of a refused move: what it lacked, by the criteria's own words. */
  readonly refused: readonly CriterionView[];
  /** Asked on moves to these phases. */
  readonly rank?:
    | {
        readonly phases: readonly string[];
        readonly proposed: 'A' | 'B' | 'C';
        readonly present: 'A' | 'B' | 'C';
      }
    | undefined;
  /** The phase that wins the deal, where it is not won yet: the amount is asked with it. */
  readonly wonPhase?: string | undefined;
  /** Planned after the next one, which stands in the form. */
  readonly laterActions: readonly string[];
}

export interface PhaseView {
  readonly id: string;
  readonly label: string;
  readonly meaning: string;
  readonly stages: readonly { readonly id: string; readonly label: string }[];
  readonly lists: readonly {
    readonly label: string;
    readonly items: readonly { readonly id: string; readonly label: string }[];
  }[];
}

export interface CriterionView {
  readonly from: string;
  readonly to: string;
  /** Ids of the phases whose choice needs this criterion. */
  readonly neededFor: readonly string[];
  readonly text: string;
  readonly missing: readonly { readonly id: string; readonly label: string }[];
}
