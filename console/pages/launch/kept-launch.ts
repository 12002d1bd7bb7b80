import { blankDraft, type LaunchDraft } from './launch-draft.ts';

const KEY = 'rekindle-launch-draft';
const LAUNCH_KEY = 'rekindle-launch-key';

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
  if (!isBlank(draft)) return sessionStorage.setItem(KEY, JSON.stringify(draft));
  sessionStorage.removeItem(KEY);
  sessionStorage.removeItem(LAUNCH_KEY);
}

/** The key of the launch that is being prepared: pressed again after no answer came, it is launched once. */
export function launchKey(): string {
  const key = sessionStorage.getItem(LAUNCH_KEY) ?? crypto.randomUUID();
  sessionStorage.setItem(LAUNCH_KEY, key);
  return key;
}

/** Whether nothing was said of the launch so far. */
export const isBlank = (draft: LaunchDraft): boolean => JSON.stringify(draft) === JSON.stringify(blankDraft);
