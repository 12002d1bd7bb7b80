import type { ImportKind } from '../../contract/import-records.ts';
import type { ReadOptions, ReadResult } from './read-result.ts';

/** Reads a customer's file. */
export const readRecords = <K extends ImportKind>(
  _kind: K,
  _bytes: Uint8Array,
  _options: ReadOptions = {},
): ReadResult<K> => ({ kind: 'refused', refusal: { code: 'empty' } });
