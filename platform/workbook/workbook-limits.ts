/** How much of a workbook is read. `bytes`: unpacked; `cells`: up to the last filled one of each row. */
export interface WorkbookLimits {
  readonly bytes: number;
  readonly cells: number;
}

/** Of a workbook that is held whole. */
export const limitsWhole: WorkbookLimits = { bytes: 400 * 1024 * 1024, cells: 6_000_000 };
/** Row by row: Excel's 1,048,576 rows with 18 columns of text. */
export const limitsByRow: WorkbookLimits = { bytes: 2 * 1024 * 1024 * 1024, cells: 20_000_000 };

/** Shared texts on disk: a function on AWS has 512 MB for its files. */
export const mostTextBytes = 440 * 1024 * 1024;
export const mostParts = 10_000;
/** Excel keeps 65,490 styles. */
export const mostStyles = 100_000;
export const mostMerges = 1_000_000;
/** Excel keeps 32,767 characters in a cell. */
export const longestText = 1_000_000;

/** A workbook holds more than is read. */
export class TooLargeWorkbook extends Error {}
