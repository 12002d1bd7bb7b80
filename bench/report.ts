/** The middle of some numbers. */
export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** One line of a bench: figures are medians, `runs` says of how many. */
export interface BenchLine {
  readonly bench: string;
  readonly name: string;
  readonly unit: string;
  readonly product: number;
  readonly anchor?: number;
  readonly ratio?: number;
  readonly budget: string;
  readonly met: boolean;
  readonly runs: number;
  readonly note?: string;
}

export function printLine(line: BenchLine): void {
  const rounded = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : Number(value.toPrecision(4));
  console.log(
    JSON.stringify({
      ...line,
      product: rounded(line.product),
      anchor: rounded(line.anchor),
      ratio: rounded(line.ratio),
    }),
  );
}
