import * as z from 'zod';
import { feedbackSchema, outcomeSchema } from '../handoffs/handoff.ts';
import { contactChangeHows } from '../people/contact-change.ts';
import { arms } from '../sequences/control-group.ts';
import { dormancyKindSchema } from '../audience/dormancy.ts';

const anyRecord = z.record(z.string(), z.unknown());
/** Of a customer in a sequence: the steps that were passed with it (`drawn`: by lot), and where the customer stands then, if anywhere. */
const move = {
  passed: z
    .array(z.object({ id: z.string(), outcome: z.string(), drawn: z.literal(true).optional() }))
    .optional(),
  standsAt: z.string().optional(),
};
const base = { customerId: z.string(), at: z.iso.datetime(), id: z.string() };

/**
 * What happened to a customer beside what he did: appended to the timeline with the change of state that it records,
 * never changed. KPI rows are a fold of these. `counts` names what a fact adds to the delivery counts of its campaign; facts
 * of release 0.3.0 and before have none, for they were counted when they were written.
 */
export const factSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('enrolled'),
    ...base,
    campaignId: z.string(),
    dormancy: dormancyKindSchema,
    /** The month of the company's own calendar, YYYY-MM; older facts have none. */
    cohort: z.string().optional(),
    /** What was known of the customer then; older facts say nothing. */
    industry: z.string().optional(),
    site: z.string().optional(),
    route: z.string().optional(),
    /** The salesperson whose customer it was. */
    ownerId: z.string().optional(),
    /** The company whose colleague the customer was. */
    accountId: z.string().optional(),
    /** Where the campaign has a control group: the arm, and the company by which it was drawn. */
    arm: z.enum(arms).optional(),
    lot: z.string().optional(),
    ...move,
  }),
  z.object({
    kind: z.literal('mailSent'),
    ...base,
    campaignId: z.string().optional(),
    mailKind: z.string(),
    step: z.number().int().optional(),
    counts: z.literal('sent').optional(),
    /** Of the monthly mail: whose topic it was, YYYY-MM, and that it asked whether to go on. */
    month: z.string().optional(),
    asksToGoOn: z.literal(true).optional(),
    ...move,
  }),
  z.object({
    kind: z.literal('mailSkipped'),
    ...base,
    campaignId: z.string(),
    step: z.number().int(),
    because: z.string(),
    counts: z.literal('rejected').optional(),
    ...move,
  }),
  /** A mail server refused a mail of a campaign, or its reader complained. */
  z.object({
    kind: z.literal('mailReturned'),
    ...base,
    campaignId: z.string(),
    counts: z.enum(['bounced', 'complained']),
  }),
  z.object({ kind: z.literal('mailUnconfirmed'), ...base, campaignId: z.string().optional(), ...move }),
  /** Steps that are no mails were passed, or a mail was left out. */
  z.object({ kind: z.literal('stepsPassed'), ...base, campaignId: z.string(), ...move }),
  z.object({
    kind: z.literal('enrolmentEnded'),
    ...base,
    campaignId: z.string(),
    because: z.string(),
    /** Of the monthly mail: the month in which it ended for the customer, YYYY-MM. */
    month: z.string().optional(),
    ...move,
  }),
  /** `because`: what somebody of the team was told; of their own links and words there is none. */
  z.object({ kind: z.literal('refused'), ...base, how: z.string(), because: z.string().optional() }),
  /** A list of refusals that was imported by mistake was taken back. */
  z.object({ kind: z.literal('refusalLifted'), ...base }),
  z.object({ kind: z.literal('undeliverable'), ...base, why: z.string() }),
  /** Somebody of the team said that the address works. */
  z.object({ kind: z.literal('addressConfirmed'), ...base, by: z.string(), because: z.string() }),
  /** Somebody of the team dealt with what the customer had written: mails wait no more. */
  z.object({ kind: z.literal('caseClosed'), ...base, by: z.string(), because: z.string() }),
  /** A reply said that the customer has left or moved; later a person decided about it. */
  z.object({
    kind: z.literal('contactChange'),
    ...base,
    how: contactChangeHows,
    did: z.enum(['noticed', 'accepted', 'dismissed']),
    /** Who comes after, where a person said so. */
    successorId: z.string().optional(),
  }),
  z.object({
    kind: z.literal('crossing'),
    ...base,
    modelId: z.string(),
    number: z.number().int(),
    interest: z.number(),
    threshold: z.number(),
    isRequest: z.boolean(),
    engagementId: z.string(),
    campaignId: z.string().optional(),
  }),
  /** A request by somebody who was hot already. */
  z.object({
    kind: z.literal('requested'),
    ...base,
    engagementId: z.string(),
    inquiry: z.string(),
    campaignId: z.string().optional(),
  }),
  /** The acts that made somebody hot turned out to be a machine's. */
  z.object({
    kind: z.literal('crossingWithdrawn'),
    ...base,
    number: z.number().int(),
    campaignId: z.string().optional(),
  }),
  z.object({
    kind: z.literal('handoffCreated'),
    ...base,
    handoffId: z.string(),
    rank: z.enum(['A', 'B', 'C']),
    ownerId: z.string(),
    campaignId: z.string().optional(),
  }),
  z.object({
    kind: z.literal('handoffJoined'),
    ...base,
    handoffId: z.string(),
    campaignId: z.string().optional(),
  }),
  z.object({
    kind: z.literal('handoffHeld'),
    ...base,
    because: z.string(),
    campaignId: z.string().optional(),
  }),
  z.object({ kind: z.literal('handoffWithdrawn'), ...base, handoffId: z.string() }),
  z.object({ kind: z.literal('handoffReleased'), ...base, handoffId: z.string() }),
  z.object({
    kind: z.literal('feedback'),
    ...base,
    handoffId: z.string(),
    feedback: feedbackSchema,
    outcome: outcomeSchema.optional(),
    /** Whom the answer let go, because it closed the handoff. */
    releases: z.array(z.string()).optional(),
    /** What the answer changed, as release 0.2 and before kept it here; now it stands in the undo journal. */
    standing: z.object({ before: anyRecord, after: anyRecord }).optional(),
    handoff: z.object({ before: anyRecord, after: anyRecord }).optional(),
  }),
  z.object({
    kind: z.literal('deal'),
    ...base,
    dealId: z.string(),
    stage: z.enum(['won', 'lost', 'open']),
    amount: z.number().optional(),
    on: z.string(),
    source: z.enum(['feedback', 'import']),
    /** When it was recorded: of two accounts of one deal the later counts. Absent in facts of release 0.2 and before. */
    recordedAt: z.iso.datetime().optional(),
  }),
  z.object({ kind: z.literal('penalty'), ...base, factor: z.number().min(0).max(1), because: z.string() }),
  /** The answer that gave the penalty of this id was undone. */
  z.object({ kind: z.literal('penaltyLifted'), ...base }),
  /**
   * A group of acts counted for the first time: a click, download, answer, reply, visit, registration or attendance of a
   * person, or of nobody knows whom. Said once a group; the verdict is that of the moment, and readers take the later one.
   */
  z.object({
    kind: z.literal('engaged'),
    ...base,
    /** The act's kind. */
    act: z.string(),
    group: z.string(),
    engagementId: z.string(),
    messageId: z.string().optional(),
    campaignId: z.string().optional(),
    verdict: z.string(),
  }),
  z.object({
    kind: z.literal('verdictChanged'),
    ...base,
    engagementId: z.string(),
    from: z.string(),
    to: z.string(),
  }),
  /** What is stored of the person was erased at their request: nothing before counts any more. */
  z.object({ kind: z.literal('erased'), ...base }),
]);
export type Fact = z.infer<typeof factSchema>;
export type FactOf<K extends Fact['kind']> = Extract<Fact, { kind: K }>;
