import * as z from 'zod';

/** Mails that ship (templates/mails). A step names one. */
export const mailTemplateIdSchema = z.enum([
  'nurture-document',
  'nurture-case-study',
  'nurture-invitation',
  'nurture-custom',
]);
export type MailTemplateId = z.infer<typeof mailTemplateIdSchema>;

/** A step of a sequence: which mail, how many days after enrolment, and what a marketer changed in its text. */
export const stepSchema = z.object({
  template: mailTemplateIdSchema,
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

export const sequenceSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: z.object({ ja: z.string(), en: z.string() }),
  topic: z.object({ ja: z.string(), en: z.string() }),
  steps: z.array(stepSchema).min(1).max(12),
});
export type Sequence = z.infer<typeof sequenceSchema>;

/** Ready to use: three mails in five weeks (0, 14, 35 days). */
export const threeMails: Sequence = {
  id: 'three-mails',
  name: { ja: '3通・6週間', en: 'Three mails in six weeks' },
  topic: { ja: '在庫管理', en: 'inventory management' },
  steps: [
    { template: 'nurture-document', afterDays: 0, assetId: 'guide' },
    { template: 'nurture-case-study', afterDays: 14, assetId: 'case-study' },
    { template: 'nurture-invitation', afterDays: 35, assetId: 'webinar' },
  ],
};
