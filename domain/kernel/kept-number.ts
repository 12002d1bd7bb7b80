import * as z from 'zod';
import { inBoth } from './both-languages.ts';

const LARGEST = 1e14;
const SMALLEST = 1e-9;

/** Whether the database keeps a number as it is: its client refuses what lies beyond 2^53, itself what is nearer to 0 than 1e-130. */
export const isKept = (number: number): boolean =>
  number === 0 || (Math.abs(number) >= SMALLEST && Math.abs(number) <= LARGEST);

/** A number that somebody typed and the database is to keep, of at most a hundred trillion: sums of them are kept too. */
export const keptNumber = z
  .number()
  .min(-LARGEST)
  .max(LARGEST)
  .refine(
    isKept,
    inBoth({
      ja: '小数点以下は9桁までで入れてください。',
      en: 'Give at most nine digits behind the point.',
    }),
  );
