import { halfWidth } from './clean-text.ts';
import { empty, type Parsed, unreadable, value } from './parsed.ts';

/**
 * Reads an address in lower case. Full-width characters and blanks inside are refused with the corrected address as
 * suggestion (a person confirms it). `Yamada <a@x.jp>`, `mailto:` and a dot or comma at the end are cleaned with a
 * note, and so are words beside it (`a@x.jp（退職）`), which {@link besideAddress} gives to be heard; of two addresses in
 * one cell the first is taken, with a note.
 */
export const readEmail = (cell: string): Parsed<string> => {
  const plain = cell.toLowerCase();
  if (isAddress(plain)) {
    // Legal, and never an address of somebody: a scanner that could not read a letter, or a mark of Excel.
    if (plain.startsWith('*@')) return unreadable('wholeDomain');
    if (/[?！!■□]/.test(plain) || NOWHERE.test(plain)) return unreadable('invalidEmail');
    const bare = plain.replace(/^[='`+]+/, '');
    return bare === plain ? value(plain) : value(bare, 'emailCleaned');
  }
  if (absent.has(plain)) return empty;
  const [first, second] = addressesIn(cell);
  if (first === undefined) return unreadable('invalidEmail');
  const half = halfWidth(first);
  const repaired = stripped(half.replaceAll(/\s+/g, ''));
  if (half !== first && second === undefined && REMARKED.test(half) && remarked(half) !== undefined)
    return value(remarked(half) ?? '', 'emailCleaned');
  if (half !== first) return unreadable('fullWidthEmail', isAddress(repaired) ? repaired : undefined);
  const cleaned = stripped(first);
  if (isAddress(cleaned)) return value(cleaned, second === undefined ? 'emailCleaned' : 'twoEmails');
  // A name and an address, parted by a blank.
  const worded = first.split(/\s+/).filter((word) => /@/.test(word));
  const alone = stripped(worded[0] ?? '');
  if (
    worded.length === 1 &&
    first.trim().split(/\s+/).length > 1 &&
    isAddress(alone) &&
    /[^\u0020-\u007e]/.test(first)
  )
    return value(alone, 'emailCleaned');
  if (second === undefined && remarked(half) !== undefined)
    return value(remarked(half) ?? '', 'emailCleaned');
  if (isAddress(repaired)) return unreadable('spacesInEmail', repaired);
  return unreadable('invalidEmail');
};

/** Every address of a cell, corrected where that is safe: for lists of people who must not be mailed. */
export const readEveryEmail = (cell: string): Parsed<readonly string[]> => {
  if (WHOLE_DOMAIN.test(halfWidth(cell).trim())) return unreadable('wholeDomain');
  const parts = addressesIn(cell);
  const all = parts.map((part) => stripped(halfWidth(part).replaceAll(/\s+/g, ''))).filter(isAddress);
  const [first] = all;
  if (first === undefined || all.length < parts.length) {
    const [one, ...more] = addressRuns(halfWidth(cell));
    return one === undefined ? readAsOne(cell) : value([one, ...more], 'emailCleaned');
  }
  const asGiven = all.length === 1 && first === cell.toLowerCase();
  return value(all, asGiven ? undefined : 'emailCleaned');
};

/** What stands in an address cell besides addresses: empty in nearly all. */
export const besideAddress = (cell: string): string =>
  isAddress(cell.toLowerCase()) ? '' : halfWidth(cell).replaceAll(RUN, ' ').replaceAll(/\s+/g, ' ').trim();

/** The one address of a cell that says something else besides. */
function remarked(cell: string): string | undefined {
  const [one, ...more] = addressRuns(cell);
  return one !== undefined && more.length === 0 && REMARKED.test(cell) ? one : undefined;
}

/** Addresses as they stand among other letters; none where a letter of another alphabet stands against one. */
const addressRuns = (text: string): readonly string[] =>
  [...text.toLowerCase().matchAll(RUN)].map(([run]) => stripped(run)).filter(isAddress);

const RUN =
  /(?<![\p{Script=Latin}\d])[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9.-]{1,253}(?!\p{Script=Latin})/giu;
/** Words in Japanese or brackets, and marks, against the address; in English words that say what is wrong with it. */
const REMARKED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}()[\]※×✕]|(?:^|\s)(?:ng|x|old|former|invalid|bounced?|dead|left|retired|unsubscribed|do not (?:use|mail|e-?mail))(?:$|[\s:])/iu;

const readAsOne = (cell: string): Parsed<readonly string[]> => {
  const one = readEmail(cell);
  return one.kind === 'value' ? value([one.value], one.note) : one;
};

const addressPattern =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/** True for one well-formed address in lower case (RFC 5321 lengths). */
export const isAddress = (text: string): boolean =>
  text.length <= 254 && text.indexOf('@') <= 64 && addressPattern.test(text);

/** Everybody of a company: no address of anybody. */
const WHOLE_DOMAIN = /^\*?@[a-z0-9.-]+$/i;

/** Ends that no mail reaches: of copies of a Salesforce org, of records that were deleted, of networks within a house. */
const NOWHERE = /\.(?:invalid|deleted|localhost|local|lan|internal)$/;

const absent: ReadonlySet<string> = new Set([
  'なし',
  '無し',
  '無',
  '不明',
  'anonymous',
  '匿名',
  '未登録',
  '未入力',
  'none',
  'unknown',
]);

/** Splits a cell only where it holds more than one at-sign, since `/` may stand in an address. */
const addressesIn = (cell: string): readonly string[] => {
  const marks = cell.match(/[@＠]/g)?.length ?? 0;
  if (marks === 0) return [];
  if (marks === 1) return [cell];
  return cell
    .split(/\s*[/;,、，；／|｜\n\s\u3000]\s*/)
    .map((part) => part.trim())
    .filter((part) => /[@＠]/.test(part));
};

const stripped = (text: string): string => {
  const inside = /<([^<>]*@[^<>]*)>/.exec(text);
  return (inside?.[1] ?? text)
    .toLowerCase()
    .replace(/^(?:e-?mail|mail|mailto)\s*:\s*/, '')
    .replaceAll(/^["'<([{]+|[\s"'>)\]}.,;:。、]+$/g, '')
    .trim();
};
