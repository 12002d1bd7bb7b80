import * as z from 'zod';
import { consentBasisSchema } from '../domain/people/customer.ts';
import { alikeReasons } from '../domain/people/same-person.ts';
import { leaders, marketers, route } from './route.ts';

/** One of two records, as far as it helps to tell. */
const alikePersonSchema = z.object({
  customerId: z.string(),
  name: z.string(),
  account: z.string(),
  department: z.string().optional(),
  title: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  externalId: z.string().optional(),
  owner: z.string(),
  lastContactOn: z.string().optional(),
  consentBasis: consentBasisSchema,
  /** Mails are refused under this record: they will be for both. */
  refuses: z.boolean(),
});
export type AlikePerson = z.infer<typeof alikePersonSchema>;

/** Two records that may be one person: asked, never decided by us. */
export const alikeRoutes = {
  listAlike: route({
    method: 'GET',
    path: '/contacts/alike',
    summary:
      'Pairs of contacts of one company with the same name or number, the first 50 that nobody has answered.',
    roles: leaders,
    answer: z.object({
      pairs: z.array(
        z.object({
          first: alikePersonSchema,
          second: alikePersonSchema,
          because: z.array(z.enum(alikeReasons)),
        }),
      ),
      hasMore: z.boolean(),
      startedAt: z.string().optional(),
      searching: z.object({ done: z.number().int(), of: z.number().int() }).optional(),
    }),
  }),
  findAlike: route({
    method: 'POST',
    path: '/contacts/alike/find',
    summary: 'Looks through all companies for such pairs, in the background.',
    leavesNoLine: 'It looks, and changes nothing.',
    roles: marketers,
    status: 202,
    answer: z.object({ startedAt: z.string(), of: z.number().int() }),
  }),
  tellApart: route({
    method: 'POST',
    path: '/contacts/alike/different',
    summary: 'Two contacts are two people: it is not asked again.',
    roles: marketers,
    body: z.object({ first: z.string().min(1), second: z.string().min(1) }).strict(),
    answer: z.object({ first: z.string(), second: z.string() }),
  }),
  mergeContacts: route({
    method: 'POST',
    path: '/contacts/alike/same',
    summary:
      'Two contacts are one person: the first stays, the addresses and the number of the second lead to it, its gaps are filled, a refusal of either holds for both. The history of the second stays where it is, and each leads to the other.',
    roles: marketers,
    body: z.object({ stays: z.string().min(1), goes: z.string().min(1) }).strict(),
    answer: z.object({ stays: z.string(), goes: z.string() }),
  }),
};
