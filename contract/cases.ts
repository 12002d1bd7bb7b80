import * as z from 'zod';
import { openCaseSchema } from '../domain/people/open-case.ts';
import { idSchema } from './id.ts';
import { everyone, route } from './route.ts';

/** Whom mails wait for, since somebody has to read what they wrote. */
const caseRowSchema = openCaseSchema.extend({
  name: z.string(),
  account: z.string(),
  email: z.string().optional(),
  owner: z.string(),
  /** The one salesperson behind the name, where it is one. */
  ownerId: z.string().optional(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

const ofCustomer = z.object({ id: idSchema });
const why = z.string().trim().min(1).max(200);

/** Replies and inquiries that a person has to read before mails go on, and what customers said to the team itself. */
export const caseRoutes = {
  listCases: route({
    method: 'GET',
    path: '/contacts/cases',
    summary:
      'Contacts whose reply or inquiry somebody has to read, or who have a case with support; the oldest first, 100 at most. Mails to them wait.',
    roles: everyone,
    answer: z.object({ cases: z.array(caseRowSchema), hasMore: z.boolean() }),
    own: (list, { id }) => ({ ...list, cases: list.cases.filter(({ ownerId }) => ownerId === id) }),
  }),
  closeCases: route({
    method: 'POST',
    path: '/contacts/{id}/close-cases',
    summary:
      'What the contact wrote is dealt with, and refuses nothing: mails go on. What was made of it is kept in the history and the audit log.',
    roles: everyone,
    params: ofCustomer,
    body: z.object({ because: why }).strict(),
    answer: z.object({ customerId: z.string() }),
  }),
  refuseMails: route({
    method: 'POST',
    path: '/contacts/{id}/refuse-mails',
    summary:
      'The contact wants no mails, as they wrote or said to somebody of the team: as if they had unsubscribed. Closes open cases too.',
    roles: everyone,
    params: ofCustomer,
    body: z.object({ because: why }).strict(),
    answer: z.object({ customerId: z.string() }),
  }),
};
