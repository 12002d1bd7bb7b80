const FIELD = /\{\{[^}]*\}\}|\{%[^%]*%\}/g;
/** The address of a link is looked at by itself; its words stay. */
const ADDRESS = /(?<=\]\()[^)\s]*(?=\))|https?:\/\/[^\s)「」、。]+/g;

/** The lines of a letter as its readers see them: without fields, and without the addresses behind its links. */
export const plainLines = (words: string): readonly string[] =>
  words.split('\n').map((line) => line.replaceAll(FIELD, ' ').replaceAll(ADDRESS, ' '));
