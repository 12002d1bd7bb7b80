import { inBoth } from '../kernel/both-languages.ts';
import { clockTimeSchema as clock } from '../kernel/written-texts.ts';
import * as z from 'zod';

const day = z.iso.date();

/** So many days, or business days of the company, later; with a time: the first such time that is not before. */
const daysSchema = z
  .object({
    days: z.number().int().min(0).max(365),
    business: z.literal(true).optional(),
    at: clock.optional(),
  })
  .strict();
/** A date, at 09:00 or the time given. */
const dateSchema = z.object({ on: day, at: clock.optional() }).strict();
/** The next of these weekdays (0 is Sunday) at this time. */
const weekdaysSchema = z
  .object({ weekdays: z.array(z.number().int().min(0).max(6)).min(1).max(7), at: clock })
  .strict();
/** Before or after a session starts or ends: hours, or business days at a time. Negative is before. */
const sessionSchema = z
  .object({
    session: z.string().min(1).max(200),
    from: z.enum(['start', 'end']),
    hours: z.number().int().min(-720).max(720).optional(),
    businessDays: z.number().int().min(-60).max(60).optional(),
    at: clock.optional(),
  })
  .strict();

const examples =
  '{"days": 14}, {"days": 3, "business": true, "at": "10:00"}, {"on": "2026-12-01"}, {"weekdays": [2], "at": "10:00"}, {"session": "...", "from": "start", "hours": -2}';

/** A moment as a sequence writes it. */
export const whenSchema = z.union([daysSchema, dateSchema, weekdaysSchema, sessionSchema], {
  error: inBoth({ ja: `例の形で書いてください: ${examples}`, en: `Write it as in ${examples}` }),
});
export type When = z.infer<typeof whenSchema>;
