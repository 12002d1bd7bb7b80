import type { ImportKind } from '../domain/imports/import-records.ts';

/** What one request takes; anything larger is a job. */
export const largestAtOnce = { rows: 2000, bytes: 1024 * 1024 } as const;
/** A part of a file: what one request carries. */
export const largestPartBytes = 4 * 1024 * 1024;
/** What an import takes: over two million rows of CSV, or an Excel workbook as long as they are. */
export const largestFileBytes = 200 * 1024 * 1024;
/** Of a file whose rows speak of each other (salespeople, webinars, inquiries, results). */
export const largestWholeBytes = 30 * 1024 * 1024;
export const mostParts = Math.ceil(largestFileBytes / largestPartBytes);

/** Kinds of which a row says nothing of others: a part of such a file is a file. */
export const kindsOfRows: readonly ImportKind[] = ['customer', 'account', 'deal', 'optOut'];

/** How many bytes a file of a kind may have. */
export const largestBytesOf = (kind: ImportKind): number =>
  kindsOfRows.includes(kind) ? largestFileBytes : largestWholeBytes;
