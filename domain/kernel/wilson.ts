/** How many standard errors a 95% range reaches to either side. */
export const z95 = 1.959_963_984_540_054;

/** Wilson's score interval of a share, 95% (Wilson 1927). `of` above 0; it may be a fraction. */
export function wilson(done: number, of: number): { readonly low: number; readonly high: number } {
  const share = done / of;
  const spread = z95 * Math.sqrt((share * (1 - share)) / of + z95 ** 2 / (4 * of ** 2));
  const scale = 1 + z95 ** 2 / of;
  return {
    low: Math.max(0, (share + z95 ** 2 / (2 * of) - spread) / scale),
    high: Math.min(1, (share + z95 ** 2 / (2 * of) + spread) / scale),
  };
}
