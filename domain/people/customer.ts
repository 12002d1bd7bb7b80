import * as z from 'zod';
import { relationshipSchema } from './relationship.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** On what ground we may mail (R18); `unknown` is never mailed and goes to a call list. */
export const consentBasisSchema = z.enum(['transaction', 'card', 'optIn', 'published', 'unknown']);
export type ConsentBasis = z.infer<typeof consentBasisSchema>;

/** What files and people say of a contact person: the one list of such fields. */
export const customerFieldsSchema = z.object({
  email: z.string().optional(),
  fullName: z.string().optional(),
  lastName: z.string().optional(),
  firstName: z.string().optional(),
  kana: z.string().optional(),
  department: z.string().optional(),
  title: z.string().optional(),
  phoneDirect: z.string().optional(),
  phoneMobile: z.string().optional(),
  phoneMain: z.string().optional(),
  accountName: z.string().optional(),
  site: z.string().optional(),
  region: z.string().optional(),
  industry: z.string().optional(),
  employees: z.number().optional(),
  tags: z.array(z.string()),
  acquisitionRoute: z.string().optional(),
  firstSeenOn: day.optional(),
  lastTwoWayOn: day.optional(),
  lastDealOn: day.optional(),
  contractEndsOn: day.optional(),
  wakeOn: day.optional(),
  fiscalYearEndMonth: z.number().int().min(1).max(12).optional(),
  ownerName: z.string().optional(),
  ownerEmail: z.string().optional(),
  previousOwnerName: z.string().optional(),
  noCall: z.boolean(),
  noMail: z.boolean(),
  preferredContact: z.enum(['phone', 'mail', 'online']).optional(),
  consentBasis: consentBasisSchema,
  consentOn: day.optional(),
  consentEvidence: z.string().optional(),
  consentDeclaredBy: z.string().optional(),
  /** Whether opens and clicks of mails to this person may be counted; absent: nobody asked. */
  trackingConsent: z.boolean().optional(),
  locale: z.enum(['ja', 'en']),
  country: z.string().optional(),
  /** IANA, where it is not the company's. */
  timeZone: z.string().optional(),
  retired: z.boolean(),
  lastWords: z.string().optional(),
  externalId: z.string().optional(),
});

/** A contact person. Acts and their interest are kept elsewhere. */
export const customerSchema = customerFieldsSchema.extend({
  schemaVersion: z.literal(1),
  /** Counts the writes; 0 before the first, and for profiles that were stored without. */
  version: z.number().int().default(0),
  id: z.string().min(1),
  accountId: z.string().min(1),
  /** Addresses that were his before: they lead to him still. */
  formerEmails: z.array(z.string()).optional(),
  /** Who this is now, since somebody said that both are one person; and who was found to be this one. */
  mergedInto: z.string().optional(),
  mergedFrom: z.array(z.string()).optional(),
  /** From which companies this person came because they were merged into this one, the last behind, as long as that can be taken back; `site`: it was given with the move. */
  cameFrom: z.array(z.object({ accountId: z.string(), site: z.string().optional() })).optional(),
  /** In which lists to find people by it stands; absent: in none, it was stored before them. */
  findable: z.number().int().optional(),
});
export type Customer = z.infer<typeof customerSchema>;

/** Every address that leads to somebody: theirs, and those that were theirs before. */
export const addressesOf = ({
  email,
  formerEmails = [],
}: Pick<Customer, 'email' | 'formerEmails'>): readonly string[] =>
  [email, ...formerEmails].filter((each) => each !== undefined);

/** How somebody is called where a word must stand: by name, else by address or id. */
export const calledName = ({
  id,
  fullName,
  lastName,
  email,
}: Pick<Customer, 'id' | 'fullName' | 'lastName' | 'email'>): string => fullName ?? lastName ?? email ?? id;

/** What files and people say of a company. */
export const accountFieldsSchema = z.object({
  name: z.string(),
  code: z.string().optional(),
  parentName: z.string().optional(),
  industry: z.string().optional(),
  employees: z.number().optional(),
  revenue: z.number().optional(),
  region: z.string().optional(),
  /** As the file names it: by it its people are mailed of whom no country is known. */
  country: z.string().optional(),
  domain: z.string().optional(),
  relation: z.enum(['own', 'group', 'competitor', 'supplier', 'customer']),
  contractEndsOn: day.optional(),
  fiscalYearEndMonth: z.number().int().optional(),
  ownerName: z.string().optional(),
  openComplaint: z.boolean(),
  excluded: z.boolean(),
  excludedBecause: z.string().optional(),
});

/** A company, with what its deals amount to. */
export const accountSchema = accountFieldsSchema.extend({
  schemaVersion: z.literal(1),
  /** Counts the writes; 0 before the first, and for accounts that were stored without. */
  version: z.number().int().default(0),
  id: z.string().min(1),
  relationship: relationshipSchema,
  /** Which company this one is now, since somebody said that both are one; and which were found to be this one. */
  mergedInto: z.string().optional(),
  mergedFrom: z.array(z.string()).optional(),
  /** Since when people and deals are on the move between it and another; nobody of either is mailed meanwhile. */
  merging: z.string().optional(),
  /** In which lists to find companies by it stands; absent: in none, it was stored before them. */
  findable: z.number().int().optional(),
});
export type Account = z.infer<typeof accountSchema>;

/** A salesperson. */
export const ownerSchema = z.object({
  schemaVersion: z.literal(1),
  /** Counts the writes; 0 before the first, and for owners who were stored without. */
  version: z.number().int().default(0),
  id: z.string().min(1),
  name: z.string().min(1),
  email: z.string().optional(),
  managerName: z.string().optional(),
  managerEmail: z.string().optional(),
  region: z.string().optional(),
  department: z.string().optional(),
  phone: z.string().optional(),
  bookingUrl: z.string().optional(),
  retired: z.boolean(),
  successorName: z.string().optional(),
  /** Hears leads first and passes them on, or sells; absent: sells. */
  role: z.enum(['insideSales', 'field']).optional(),
  /** Products that this owner sells, for leads without an account owner. */
  products: z.array(z.string()).optional(),
  /** Open handoffs of this owner at once; absent: the company's limit. */
  openHandoffs: z.number().int().min(0).optional(),
  absentFrom: day.optional(),
  /** The last day of the absence. */
  absentUntil: day.optional(),
  /** Who takes over while this owner is absent. */
  deputyName: z.string().optional(),
  /** Who said last when this owner is away, and when; absent before release 0.4. */
  absenceChanged: z.object({ by: z.string(), at: z.string() }).optional(),
  /** When the owner pressed 「受け取りました」 in the mail that introduces us. */
  welcomedAt: z.string().optional(),
});
export type Owner = z.infer<typeof ownerSchema>;

/** In whose name links of previews and test mails are made: nobody's, so that trying them out counts for no customer. */
export const previewCustomerId = 'preview';
