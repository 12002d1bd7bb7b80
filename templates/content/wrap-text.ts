import { widthOf } from '../../domain/kernel/clean-text.ts';

/** 35 full-width characters: the width of a line in the text part (docs/rules.md#how-we-write-to-customers). */
export const lineWidth = 70;

const neverFirst =
  /^[、。，．・：；？！）」』】〕］｝〉》ー々〜～…ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.!?;:)\]}％%様]/u;
const neverLast = /[（「『【〔［｛〈《([{〒]$/u;

/**
 * Breaks one line of text into lines of at most `width` columns. Words and numbers stay whole; no line begins with a
 * closing mark or ends with an opening one (kinsoku), 様 stays with its name. Japanese breaks where a phrase begins
 * (after a mark, or where kana give way to another script, within no word) if such a place is near the end of the line.
 */
export function wrapText(text: string, width: number = lineWidth): readonly string[] {
  if (widthOf(text) <= width) return [text.trimEnd()];
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  for (const piece of piecesOf(text, width)) {
    const pieceWidth = widthOf(piece);
    if (used + pieceWidth > width && piece.trim() !== '') {
      const end = breakIn(line, piece);
      lines.push(line.slice(0, end).join(''));
      line = line.slice(end);
      if (line.every((rest) => rest.trim() === '')) line = [];
      used = widthOf(line.join(''));
      // Where what must stay together is too wide, the width counts more.
      if (used + pieceWidth > width && line.length > 0) {
        lines.push(line.join(''));
        [line, used] = [[], 0];
      }
    }
    line.push(piece);
    used += pieceWidth;
  }
  return [...lines, line.join('')].map((done) => done.trimEnd()).filter((done) => done !== '');
}

/** Where to break a full line: behind a mark near its end, else before a phrase there, else at the last place allowed. */
function breakIn(line: readonly string[], next: string): number {
  let allowed: number | undefined;
  let phrase: number | undefined;
  let carried = 0;
  for (let end = line.length; end > 0 && carried <= lookBack; end--) {
    const before = line[end - 1] ?? '';
    const after = line[end] ?? next;
    if (!neverFirst.test(after) && !neverLast.test(before)) {
      allowed ??= end;
      if (mark.test(before)) return end;
      if (isPhraseEnd(lastTwo(line, end), [...line.slice(end, end + 2), next].join(''))) phrase ??= end;
    }
    carried += widthOf(before);
  }
  return phrase ?? allowed ?? line.length;
}

const lastTwo = (line: readonly string[], end: number): string =>
  line.slice(Math.max(0, end - 2), end).join('');

const lookBack = 26;
const mark = /^[\s　、。！？）」』】]+$/;
const kana = /^[\u3041-\u309F]$/;
/** その旨, お願い申し上げます, ご覧いただき: kana that give way to another script, and one word all the same. */
const isOneWord = (before: string, after: string): boolean =>
  /[こそあど]の$/.test(before) ||
  (/[いきぎしちにびみりえけせてべめれ]$/.test(before) && /^[上下致頂戴込続始終出合付直過切]/.test(after));

/** Words in kana that a line may well begin with: いただき, ください, ございます, よろしく, について, によって. */
const beginning = /^(?:いた|くだ|ござ|よろ|につ|によ)/;

const isPhraseEnd = (before: string, after: string): boolean => {
  const last = before.slice(-1);
  if (/[おご]/.test(last)) return false;
  if (beginning.test(after)) return true;
  return kana.test(last) && !kana.test(after.slice(0, 1)) && after.trim() !== '' && !isOneWord(before, after);
};

/** Words of narrow letters whole, everything else letter by letter; a word longer than a line is cut. */
function piecesOf(text: string, width: number): readonly string[] {
  const pieces = text.match(/[\p{Script=Latin}\d][\p{Script=Latin}\d'’.,:/@_+&-]*|\s+|./gu) ?? [];
  return pieces.flatMap((piece) => (widthOf(piece) <= width ? [piece] : Array.from(piece)));
}
