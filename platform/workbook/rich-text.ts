import { longestText, TooLargeWorkbook } from './workbook-limits.ts';

/** Gathers the text of a shared text (`si`) or of a text in a cell (`is`), element by element. */
export interface RichText {
  readonly open: (name: string) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
  /** The text so far; begins another one. */
  readonly take: () => string;
}

/** A text may stand in runs, one a font; readings above it (`rPh`) are no part of it. */
export function gatherRichText(): RichText {
  let runs: string[] = [];
  let own = '';
  let run: string | undefined;
  let isText = false;
  let isReading = false;
  let length = 0;
  return {
    open: (name) => {
      if (name === 't') isText = !isReading;
      else if (name === 'r') run = '';
      else if (name === 'rPh') isReading = true;
    },
    text: (text) => {
      if (!isText) return;
      length += text.length;
      if (length > longestText) throw new TooLargeWorkbook();
      if (run === undefined) own += text;
      else run += text;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'r' && run !== undefined) {
        runs.push(withoutEscapes(run));
        run = undefined;
      }
    },
    take: () => {
      const text = runs.length > 0 ? runs.join('') : withoutEscapes(own);
      [runs, own, run, isText, isReading, length] = [[], '', undefined, false, false, 0];
      return text;
    },
  };
}

/** Signs that XML cannot hold are written as `_x000D_` (ECMA-376, 22.9.2.19). */
export const withoutEscapes = (text: string): string =>
  text.includes('_x')
    ? text
        .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        )
        .toWellFormed()
    : text;
