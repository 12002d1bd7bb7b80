import * as z from 'zod';
import { handoffSchema } from '../domain/handoffs/handoff.ts';
import { temperatureSchema } from '../domain/interest/interest.ts';
import { alikeCompanyReasons } from '../domain/people/same-company.ts';
import { accountSchema } from '../domain/people/customer.ts';
import { dealSchema } from '../domain/people/relationship.ts';
import { factSchema } from '../domain/timeline/fact.ts';
import { idSchema } from './id.ts';
import { engagementViewSchema } from './interest.ts';
import { everyone, marketers, route } from './route.ts';

/** One customer of a list, or of what was found. */
const contactRowSchema = z.object({
  customerId: z.string(),
  name: z.string(),
  kana: z.string(),
  accountId: z.string(),
  account: z.string(),
  title: z.string(),
  owner: z.string(),
  /** The one salesperson behind the name, where it is one: two may share a name. */
  ownerId: z.string().optional(),
  /** Points of interest now; absent: none was ever counted. */
  interest: z.number().optional(),
  threshold: z.number().optional(),
  /** The last contact both ways that is known: of a file, or reported by sales. */
  lastContactOn: z.string().optional(),
});
export type ContactRow = z.infer<typeof contactRowSchema>;

/** One company of what was found. */
const companyRowSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  domain: z.string(),
  owner: z.string(),
  /** The one salesperson behind the name, where it is one: two may share a name. */
  ownerId: z.string().optional(),
});
export type CompanyRow = z.infer<typeof companyRowSchema>;

/** Whether everybody who is stored stands in the lists: at first use after an update a night must pass. */
const completeness = { isComplete: z.boolean() };

/** Why somebody at a company is not written to or called now. */
export const stopSchema = z.enum([
  'leftCompany',
  'refused',
  'neverContact',
  'undeliverable',
  'wrongPerson',
  'outOfTarget',
  'withSales',
]);
export type Stop = z.infer<typeof stopSchema>;

/** A contact of a company. */
const companyContactSchema = contactRowSchema.extend({
  site: z.string(),
  department: z.string(),
  temperature: temperatureSchema.optional(),
  lastActAt: z.string().optional(),
  stops: z.array(stopSchema),
});
export type CompanyContact = z.infer<typeof companyContactSchema>;

/** An open handoff of a company. */
const companyHandoffSchema = z.object({
  code: z.string(),
  rank: handoffSchema.shape.rank,
  state: handoffSchema.shape.state,
  customerId: z.string(),
  customerName: z.string(),
  ownerId: z.string(),
  ownerName: z.string(),
  createdAt: z.string(),
  firstContactDueAt: z.string(),
  firstContactAt: z.string().optional(),
});
export type CompanyHandoff = z.infer<typeof companyHandoffSchema>;

/** What one of a company's people did, or what happened to them. */
const companyHappeningSchema = z.object({
  customerId: z.string(),
  customerName: z.string(),
  at: z.string(),
  engagement: engagementViewSchema.optional(),
  fact: factSchema.optional(),
});
export type CompanyHappening = z.infer<typeof companyHappeningSchema>;

/** Everything about one company. */
export const companyViewSchema = z.object({
  account: accountSchema,
  owner: z.string(),
  /** The one salesperson behind the name, where it is one: two may share a name. */
  ownerId: z.string().optional(),
  /** By interest now, the highest first, as many as are shown. */
  contacts: z.array(companyContactSchema),
  /** How many are known there. */
  known: z.number().int(),
  handoffs: z.array(companyHandoffSchema),
  /** The newest first. */
  deals: z.array(dealSchema),
  /** The newest first, of so many of the people as are said. */
  history: z.array(companyHappeningSchema),
  historyOf: z.number().int(),
  /** Companies that may be this one, asked of those who may decide. */
  alike: z.array(
    z.object({ accountId: z.string(), name: z.string(), because: z.array(z.enum(alikeCompanyReasons)) }),
  ),
  /** What was merged into this company and can be taken back, or is on its way. */
  merges: z.array(
    z.object({
      goes: z.string(),
      name: z.string(),
      state: z.enum(['moving', 'merged', 'undoing']),
      at: z.string(),
      by: z.string(),
      until: z.string(),
    }),
  ),
});
export type CompanyView = z.infer<typeof companyViewSchema>;

/** Companies: which there are, and everything about one. */
export const companyRoutes = {
  listCompanies: route({
    method: 'GET',
    path: '/companies',
    summary: 'All companies by name, 50 at a time. `after` is the `next` of the answer before.',
    roles: everyone,
    query: z.object({
      after: idSchema.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({
      companies: z.array(companyRowSchema),
      next: z.string().optional(),
      ...completeness,
    }),
    own: (list, { id }) => ({ ...list, companies: list.companies.filter(({ ownerId }) => ownerId === id) }),
  }),
  showCompany: route({
    method: 'GET',
    path: '/companies/{id}',
    summary: 'One company: its people by interest, open handoffs, deals, and the history of its people.',
    roles: everyone,
    params: z.object({ id: idSchema }),
    answer: companyViewSchema,
    own: (view, { id }) =>
      [view, ...view.contacts, ...view.handoffs].some(({ ownerId }) => ownerId === id)
        ? { ...view, alike: [], merges: [] }
        : undefined,
  }),
  liftExclusion: route({
    method: 'POST',
    path: '/companies/{id}/lift-exclusion',
    summary:
      'A company that a file has left out may be written to again; why is kept in the audit log. A file that marks it leaves it out anew.',
    roles: marketers,
    params: z.object({ id: idSchema }),
    body: z.object({ because: z.string().trim().min(1).max(200) }).strict(),
    answer: z.object({ account: accountSchema }),
  }),
};

/** Finding one among very many. */
export const findingRoutes = {
  findContacts: route({
    method: 'POST',
    path: '/contacts/find',
    summary:
      'Customers and companies by the beginning of a name, reading, company or domain, or by a whole address or code; the first 20 of each. A request with a body, since it names people.',
    roles: everyone,
    leavesNoLine: 'It reads; what is looked for names people, so it stands in a body.',
    body: z.object({ text: z.string().trim().min(1).max(200) }).strict(),
    answer: z.object({
      people: z.array(contactRowSchema),
      companies: z.array(companyRowSchema),
      /** More begin so than were looked at: a longer text finds the rest. */
      hasMore: z.boolean(),
      ...completeness,
    }),
    own: (found, { id }) => ({
      ...found,
      people: found.people.filter(({ ownerId }) => ownerId === id),
      companies: found.companies.filter(({ ownerId }) => ownerId === id),
    }),
  }),
  listContacts: route({
    method: 'GET',
    path: '/contacts',
    summary:
      'All customers in the order of their readings, or those with a known last contact, the latest first; 50 at a time. `after` is the `next` of the answer before.',
    roles: everyone,
    query: z.object({
      sort: z.enum(['reading', 'lastContact']).default('reading'),
      after: idSchema.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({
      contacts: z.array(contactRowSchema),
      next: z.string().optional(),
      ...completeness,
    }),
    own: (list, { id }) => ({ ...list, contacts: list.contacts.filter(({ ownerId }) => ownerId === id) }),
  }),
};
