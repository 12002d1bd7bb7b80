import * as z from 'zod';
import { keptNumber } from '../kernel/kept-number.ts';

/** In which order owners are looked for; what a company does not use, it leaves out. */
export const routingStepSchema = z.enum(['accountOwner', 'previousOwner', 'territory', 'product', 'load']);
export type RoutingStep = z.infer<typeof routingStepSchema>;

/**
 * When a customer is handed to sales, to whom and by when: the company's own rules, printed as 「引き渡し基準書」
 * (docs/rules.md#written-handover-rules). Minutes and days are of working time, by the company's calendar.
 */
export const handoffRulesSchema = z.object({
  /** Raised by the settings with every change; each handoff keeps the version that decided it. */
  version: z.number().int().min(1),
  /** The day from which this version holds, YYYY-MM-DD; absent for the shipped one. */
  validFrom: z.iso.date().optional(),
  /** インサイドセールスはいますか: hear a lead first, then pass it on, or hand it to field sales at once. Absent: nobody has answered yet. */
  insideSales: z.boolean().optional(),
  /** What inside sales should know before it passes a lead on: 引き渡し. */
  tossUp: z.object({
    bantConfirmed: z.number().int().min(0).max(4),
    /** Interest at handoff and fit together. */
    totalPoints: keptNumber.min(0),
  }),
  /** Rank A beside a request: hot with so many items of BANT confirmed (R6). */
  bantForRankA: z.number().int().min(1).max(4),
  /** By when the customer is called. */
  firstContact: z.object({
    rankAMinutes: z.number().int().min(1),
    hotDays: z.number().int().min(0),
    warmDays: z.number().int().min(1),
  }),
  /** By when the owner says "mine": half of the time of rank A; longer for the others. */
  received: z.object({ rankAMinutes: z.number().int().min(1), otherMinutes: z.number().int().min(1) }),
  /** After a promised time passed without a report, the manager is told so much later. */
  promiseGraceMinutes: z.number().int().min(0),
  /** So many attempts on so many days without an answer: rank C (R6). */
  noAnswer: z.object({ attempts: z.number().int().min(1), days: z.number().int().min(1) }),
  /** Unreported: the owner is reminded, the manager told, the customer returned to nurturing, after so many business days (R8). */
  unreported: z.object({
    remindDays: z.number().int().min(1),
    escalateDays: z.number().int().min(1),
    releaseDays: z.number().int().min(1),
  }),
  /** A deal that stands still for so many calendar days is 停滞. */
  stalledAfterDays: z.number().int().min(1),
  routing: z.array(routingStepSchema).min(1),
  /** A lead without an account owner goes to the next one by itself when its clock ends; an account owner's never does (R7). */
  reassignsPoolLeads: z.boolean(),
  /** One open handoff per site of a company, per company, or per group of companies (R13). */
  collisions: z.enum(['site', 'account', 'group']),
  /** From so many known people a company without sites is divided by department. */
  departmentsFromPeople: z.number().int().min(2),
});
export type HandoffRules = z.infer<typeof handoffRulesSchema>;

export const shippedHandoffRules: HandoffRules = {
  version: 1,
  tossUp: { bantConfirmed: 2, totalPoints: 30 },
  bantForRankA: 2,
  firstContact: { rankAMinutes: 60, hotDays: 1, warmDays: 5 },
  received: { rankAMinutes: 30, otherMinutes: 240 },
  promiseGraceMinutes: 60,
  noAnswer: { attempts: 3, days: 2 },
  unreported: { remindDays: 5, escalateDays: 10, releaseDays: 20 },
  stalledAfterDays: 14,
  routing: ['accountOwner', 'previousOwner', 'territory', 'product', 'load'],
  reassignsPoolLeads: false,
  collisions: 'site',
  departmentsFromPeople: 20,
};
