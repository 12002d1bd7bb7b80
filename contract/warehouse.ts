import * as z from 'zod';
import { dormancyKindSchema } from '../domain/audience/dormancy.ts';
import { outcomeSchema } from '../domain/handoffs/handoff.ts';

/**
 * The lines of the warehouse, one schema a table. Columns of the tables that Athena reads are made of these, so that a line
 * always fits its table; instants are ISO texts in UTC, days YYYY-MM-DD. What is unknown is left out of a line.
 */
const text = z.string();
const customer = { customer_id: text };
const ofCampaign = { campaign_id: text.optional() };

/** Pseudonymous; a name and an address only where the configuration says so. */
const customerLine = z.object({
  ...customer,
  account_id: text,
  industry: text.optional(),
  employees: z.number().optional(),
  region: text.optional(),
  site: text.optional(),
  route: text.optional(),
  locale: text,
  country: text.optional(),
  consent_basis: text,
  first_seen_on: text.optional(),
  last_two_way_on: text.optional(),
  last_deal_on: text.optional(),
  retired: z.boolean(),
  full_name: text.optional(),
  email: text.optional(),
  department: text.optional(),
  title: text.optional(),
});

const companyLine = z.object({
  account_id: text,
  industry: text.optional(),
  employees: z.number().optional(),
  revenue: z.number().optional(),
  region: text.optional(),
  relation: text,
  name: text.optional(),
});

/** One customer in one campaign: the row that the KPIs count. */
const enrolmentLine = z.object({
  ...customer,
  campaign_id: text,
  enrolled_at: text,
  cohort: text,
  dormancy: dormancyKindSchema,
  /** Whether the KPIs count it: not the monthly mail, a control group, or whom the owner kept back. */
  is_counted: z.boolean(),
  arm: text.optional(),
  industry: text.optional(),
  site: text.optional(),
  route: text.optional(),
  rank: text.optional(),
  first_step: text.optional(),
  first_content: text.optional(),
  variant: text.optional(),
  mailed_at: text.optional(),
  hot_at: text.optional(),
  withdrawn_at: text.optional(),
  handoff_at: text.optional(),
  accepted_at: text.optional(),
  first_contact_at: text.optional(),
  reported_at: text.optional(),
  opportunity_at: text.optional(),
  opportunity_amount: z.number().optional(),
  won_at: text.optional(),
  won_amount: z.number().optional(),
  lost_at: text.optional(),
  is_unreported: z.boolean(),
  stands_at: text.optional(),
  left_because: text.optional(),
});

const handoffLine = z.object({
  ...customer,
  ...ofCampaign,
  handoff_id: text,
  account_id: text,
  owner_id: text,
  rank: text,
  state: text,
  desk: text,
  is_request: z.boolean(),
  interest: z.number(),
  threshold: z.number(),
  fit: z.number(),
  created_at: text,
  received_due_at: text,
  first_contact_due_at: text,
  accepted_at: text.optional(),
  first_contact_at: text.optional(),
  reported_at: text.optional(),
  outcome: outcomeSchema.optional(),
  amount: z.number().optional(),
});

const mailLine = z.object({
  ...customer,
  ...ofCampaign,
  at: text,
  /** Several lines of one mail: that it was sent, and what came back. */
  what: z.enum(['sent', 'skipped', 'returned', 'unconfirmed']),
  /** Of what kind the mail was, or which answer came back. */
  kind: text.optional(),
  step: text.optional(),
  because: text.optional(),
});

/** What was done, without text, address or browser. */
const actLine = z.object({
  ...customer,
  ...ofCampaign,
  act_id: text,
  kind: text,
  occurred_at: text,
  received_at: text,
  verdict: z.enum(['human', 'unknown', 'machine']),
  message_id: text.optional(),
  document: text.optional(),
  session: text.optional(),
  attended: z.boolean().optional(),
  minutes: z.number().optional(),
  inquiry: text.optional(),
});

/** What sales answered, without the words. */
const feedbackLine = z.object({
  ...customer,
  feedback_id: text,
  handoff_id: text,
  at: text,
  answer: text,
  outcome: outcomeSchema.optional(),
  channel: text.optional(),
  amount: z.number().optional(),
  /** Of an undo: the answer that it takes back. */
  takes_back: text.optional(),
});

/** One account of a deal, from sales or a file; of several of one deal the last recorded holds. */
const opportunityLine = z.object({
  ...customer,
  deal_id: text,
  stage: z.enum(['won', 'lost', 'open']),
  on_day: text,
  amount: z.number().optional(),
  source: z.enum(['feedback', 'import']),
  at: text,
  recorded_at: text.optional(),
});

/** The person was erased: what earlier days hold of the id is to be removed (docs/privacy.md). */
const erasureLine = z.object({ ...customer, at: text });

/** `snapshot`: each day all there are; `day`: what that day brought. */
export const warehouseTables = {
  customers: { holds: 'snapshot', line: customerLine },
  companies: { holds: 'snapshot', line: companyLine },
  enrolments: { holds: 'snapshot', line: enrolmentLine },
  handoffs: { holds: 'snapshot', line: handoffLine },
  mails: { holds: 'day', line: mailLine },
  acts: { holds: 'day', line: actLine },
  feedback: { holds: 'day', line: feedbackLine },
  opportunities: { holds: 'day', line: opportunityLine },
  erasures: { holds: 'day', line: erasureLine },
} as const;
export type WarehouseTable = keyof typeof warehouseTables;
/** Their names, in order. */
export const warehouseTableNames = [
  'customers',
  'companies',
  'enrolments',
  'handoffs',
  'mails',
  'acts',
  'feedback',
  'opportunities',
  'erasures',
] as const satisfies readonly WarehouseTable[];
export type WarehouseLine<Table extends WarehouseTable> = z.infer<(typeof warehouseTables)[Table]['line']>;

/** Where the lines of a day lie, within the bucket. */
export const partitionOf = (table: WarehouseTable, day: string): string => `${table}/dt=${day}/`;

/** A column as Glue and Athena call it. */
export interface Column {
  readonly name: string;
  readonly type: 'string' | 'double' | 'boolean';
}

/** The columns of a table, in the order of its schema. */
export const columnsOf = (table: WarehouseTable): readonly Column[] =>
  Object.entries(propertiesSchema.parse(z.toJSONSchema(warehouseTables[table].line)).properties).map(
    ([name, { type }]) => ({ name, type: type === 'number' ? 'double' : type }),
  );

const propertiesSchema = z.object({
  properties: z.record(z.string(), z.object({ type: z.enum(['string', 'number', 'boolean']) })),
});
