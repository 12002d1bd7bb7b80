import { bilingualSchema } from '../kernel/locale.ts';
import * as z from 'zod';

const stepTemplateIdSchema = z.enum([
  'nurture-document',
  'nurture-case-study',
  'nurture-invitation',
  'nurture-custom',
]);
/** Mails that ship (templates/mails): a step names one of the first four, the monthly mail is made of the others. */
export const mailTemplateIdSchema = z.enum([
  ...stepTemplateIdSchema.options,
  'monthly-topic',
  'monthly-last',
]);
export type MailTemplateId = z.infer<typeof mailTemplateIdSchema>;

/** A step of a sequence: which mail, how many days after enrolment, and what a marketer changed in its text. */
export const stepSchema = z.object({
  /** Names the step for good: ids of mails are made of it. Steps that were stored without are named by their place. */
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  template: stepTemplateIdSchema,
  afterDays: z.number().int().min(0).max(365),
  /** Own subject and body (liquid), by language; the shipped text where absent. */
  text: z
    .object({
      ja: z.object({ subject: z.string(), body: z.string() }).optional(),
      en: z.object({ subject: z.string(), body: z.string() }).optional(),
    })
    .optional(),
  assetId: z.string().optional(),
});
export type Step = z.infer<typeof stepSchema>;

/** What a mail to customers is rendered of: a step, or a mail of the monthly mail. */
export type Letter = Pick<Step, 'text' | 'assetId'> & { readonly template: MailTemplateId };

export const stepsSchema = z
  .array(stepSchema)
  .min(1)
  .max(12)
  .refine((steps) => new Set(steps.map(({ id }, place) => id ?? String(place))).size === steps.length, {
    error: 'two steps have the same id (同じ id のステップがあります)',
  });

/** What a step is called in ids of mails. */
export const stepIdOf = ({ steps }: Pick<Sequence, 'steps'>, place: number): string =>
  steps[place]?.id ?? String(place);

/** Gives an id to every step that has none: `mail-1` for the first, and the next that is free. */
export function namedSteps(steps: readonly Step[]): Step[] {
  const taken = new Set(steps.flatMap(({ id }) => id ?? []));
  return steps.map((step, place) => {
    let number = place + 1;
    while (step.id === undefined && taken.has(`mail-${number}`)) number++;
    const id = step.id ?? `mail-${number}`;
    taken.add(id);
    return { ...step, id };
  });
}

export const sequenceSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: bilingualSchema,
  topic: bilingualSchema,
  steps: stepsSchema,
});
export type Sequence = z.infer<typeof sequenceSchema>;

/** Ready to use: three mails in five weeks (0, 14, 35 days). */
export const threeMails: Sequence = {
  id: 'three-mails',
  name: { ja: '3通・6週間', en: 'Three mails in six weeks' },
  topic: { ja: '在庫管理', en: 'inventory management' },
  steps: [
    { id: 'document', template: 'nurture-document', afterDays: 0, assetId: 'guide' },
    { id: 'case-study', template: 'nurture-case-study', afterDays: 14, assetId: 'case-study' },
    { id: 'invitation', template: 'nurture-invitation', afterDays: 35, assetId: 'webinar' },
  ],
};
