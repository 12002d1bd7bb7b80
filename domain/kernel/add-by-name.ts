/** Numbers by name. */
export type Sums = Readonly<Record<string, number>>;

/** Adds `sign` times `b` to `a`; what is nothing is left out. */
export function addByName(a: Sums, b: Sums, sign: 1 | -1 = 1): Sums {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  const sums = [...names].map((name) => [name, (a[name] ?? 0) + sign * (b[name] ?? 0)] as const);
  return Object.fromEntries(sums.filter(([, sum]) => sum !== 0));
}
