import { inBoth } from '../kernel/both-languages.ts';
import * as z from 'zod';
import { letterFields } from './letter.ts';
import type { MailStep, Step, WaitStep } from './step.ts';

/** A step as release 0.3 and before had it, and as a launch may still name it: a mail so many days after the first. */
export const formerStepSchema = z.object({
  /** Names the step for good: ids of mails are made of it. Steps that were stored without are named by their place. */
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  ...letterFields,
  afterDays: z.number().int().min(0).max(365),
});
export type FormerStep = z.infer<typeof formerStepSchema>;

export const formerStepsSchema = z
  .array(formerStepSchema)
  .min(1)
  .max(12)
  .refine((steps) => new Set(steps.map(({ id }, place) => id ?? String(place))).size === steps.length, {
    error: inBoth({ ja: '同じ id のステップがあります。', en: 'Two steps have the same id.' }),
  });

/** Gives an id to every step that has none: `mail-1` for the first, and the next that is free. */
export function namedSteps(steps: readonly FormerStep[]): FormerStep[] {
  const taken = new Set(steps.flatMap(({ id }) => id ?? []));
  return steps.map((step, place) => {
    let number = place + 1;
    while (step.id === undefined && taken.has(`mail-${number}`)) number++;
    const id = step.id ?? `mail-${number}`;
    taken.add(id);
    return { ...step, id };
  });
}

/**
 * The same mails as steps of today: days after the first mail become waits between them. A step without an id is named by
 * its place, as keys of its mails were made then.
 */
export function stepsOfFormer(former: readonly FormerStep[]): readonly Step[] {
  let reached = 0;
  return former.flatMap(({ afterDays, ...letter }, place): readonly (MailStep | WaitStep)[] => {
    const id = letter.id ?? String(place);
    // The first mail went at once, whatever its days said; one that was written later came no sooner.
    const days = place === 0 ? 0 : Math.max(0, afterDays - reached);
    reached += days;
    const mail: MailStep = { ...letter, id, kind: 'mail' };
    return days === 0 ? [mail] : [{ id: `${id}.wait`, kind: 'wait', until: { days } }, mail];
  });
}
