import type { Rule } from '../../../contract/rule-parts.ts';
import type { Path } from './rule-draft.ts';

/** Which clause is being written: one that is there, a new one, or a new one in a group of its own. */
export type Edited =
  | { readonly kind: 'change'; readonly path: Path }
  | { readonly kind: 'add' | 'addGroup'; readonly group: Path };

/** A rule that is edited, and what the parts of the page tell each other of it. */
export interface RuleEditing {
  readonly rule: Rule;
  readonly change: (rule: Rule) => void;
  readonly edited: Edited | undefined;
  readonly edit: (edited: Edited | undefined) => void;
  /** How many more without a part, in words. */
  readonly without: (place: string) => string;
  /** Says aloud what a key did. */
  readonly say: (text: string) => void;
  readonly currency: string;
}
