import * as z from 'zod';
import { inBoth } from '../domain/kernel/both-languages.ts';
import { ownerSchema } from '../domain/people/customer.ts';
import { idSchema } from './id.ts';
import { everyone, leaders, marketers, route } from './route.ts';

/** A salesperson, with how many handoffs are in hand and how many may be. */
const ownerViewSchema = ownerSchema.extend({
  openHandoffs: z.number().int(),
  limit: z.number().int().optional(),
  /** Whose address returned a mail for good, and still stands: the owner's, or the manager's. */
  returns: z.enum(['own', 'manager']).optional(),
  /** Given as If-Match by who changes the absence. */
  absenceTag: z.string(),
});

/** Salespeople: who they are, whether our mails reach them, when they are away. */
export const ownerRoutes = {
  listOwners: route({
    method: 'GET',
    path: '/owners',
    summary: 'All salespeople, with how much each has in hand.',
    roles: everyone,
    answer: z.object({ owners: z.array(ownerViewSchema) }),
  }),
  inviteOwners: route({
    method: 'POST',
    path: '/owners/invite',
    summary:
      'Introduces Rekindle by mail to all who have not confirmed yet, or to those named; once a day each.',
    roles: marketers,
    body: z.object({ names: z.array(idSchema).default([]) }).strict(),
    answer: z.object({
      invited: z.array(z.object({ name: z.string(), email: z.string() })),
      skipped: z.array(z.object({ name: z.string(), message: z.string() })),
    }),
    status: 202,
  }),
  changeAbsence: route({
    method: 'POST',
    path: '/owners/absence',
    summary:
      'When somebody is away (both days belong to it), and who stands in. Without days the owner is back.',
    roles: leaders,
    body: z
      .object({
        name: idSchema,
        from: z.iso.date().optional(),
        until: z.iso.date().optional(),
        deputy: idSchema.optional(),
      })
      .strict()
      .refine(
        ({ from, until }) => (from === undefined) === (until === undefined),
        inBoth({
          ja: '最初の日と最後の日は、両方を入力するか、両方を空にしてください。',
          en: 'Give both the first and the last day, or neither.',
        }),
      ),
    answer: z.object({ owner: ownerSchema }),
    isTagged: true,
  }),
};
