const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** The beginning of a text, at most so many UTF-16 units long, never cut within what a reader takes for one character. */
export const cutText = (text: string, most: number): string => {
  if (text.length <= most) return text;
  // A character is as long as its marks make it: look back over the last few for where one begins.
  const from = Math.max(0, most - LONGEST_CHARACTER);
  const start = startOfCharacter(text, from);
  let end = start;
  for (const { index, segment } of graphemes.segment(text.slice(start, most + LONGEST_CHARACTER))) {
    if (start + index + segment.length > most) break;
    end = start + index + segment.length;
  }
  return text.slice(0, end);
};

const LONGEST_CHARACTER = 64;

/** Not between two surrogates. */
const startOfCharacter = (text: string, at: number): number =>
  /[\udc00-\udfff]/.test(text[at] ?? '') && at > 0 ? at - 1 : at;
