import * as z from 'zod';
import { accountFieldsSchema } from '../domain/people/customer.ts';
import { alikeCompanyReasons } from '../domain/people/same-company.ts';
import { idSchema } from './id.ts';
import { leaders, marketers, route } from './route.ts';

/** One of two companies, as far as it helps to tell. */
const alikeCompanySchema = z.object({
  accountId: z.string(),
  name: z.string(),
  code: z.string().optional(),
  owner: z.string(),
  /** How many people are known there, counted up to 1,000. */
  contacts: z.number().int(),
});
export type AlikeCompany = z.infer<typeof alikeCompanySchema>;

/** One side of the comparison; of its people the first 300 are looked at. */
const companySideSchema = alikeCompanySchema.extend({
  domains: z.array(z.string()),
  phones: z.array(z.string()),
  sites: z.array(z.string()),
  /** Of its people, how many have left, and how many are not mailed because they or their company refused. */
  left: z.number().int(),
  refusing: z.number().int(),
  deals: z.number().int(),
  wonTotal: z.number(),
  lastWonOn: z.string().optional(),
  contractEndsOn: z.string().optional(),
  relation: accountFieldsSchema.shape.relation,
  excluded: z.boolean(),
  openComplaint: z.boolean(),
});
export type CompanySide = z.infer<typeof companySideSchema>;

const pair = z.object({ first: idSchema, second: idSchema }).strict();
const direction = z.object({ stays: z.string(), goes: z.string() });

/** Two companies that may be one: asked, never decided by us. */
export const alikeCompanyRoutes = {
  listAlikeCompanies: route({
    method: 'GET',
    path: '/companies/alike',
    summary:
      'Pairs of companies with the same name but for legal form and site, mail domain or main number: the first 50 that nobody has answered.',
    roles: leaders,
    answer: z.object({
      pairs: z.array(
        z.object({
          first: alikeCompanySchema,
          second: alikeCompanySchema,
          because: z.array(z.enum(alikeCompanyReasons)),
        }),
      ),
      hasMore: z.boolean(),
      startedAt: z.string().optional(),
      searching: z.object({ done: z.number().int(), of: z.number().int() }).optional(),
      /** Merges that are under way, or can be taken back. */
      merges: z.array(
        z.object({
          goes: z.string(),
          goesName: z.string(),
          stays: z.string(),
          staysName: z.string(),
          state: z.enum(['moving', 'merged', 'undoing']),
          at: z.string(),
          by: z.string(),
          /** Until then it can be taken back. */
          until: z.string(),
        }),
      ),
    }),
  }),
  findAlikeCompanies: route({
    method: 'POST',
    path: '/companies/alike/find',
    summary: 'Looks through all companies for such pairs, in the background.',
    leavesNoLine: 'It looks, and changes nothing.',
    roles: marketers,
    status: 202,
    answer: z.object({ startedAt: z.string(), of: z.number().int() }),
  }),
  compareCompanies: route({
    method: 'GET',
    path: '/companies/{id}/alike/{other}',
    summary: 'Two companies side by side, and what would be there once the second is merged into the first.',
    roles: leaders,
    params: z.object({ id: idSchema, other: idSchema }),
    answer: z.object({
      stays: companySideSchema,
      goes: companySideSchema,
      after: companySideSchema,
      because: z.array(z.enum(alikeCompanyReasons)),
      /** Where people of the second without a site would belong. */
      site: z.string().optional(),
    }),
  }),
  tellCompaniesApart: route({
    method: 'POST',
    path: '/companies/alike/different',
    summary: 'Two companies are two: it is not asked again.',
    roles: marketers,
    body: pair,
    answer: z.object({ first: z.string(), second: z.string() }),
  }),
  mergeCompanies: route({
    method: 'POST',
    path: '/companies/alike/same',
    summary:
      'Two companies are one: the first stays, names and code of the second lead to it at once, its people and deals come over in the background, and what holds either back holds both. Nobody of either is mailed meanwhile.',
    roles: marketers,
    status: 202,
    body: z.object({ stays: idSchema, goes: idSchema }).strict(),
    answer: direction,
  }),
  undoCompanyMerge: route({
    method: 'POST',
    path: '/companies/alike/undo',
    summary:
      'Takes a merge back within 30 days: people, deals and names that came from the second company go back in the background, but for those moved by hand since. What holds either back stays with both.',
    roles: marketers,
    status: 202,
    body: z.object({ goes: idSchema }).strict(),
    answer: direction,
  }),
};
