/** The most purchases and days of silence of each row and column of the table of returns; the last is open. */
export const purchaseBands = [1, 2, 3, 6, Infinity] as const;
export const silenceBands = [30, 60, 90, 120, 180, 240, 365, 730, Infinity] as const;
