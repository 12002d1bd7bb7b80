import * as z from 'zod';
import { inBoth } from './both-languages.ts';

/** A time of the day, as clocks of the settings and of steps have it. */
export const clockTimeSchema = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d$/,
    inBoth({ ja: '時刻を 09:30 のように入れてください。', en: 'Give a time such as 09:30.' }),
  );

/** A name for programs, which stands in addresses and files. */
export const slugSchema = (most: number) =>
  z
    .string()
    .max(most)
    .regex(
      /^[a-z0-9-]+$/,
      inBoth({
        ja: '半角の英小文字・数字・ハイフンだけにしてください。',
        en: 'Use small letters, digits and hyphens alone.',
      }),
    );
