import { bilingualSchema } from '../domain/kernel/locale.ts';
import * as z from 'zod';

/** One thing that is wrong with a request: where, and what to do about it. */
export const problemPlaceSchema = z.object({
  /** Such as `body.text.ja.subject` or `query.limit`. */
  place: z.string(),
  message: bilingualSchema,
  /** What may stand there, where that is known. */
  choices: z.array(z.string()).readonly().optional(),
  /** Of a column of a file: some of its cells. */
  cells: z.array(z.string()).readonly().optional(),
  /** The choice that its title says, or else the one that its cells look like. */
  readAs: z.string().optional(),
  proposed: z.string().optional(),
});

/** Somebody changed the thing after it was read, and nothing was written. */
export const staleSchema = z.object({
  /** The tag of what is there now: a write with it goes ahead. */
  tag: z.string(),
  /** Absent where it was not a member of the console. */
  by: z.string().optional(),
  at: z.string().optional(),
  /** What a reading answers now. */
  present: z.unknown().optional(),
});
export type Stale = z.infer<typeof staleSchema>;

/**
 * An error of the team API: problem details (RFC 9457) with a stable `code`. `detail` is a sentence in the language that
 * was asked for, `details` the same in both. Content type `application/problem+json`.
 */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  details: bilingualSchema,
  errors: z.array(problemPlaceSchema).optional(),
  stale: staleSchema.optional(),
});
export type Problem = z.infer<typeof problemSchema>;
export type ProblemPlace = z.infer<typeof problemPlaceSchema>;

export { inBoth, inOne } from '../domain/kernel/both-languages.ts';
