/**
 * Words as rules compare them: half width, with the straight apostrophe for those that phones and word processors put
 * (don’t), and without the marks that nobody sees.
 */
export const plainWords = (text: string): string =>
  text
    .replaceAll(/[’‘ʼ´`＇]/g, "'")
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .normalize('NFKC');
