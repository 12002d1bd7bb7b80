import * as z from 'zod';
import { factSchema, type Fact } from '../../domain/timeline/fact.ts';

const itemSchema = z.object({ fact: factSchema });
const eventSchema = z.object({ detail: factSchema });

/** The facts among new items of the timeline: everything but engagements. */
export const factsIn = (items: readonly unknown[]): readonly Fact[] =>
  items
    .filter((item) => typeof item === 'object' && item !== null && 'fact' in item)
    .map((item) => itemSchema.parse(item).fact);

/** The fact that an event of our own bus tells of. */
export const factOfEvent = (event: unknown): Fact => eventSchema.parse(event).detail;
