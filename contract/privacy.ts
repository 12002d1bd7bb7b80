import * as z from 'zod';
import { personSectionSchema } from '../domain/privacy/person-items.ts';
import { idSchema } from './id.ts';
import { admins, marketers, route } from './route.ts';

/** Something that is stored, as it is stored; `customerId` says under which record of the person. */
const storedSchema = z.looseObject({ customerId: z.string() });
export type StoredOfPerson = z.infer<typeof storedSchema>;

/** Everything that is stored of one person, by heading: what is not known of somebody is an empty list. */
export const personDataSchema = z.object({
  /** The shape of this file. A later one that differs has another number. */
  schema: z.literal('rekindle.person/1'),
  customerId: z.string(),
  exportedAt: z.iso.datetime(),
  /** The records of the person: the one that speaks for them, then those that were merged into it. */
  records: z.array(z.string()),
  sections: z.record(personSectionSchema, z.array(storedSchema)),
});
export type PersonData = z.infer<typeof personDataSchema>;

const person = { params: z.object({ id: idSchema }) };

/** What an erasure takes away beside what is stored under a heading of the person. */
const goesSchema = z.object({ section: personSectionSchema, count: z.number().int() });

/** What an erasure leaves, and why it must: each kind has its words in person-words. */
export const staysAfterErasure = [
  'refusals',
  'consent',
  'figures',
  'deals',
  'auditLines',
  'erasure',
  'backups',
  'files',
  'replies',
  'warehouse',
] as const;
export const staysSchema = z.enum(staysAfterErasure);
export type StaysAfterErasure = z.infer<typeof staysSchema>;

/** What would go and what would stay; nothing is changed by looking. */
export const erasurePlanSchema = z.object({
  customerId: z.string(),
  /** `none`: nothing was begun; `begun`: it goes on by itself; `done`: nothing is stored any more but what stays. */
  state: z.enum(['none', 'begun', 'done']),
  at: z.string().optional(),
  byName: z.string().optional(),
  /** How many records the person has. */
  records: z.number().int(),
  /** How many things go, in all. */
  items: z.number().int(),
  goes: z.array(goesSchema),
  stays: z.array(
    z.object({ what: staysSchema, count: z.number().int().optional(), until: z.string().optional() }),
  ),
  /** Open handoffs that are taken from sales: the owners are not told by mail. */
  handoffs: z.array(z.object({ code: z.string(), ownerName: z.string() })),
  /** What is typed to confirm: the address, or where none is known the number of things. */
  confirmBy: z.enum(['address', 'count']),
});
export type ErasurePlan = z.infer<typeof erasurePlanSchema>;

/** What is stored of one person, given out and erased. */
export const privacyRoutes = {
  exportPerson: route({
    method: 'POST',
    path: '/personal-data/{id}/export',
    summary:
      'Everything that is stored of one person, also under records that were merged: as data, or as a CSV file to read. A request that leaves a line in the audit log, without the data.',
    // Those who answer such requests; sales and managers see on their pages what their work needs.
    roles: marketers,
    ...person,
    body: z.object({ as: z.enum(['json', 'csv']).default('json') }).strict(),
    answer: z.object({
      customerId: z.string(),
      /** How many things are stored. */
      items: z.number().int(),
      data: personDataSchema.optional(),
      csv: z.string().optional(),
    }),
  }),
  showErasure: route({
    method: 'GET',
    path: '/personal-data/{id}/erasure',
    summary:
      'What an erasure of one person would take away, what would stay and why; or how far it is. Changes nothing.',
    roles: admins,
    ...person,
    answer: erasurePlanSchema,
  }),
  erasePerson: route({
    method: 'POST',
    path: '/personal-data/{id}/erasure',
    summary:
      'Erases one person for good, in the background: nothing can bring it back. `confirm` is the address as somebody typed it, or without one the number of things that go.',
    roles: admins,
    ...person,
    body: z.object({ confirm: z.string().min(1).max(320) }).strict(),
    answer: z.object({ customerId: z.string(), items: z.number().int() }),
    status: 202,
  }),
};
