import { inBoth } from './both-languages.ts';

/** What is said of an id that is not of small letters, digits and hyphens. */
export const plainId = inBoth({
  ja: '半角の英小文字、数字、ハイフン（-）だけで入力してください。',
  en: 'Use small letters, digits and hyphens alone.',
});

/** The same of one that may hold capitals, points and underscores too. */
export const wordId = inBoth({
  ja: '半角の英数字で始め、英数字と . _ - だけで60字までにしてください。',
  en: 'Begin with a letter or digit, and use letters, digits, . _ and - alone, 60 at most.',
});
