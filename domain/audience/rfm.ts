import * as z from 'zod';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Relationship } from '../people/relationship.ts';

/** What a company's won deals amount to, as far as quintiles look at them. */
export type Purchases = Pick<Relationship, 'lastWonOn' | 'wonCount' | 'wonTotal'>;

/** The values that cut the companies into fifths, from the bottom: above all four is a 5. */
const fours = <T extends z.ZodType>(of: T) => z.array(of).length(4);
export const rfmBoundsSchema = z.object({
  /** The company's day on which they were counted. */
  on: z.string(),
  companies: z.number().int(),
  recency: fours(z.string()),
  frequency: fours(z.number()),
  monetary: fours(z.number()),
});
export type RfmBounds = z.infer<typeof rfmBoundsSchema>;

/** 1 to 5 among your own customers; 5 is the latest, the most often, the most money. */
export interface Rfm {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
}

/** Fewer companies make no fifths. */
export const fewestForFifths = 20;

/** The bounds of everybody who has bought; undefined of too few. */
export function rfmBounds(all: readonly Purchases[], on: LocalDate): RfmBounds | undefined {
  const bought = all.flatMap(({ lastWonOn, wonCount, wonTotal }) =>
    lastWonOn === undefined ? [] : [{ lastWonOn, wonCount, wonTotal }],
  );
  if (bought.length < fewestForFifths) return undefined;
  return {
    on,
    companies: bought.length,
    recency: boundsOf(bought.map(({ lastWonOn }) => lastWonOn)),
    frequency: boundsOf(bought.map(({ wonCount }) => wonCount)),
    monetary: boundsOf(bought.map(({ wonTotal }) => wonTotal)),
  };
}

function boundsOf<T extends LocalDate | number>(values: readonly T[]): T[] {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
  return [1, 2, 3, 4].flatMap((fifth) => sorted[Math.ceil((fifth * sorted.length) / 5) - 1] ?? []);
}

/** Which fifth a value is in: one more than the bounds that it lies above. Equal values are in one fifth. */
const fifthOf = <T extends LocalDate | number>(bounds: readonly T[], value: T): number =>
  1 + bounds.filter((bound) => value > bound).length;

/** The fifths of one company; undefined where it never bought, or nothing was counted yet. */
export function rfmOf(
  { lastWonOn, wonCount, wonTotal }: Purchases,
  bounds: RfmBounds | undefined,
): Rfm | undefined {
  if (bounds === undefined || lastWonOn === undefined) return undefined;
  return {
    recency: fifthOf(bounds.recency, lastWonOn),
    frequency: fifthOf(bounds.frequency, wonCount),
    monetary: fifthOf(bounds.monetary, wonTotal),
  };
}
