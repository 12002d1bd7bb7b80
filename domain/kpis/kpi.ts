import { msPerDay } from '../kernel/local-date.ts';
import * as z from 'zod';
import { arms } from '../sequences/control-group.ts';
import { deliverySchema } from '../sequences/delivery.ts';
import { dormancyKindSchema } from '../audience/dormancy.ts';
import { rowDimensions } from './divisions.ts';

/** What is counted of one month of the monthly mail: sent, asked whether to go on, reacted to, ended in silence, ended otherwise. */
export const monthMeasures = ['sent', 'asked', 'reacted', 'silent', 'stopped'] as const;
const kpiMonthSchema = z.record(z.enum(monthMeasures), z.number());
export type KpiMonth = Readonly<z.infer<typeof kpiMonthSchema>>;
export const noMonth: KpiMonth = { sent: 0, asked: 0, reacted: 0, silent: 0, stopped: 0 };

/** One enrolment's way through the funnel: frozen dimensions, then moments (ISO) as they happen. */
export const kpiRowSchema = z.object({
  schemaVersion: z.literal(1),
  campaignId: z.string(),
  customerId: z.string(),
  enrolledAt: z.iso.datetime(),
  /** Month of enrolment: the cohort, YYYY-MM. */
  cohort: z.string(),
  dormancy: dormancyKindSchema,
  /** What it is of in other divisions; older rows have none. */
  parts: z.partialRecord(z.enum(rowDimensions), z.string()).optional(),
  /** Whose colleague the customer was when enrolled; rows that release 0.4 or before counted have none. */
  company: z.string().optional(),
  /** Where the campaign has a control group: the arm, and the company by which it was drawn. */
  arm: z.enum(arms).optional(),
  lot: z.string().optional(),
  /** Of an arm: the first opportunity after the draw, whichever campaign it is counted for. */
  armOpportunityAt: z.iso.datetime().optional(),
  mailedAt: z.iso.datetime().optional(),
  hotAt: z.iso.datetime().optional(),
  handoffAt: z.iso.datetime().optional(),
  acceptedAt: z.iso.datetime().optional(),
  /** Of handoffs made for this customer, not of a colleague's. */
  ownHandoffAt: z.iso.datetime().optional(),
  firstContactAt: z.iso.datetime().optional(),
  /** Its last handoff is over, and no other followed. */
  handoffEnd: z.object({ at: z.iso.datetime(), by: z.enum(['withdrawn', 'released', 'answer']) }).optional(),
  reportedAt: z.iso.datetime().optional(),
  opportunityAt: z.iso.datetime().optional(),
  wonAt: z.iso.datetime().optional(),
  lostAt: z.iso.datetime().optional(),
  opportunityAmount: z.number().optional(),
  wonAmount: z.number().optional(),
  withdrawnAt: z.iso.datetime().optional(),
  unreported: z.boolean().optional(),
  /** What mail servers said of its mails; facts of release 0.3.0 and before are counted elsewhere. */
  delivery: deliverySchema.optional(),
  /** How far the customer came in the steps of the sequence: what was passed and how, where they stand, or left and why. */
  steps: z
    .object({
      passed: z.record(z.string(), z.string()),
      standsAt: z.string().optional(),
      left: z.string().optional(),
      /** By step, epoch ms: when it was passed; of the one that was not, when it was reached, or left. */
      since: z.record(z.string(), z.number()).optional(),
    })
    .optional(),
  /** Of the monthly mail: by month. */
  months: z.record(z.string(), kpiMonthSchema).optional(),
});
export type KpiRow = z.infer<typeof kpiRowSchema>;

/** What is counted. Each is a sum over rows, so counters are sums of row differences. Amounts in the company's currency. */
export const kpiMeasures = [
  'enrolled',
  'mailed',
  'hot',
  'handoffs',
  'accepted',
  'reported',
  'unreported',
  'withdrawn',
  'opportunities',
  'hotOpportunities',
  'won',
  'lost',
  'opportunityAmount',
  'wonAmount',
] as const;
export type KpiMeasure = (typeof kpiMeasures)[number];
/** So much of each measure. */
export const kpiCountsSchema = z.record(z.enum(kpiMeasures), z.number());
export type KpiCounts = Readonly<Record<KpiMeasure, number>>;

