/** The chance at a logit. */
export const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));
