/** Groups within groups: more nobody reads. */
export const deepest = 4;
/** Clauses of one rule, wherever they stand. */
export const mostClauses = 50;
/** Values of one clause. */
export const mostValues = 100;
/** Characters of one value. */
export const longestText = 200;
/** Characters of a whole rule as JSON: it is kept with every campaign that uses it. */
export const longestRule = 16_000;
