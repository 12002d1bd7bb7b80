/** "1 day", "2 days", "1,000 companies": a count with its noun, in English. */
export const counted = (count: number | string, one: string, many = `${one}s`): string =>
  `${count} ${String(count) === '1' ? one : many}`;