/** Days from enrolment, or from hot, within which an opportunity counts; younger cohorts are immature (R24). */
export const conversionDays = 90;

export const noCounts: KpiCounts = {
  enrolled: 0,
  mailed: 0,
  hot: 0,
  handoffs: 0,
  accepted: 0,
  reported: 0,
  unreported: 0,
  withdrawn: 0,
  opportunities: 0,
  hotOpportunities: 0,
  won: 0,
  lost: 0,
  opportunityAmount: 0,
  wonAmount: 0,
};

/** Hot, and no machine was behind it. */
export const isHot = ({ hotAt, withdrawnAt }: KpiRow): boolean =>
  hotAt !== undefined && withdrawnAt === undefined;

/** An opportunity within 90 days of the enrolment. */
export const isOpportunity = ({ enrolledAt, opportunityAt }: KpiRow): boolean =>
  isInTime(enrolledAt, opportunityAt);

/** An opportunity within 90 days of hot: one that is older than hot is no fruit of it. */
export const isHotOpportunity = (row: KpiRow): boolean =>
  row.hotAt !== undefined &&
  row.opportunityAt !== undefined &&
  isHot(row) &&
  Date.parse(row.opportunityAt) >= Date.parse(row.hotAt) &&
  isInTime(row.hotAt, row.opportunityAt);

/** Within 90 days of another moment. */
export const isInTime = (from: string, at: string | undefined): boolean =>
  at !== undefined && Date.parse(at) - Date.parse(from) <= conversionDays * msPerDay;

/** What one row adds. */
export function countRow(row: KpiRow | undefined): KpiCounts {
  if (row === undefined) return noCounts;
  const isOne = isOpportunity(row);
  const isWon = isOne && row.wonAt !== undefined;
  return {
    enrolled: 1,
    mailed: Number(row.mailedAt !== undefined),
    hot: Number(isHot(row)),
    handoffs: Number(row.handoffAt !== undefined),
    accepted: Number(row.acceptedAt !== undefined),
    reported: Number(row.reportedAt !== undefined),
    unreported: Number(row.unreported === true),
    withdrawn: Number(row.withdrawnAt !== undefined),
    opportunities: Number(isOne),
    hotOpportunities: Number(isHotOpportunity(row)),
    won: Number(isWon),
    lost: Number(isOne && row.lostAt !== undefined && !isWon),
    opportunityAmount: isOne ? (row.opportunityAmount ?? 0) : 0,
    wonAmount: isWon ? (row.wonAmount ?? row.opportunityAmount ?? 0) : 0,
  };
}

export const addCounts = (a: KpiCounts, b: KpiCounts): KpiCounts => combine(a, b, 1);
export const subtractCounts = (a: KpiCounts, b: KpiCounts): KpiCounts => combine(a, b, -1);

const combine = (a: KpiCounts, b: KpiCounts, sign: 1 | -1): KpiCounts => {
  const result: Record<KpiMeasure, number> = { ...a };
  for (const measure of kpiMeasures) result[measure] = a[measure] + sign * b[measure];
  return result;
};

/** The three shared KPIs (docs/rules.md#three-shared-kpis). */
export const sharedKpiNames = ['dormantToOpportunity', 'hotToOpportunity', 'opportunityToWon'] as const;
export type SharedKpi = (typeof sharedKpiNames)[number];

/** The last cohort month whose whole conversion window is over on `today`. Younger cohorts are 集計途中. */
export function isMature(cohort: string, today: string): boolean {
  const [year = 0, month = 1] = cohort.split('-').map(Number);
  return Date.UTC(year, month, 1) + conversionDays * msPerDay <= Date.parse(`${today}T00:00:00Z`);
}
