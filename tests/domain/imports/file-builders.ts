import Encoding from 'encoding-japanese';
import type { ImportKind } from '../../../domain/imports/import-records.ts';
import { readRecords } from '../../../domain/imports/read-records.ts';
import type { ReadFile, ReadOptions } from '../../../domain/imports/read-result.ts';

/** The bytes of a text as UTF-8. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes of a text as Excel's Japanese "CSV" writes them. */
export const cp932 = (text: string): Uint8Array =>
  Uint8Array.from(
    Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE', type: 'array' }),
  );

/** The bytes of a text as UTF-16, with a byte order mark. */
export const utf16 = (text: string, end: 'le' | 'be' = 'le'): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(end === 'le' ? bytes : bytes.swap16());
};

/** Reads a file the test expects to be read. */
export const readFileOf = <K extends ImportKind>(
  kind: K,
  content: string | Uint8Array,
  options: ReadOptions = {},
): ReadFile<K> => {
  const result = readRecords(kind, typeof content === 'string' ? utf8(content) : content, options);
  if (result.kind === 'refused') throw new Error(`The file was refused: ${JSON.stringify(result.refusal)}`);
  return result;
};

/** The records of a file the test expects to be read. */
export const recordsOf = <K extends ImportKind>(
  kind: K,
  content: string | Uint8Array,
  options: ReadOptions = {},
): readonly ReadFile<K>['rows'][number]['record'][] =>
  readFileOf(kind, content, options).rows.map(({ record }) => record);

/** The code with which a whole file is refused, or `read`. */
export const fileCode = (
  kind: ImportKind,
  content: string | Uint8Array,
  options: ReadOptions = {},
): string => {
  const result = readRecords(kind, typeof content === 'string' ? utf8(content) : content, options);
  return result.kind === 'refused' ? result.refusal.code : 'read';
};
