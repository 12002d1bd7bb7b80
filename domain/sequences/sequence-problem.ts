import type { Bilingual } from '../kernel/locale.ts';

/** What stops a save, or deserves a look: where it stands in the document, and what to do. */
export interface SequenceProblem {
  /** Where, as `steps.2.happened.0`. */
  readonly place: string;
  readonly step: string;
  readonly message: Bilingual;
}
