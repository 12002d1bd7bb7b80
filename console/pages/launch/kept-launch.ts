import { blankDraft, type LaunchDraft } from './launch-draft.ts';

const KEY = 'rekindle-launch-draft';

/** What this tab still has of a launch; it outlives leaving the page, loading it anew, and signing in again. */
export function keptLaunch(): LaunchDraft {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return blankDraft;
  const kept: Partial<LaunchDraft> = JSON.parse(text);
  // How many there are is typed for the number that stands there now.
  return { ...blankDraft, ...kept, typedCount: '' };
}

/** Keeps a launch that was begun; one that says nothing is forgotten. */
export function keepLaunch(draft: LaunchDraft): void {
  if (isBlank(draft)) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(draft));
}

/** Whether nothing was said of the launch so far. */
export const isBlank = (draft: LaunchDraft): boolean => JSON.stringify(draft) === JSON.stringify(blankDraft);
