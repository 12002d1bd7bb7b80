import * as z from 'zod';
import { consentBasisSchema } from '../domain/people/customer.ts';
import { mergeStays } from '../domain/people/merge.ts';
import { alikeReasons } from '../domain/people/same-person.ts';
import { idSchema } from './id.ts';
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

const namedSchema = z.object({ customerId: z.string(), name: z.string() });

/** One merge, and whether it can be taken back. */
const mergeViewSchema = z.object({
  /** The record that went. */
  goes: namedSchema,
  /** The record that speaks for both. */
  stays: namedSchema,
  account: z.string(),
  /** Who merged them and when; absent where it is not known any more. */
  by: z.string().optional(),
  at: z.string().optional(),
  /** Until when it can be taken back; absent where it cannot. */
  until: z.string().optional(),
  /** Why it cannot, and which merge is to be taken back before it, by the record that went. */
  cannot: z.object({ because: z.enum(mergeStays), first: namedSchema.optional() }).optional(),
});
export type MergeView = z.infer<typeof mergeViewSchema>;

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
    body: z.object({ first: idSchema, second: idSchema }).strict(),
    answer: z.object({ first: z.string(), second: z.string() }),
  }),
  mergeContacts: route({
    method: 'POST',
    path: '/contacts/alike/same',
    summary:
      'Two contacts are one person: the first stays, the addresses and the number of the second lead to it, its gaps are filled, a refusal of either holds for both. The history of the second stays where it is, and each leads to the other.',
    roles: marketers,
    body: z.object({ stays: idSchema, goes: idSchema }).strict(),
    answer: z.object({ stays: z.string(), goes: z.string() }),
  }),
  listMerges: route({
    method: 'GET',
    path: '/contacts/merges',
    summary:
      'Merges of the last 30 days that are not taken back, the newest 50; of one contact, all by which it became or went, with why an older one cannot be taken back.',
    roles: leaders,
    query: z.object({ contact: idSchema.optional() }),
    answer: z.object({ merges: z.array(mergeViewSchema), hasMore: z.boolean() }),
  }),
  undoMerge: route({
    method: 'POST',
    path: '/contacts/merges/undo',
    summary:
      'Takes a merge back, within 30 days: the record that went is there again with its addresses, number, company and acts; what was changed since stays with the other, a refusal of either holds for both. Whether both are one is asked again. Done twice it is the same.',
    roles: marketers,
    body: z.object({ goes: idSchema }).strict(),
    answer: z.object({ stays: z.string(), goes: z.string() }),
  }),
};
