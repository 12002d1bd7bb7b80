import type { Sequence } from './sequence-draft.ts';

/** A draft that nobody has saved, and the version that it began with. */
export interface KeptDraft {
  readonly base: number;
  readonly sequence: Sequence;
}

const keyOf = (page: string): string => `rekindle-sequence-draft:${page}`;

/** The draft of a page that this tab still has; it outlives leaving the page and loading it anew. */
export function keptDraft(page: string): KeptDraft | undefined {
  const text = sessionStorage.getItem(keyOf(page));
  if (text === null) return undefined;
  const kept: KeptDraft = JSON.parse(text);
  return kept;
}

/** Keeps the draft of a page, or forgets it. */
export function keepDraft(page: string, draft: KeptDraft | undefined): void {
  if (draft === undefined) sessionStorage.removeItem(keyOf(page));
  else sessionStorage.setItem(keyOf(page), JSON.stringify(draft));
}
