import { inBoth } from '../domain/kernel/both-languages.ts';
import * as z from 'zod';
import { contactChangeSchema } from '../domain/people/contact-change.ts';
import { idSchema } from './id.ts';
import { everyone, route } from './route.ts';

/** A contact who is said to have left or moved, with what helps to decide. */
const changeRowSchema = contactChangeSchema
  .pick({ customerId: true, how: true, noticedAt: true, words: true, successor: true })
  .extend({
    name: z.string(),
    account: z.string(),
    email: z.string().optional(),
    owner: z.string(),
    /** The one salesperson behind the name, where it is one. */
    ownerId: z.string().optional(),
    /** Somebody is known under the successor's address already. */
    knownAs: z.object({ customerId: z.string(), name: z.string() }).optional(),
  });
export type ContactChangeRow = z.infer<typeof changeRowSchema>;

const ofCustomer = z.object({ id: idSchema });

/** What replies and mail servers say of contacts, and what a person makes of it: 担当者変更, and addresses that work. */
export const contactChangeRoutes = {
  listContactChanges: route({
    method: 'GET',
    path: '/contacts/changes',
    summary:
      'Contacts of whom a reply said that they have left or moved, and about whom nobody has decided; the oldest first, 100 at most. Mails to them wait.',
    roles: everyone,
    answer: z.object({ changes: z.array(changeRowSchema), hasMore: z.boolean() }),
    own: (list, { id }) => ({ ...list, changes: list.changes.filter(({ ownerId }) => ownerId === id) }),
  }),
  acceptContactChange: route({
    method: 'POST',
    path: '/contacts/changes/{id}/accept',
    summary:
      'The contact has left or moved: they are mailed no more. A successor becomes a contact of the same company without a ground for mailing, so that no mail is sent until somebody gives one.',
    roles: everyone,
    params: ofCustomer,
    body: z
      .object({
        successor: z
          .object({
            name: z.string().trim().min(1).max(100).optional(),
            email: z.email().max(254).optional(),
          })
          .strict()
          .refine(
            ({ name, email }) => name !== undefined || email !== undefined,
            inBoth({ ja: '氏名かメールアドレスを入力してください。', en: 'Give a name or an address.' }),
          )
          .optional(),
      })
      .strict(),
    answer: z.object({ customerId: z.string(), successorId: z.string().optional(), isNew: z.boolean() }),
  }),
  dismissContactChange: route({
    method: 'POST',
    path: '/contacts/changes/{id}/dismiss',
    summary:
      'The contact is still there: mails go on, and the same words are not asked about again. Takes back an acceptance too; what has ended by it stays ended.',
    roles: everyone,
    params: ofCustomer,
    answer: z.object({ customerId: z.string() }),
  }),
  confirmAddress: route({
    method: 'POST',
    path: '/contacts/{id}/confirm-address',
    summary:
      "The address of a contact works, though it returned a mail: it is taken off SES's list too, and mails go on. Why is kept in the history and the audit log. Whoever refuses mails is mailed no more than before.",
    roles: everyone,
    params: ofCustomer,
    body: z.object({ because: z.string().trim().min(1).max(200) }).strict(),
    answer: z.object({ customerId: z.string() }),
  }),
};
