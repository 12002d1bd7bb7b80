/** What one request takes; anything larger is a job. */
export const largestAtOnce = { rows: 2000, bytes: 1024 * 1024 } as const;
/** A part of a file: what one request carries. */
export const largestPartBytes = 4 * 1024 * 1024;
/** What an import takes: about 300,000 rows of CSV. */
export const largestFileBytes = 30 * 1024 * 1024;
export const mostParts = Math.ceil(largestFileBytes / largestPartBytes);
