import * as z from 'zod';
import { bilingualSchema } from '../kernel/locale.ts';
import { slugSchema } from '../kernel/written-texts.ts';
import { stepsSchema, testSchema } from './step.ts';

/** Whether somebody who has been through it may enter again: never, so many days after the end, or each time they are dormant again. */
export const reentrySchema = z.union([
  z.literal('never'),
  z.literal('whenDormantAgain'),
  z.object({ afterDays: z.number().int().min(30).max(3650) }).strict(),
]);
export type Reentry = z.infer<typeof reentrySchema>;

/** A page of steps, nested and read from above. */
export const sequenceSchema = z
  .object({
    id: slugSchema(60),
    name: bilingualSchema,
    topic: bilingualSchema,
    steps: stepsSchema,
    /** Ends for whoever becomes hot; else sales holds the customer, and the closed handoff decides. */
    endsOnHot: z.literal(true).optional(),
    /** Ends for whoever any of these holds of, at whatever step. */
    goals: z.array(testSchema).max(5).optional(),
    reentry: reentrySchema.optional(),
  })
  .strict();
export type Sequence = Readonly<z.infer<typeof sequenceSchema>>;

/** Ready to use, about whatever the company says that its mails are about: three mails in five weeks (0, 14, 35 days). */
export const threeMails: Sequence = {
  id: 'three-mails',
  name: { ja: '3通・6週間', en: 'Three mails in six weeks' },
  topic: { ja: '', en: '' },
  steps: [
    { id: 'document', kind: 'mail', template: 'nurture-document', assetId: 'guide' },
    { id: 'case-study.wait', kind: 'wait', until: { days: 14 } },
    { id: 'case-study', kind: 'mail', template: 'nurture-case-study', assetId: 'case-study' },
    { id: 'invitation.wait', kind: 'wait', until: { days: 21 } },
    { id: 'invitation', kind: 'mail', template: 'nurture-invitation', assetId: 'webinar' },
  ],
};
