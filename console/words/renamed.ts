import type { Label } from '../../contract/labels.ts';

/**
 * A name after somebody typed a new one. Where it is another word in each language, that of the reader's language changes,
 * for they see no other; a new name, and one that is the same in both, is that of both.
 */
export const renamed = (saved: Label | undefined, typed: string, language: keyof Label): Label => {
  if (saved === undefined || (saved.ja === saved.en && saved.ja !== typed)) return { ja: typed, en: typed };
  return saved.ja === typed || saved.en === typed ? saved : { ...saved, [language]: typed };
};
