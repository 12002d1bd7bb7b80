import * as z from 'zod';
import { ruleSchema } from '../audience/rule.ts';
import { temperatureSchema } from '../interest/interest.ts';
import { inBoth } from '../kernel/both-languages.ts';
import { bilingualSchema } from '../kernel/locale.ts';
import { leadStatusSchema } from '../people/standing.ts';
import { letterFields, letterSchema } from './letter.ts';
import { whenSchema, type When } from './when.ts';

/** Names a step, a branch or an arm for good: never reused, never a position. Keys of mails are made of it. */
export const stepIdSchema = z.string().regex(
  /^[A-Za-z0-9][\w.-]{0,59}$/,
  inBoth({
    ja: '英数字で始めて、英数字と . _ - だけで60文字以下にしてください。',
    en: 'Begin with a letter or digit; use letters, digits and . _ - alone, at most 60.',
  }),
);

/** An act that is waited for, or asked about. */
export const actMatchSchema = z
  .object({
    kind: z.enum(['click', 'answer', 'download', 'reply', 'visit', 'registered', 'attended']),
    /** Steps whose mail it must come from. */
    mails: z.array(stepIdSchema).min(1).max(20).optional(),
    /** Of a click: `asset`, `consultation`, or an address that the text has. */
    link: z.string().min(1).max(500).optional(),
    /** Of a download the document, of a webinar its session. */
    ref: z.string().min(1).max(200).optional(),
    /** Takes also what is perhaps a person's. */
    likely: z.literal(true).optional(),
  })
  .strict();
export type ActMatch = z.infer<typeof actMatchSchema>;

/** A question to the facts of the moment. */
const plainTestSchema = z.union([
  z.object({ act: actMatchSchema }).strict(),
  z.object({ interestAtLeast: z.number().min(0).max(1000) }).strict(),
  z.object({ temperature: temperatureSchema }).strict(),
  z.object({ status: leadStatusSchema }).strict(),
  /** Whether they match the rule of a segment as it was when it was chosen. */
  z.object({ inSegment: z.object({ name: bilingualSchema, rule: ruleSchema }).strict() }).strict(),
]);
const examples =
  '{"act": {"kind": "click"}}, {"interestAtLeast": 20}, {"temperature": "warm"}, {"status": "nurturing"}, {"inSegment": {"name": {"ja": "...", "en": "..."}, "rule": ...}}, {"not": ...}';
export const testSchema = z.union([...plainTestSchema.options, z.object({ not: plainTestSchema }).strict()], {
  error: inBoth({ ja: `例の形で書いてください: ${examples}`, en: `Write it as in ${examples}` }),
});
export type Test = z.infer<typeof testSchema>;

const base = { id: stepIdSchema, name: z.string().max(80).optional() };

export const mailStepSchema = z
  .object({
    ...base,
    kind: z.literal('mail'),
    ...letterFields,
    /** The same text over its versions, and over campaigns: nobody gets it twice in 180 days. Absent: what it says. */
    textId: z.string().min(1).max(120).optional(),
    /** Later than that it is not worth sending. */
    maxLateDays: z.number().int().min(1).max(365).optional(),
    notAfter: whenSchema.optional(),
    /** Not sent where this was done. */
    unless: actMatchSchema.optional(),
    /** The customer asked for it: no cap, hours or hold of sales. */
    requested: z.literal(true).optional(),
    session: z.string().min(1).max(200).optional(),
    /** It asks whether we may go on, and shows the button for it. */
    asksToGoOn: z.literal(true).optional(),
  })
  .strict();

export const waitStepSchema = z.object({ ...base, kind: z.literal('wait'), until: whenSchema }).strict();
export const taskStepSchema = z
  .object({ ...base, kind: z.literal('task'), what: z.string().min(1).max(200) })
  .strict();
export const endStepSchema = z
  .object({
    ...base,
    kind: z.literal('end'),
    reason: z
      .string()
      .regex(/^[a-zA-Z]{1,40}$/)
      .optional(),
  })
  .strict();
export const permissionStepSchema = z
  .object({ ...base, kind: z.literal('permission'), mail: letterSchema, limit: whenSchema })
  .strict();

export type MailStep = Readonly<z.infer<typeof mailStepSchema>>;
export type WaitStep = Readonly<z.infer<typeof waitStepSchema>>;
export type TaskStep = Readonly<z.infer<typeof taskStepSchema>>;
export type EndStep = Readonly<z.infer<typeof endStepSchema>>;
export type PermissionStep = Readonly<z.infer<typeof permissionStepSchema>>;

/** Waits until somebody did something, for so long at most; then goes on in one of two arms. */
export interface WaitForStep {
  readonly id: string;
  readonly name?: string | undefined;
  readonly kind: 'waitFor';
  readonly act: ActMatch;
  readonly limit: When;
  readonly happened: readonly Step[];
  readonly otherwise: readonly Step[];
}
/** Goes into the first branch whose test holds at the moment. */
export interface ConditionStep {
  readonly id: string;
  readonly name?: string | undefined;
  readonly kind: 'condition';
  readonly branches: readonly {
    readonly id: string;
    readonly name?: string | undefined;
    readonly when: Test;
    readonly steps: readonly Step[];
  }[];
  readonly otherwise: readonly Step[];
}
/** Goes into one arm by lot, in proportion to the weights. */
export interface SplitStep {
  readonly id: string;
  readonly name?: string | undefined;
  readonly kind: 'split';
  readonly arms: readonly {
    readonly id: string;
    readonly name?: string | undefined;
    readonly weight: number;
    readonly steps: readonly Step[];
  }[];
}
/** An invitation with reminders, and the recording for those who did not come. */
export interface WebinarStep {
  readonly id: string;
  readonly name?: string | undefined;
  readonly kind: 'webinar';
  readonly session: string;
  readonly invite: z.infer<typeof letterSchema>;
  readonly eve: z.infer<typeof letterSchema>;
  readonly sameDay: z.infer<typeof letterSchema>;
  readonly recording: z.infer<typeof letterSchema>;
  readonly attended?: readonly Step[] | undefined;
  readonly notRegistered?: readonly Step[] | undefined;
}

/** A step that an enrolment walks: what is short for several is written out before. */
export type PlainStep = MailStep | WaitStep | WaitForStep | ConditionStep | SplitStep | TaskStep | EndStep;
/** A step as it is written. */
export type Step = PlainStep | WebinarStep | PermissionStep;

/** Steps that follow one another. */
export const stepsSchema: z.ZodType<readonly Step[]> = z.lazy(() => z.array(stepSchema).max(60));

const waitForStepSchema = z
  .object({
    ...base,
    kind: z.literal('waitFor'),
    act: actMatchSchema,
    limit: whenSchema,
    happened: stepsSchema.default([]),
    otherwise: stepsSchema.default([]),
  })
  .strict();
const branchSchema = z
  .object({ id: stepIdSchema, name: z.string().max(80).optional(), when: testSchema, steps: stepsSchema })
  .strict();
const conditionStepSchema = z
  .object({
    ...base,
    kind: z.literal('condition'),
    branches: z.array(branchSchema).min(1).max(8),
    otherwise: stepsSchema.default([]),
  })
  .strict();
const armSchema = z
  .object({
    id: stepIdSchema,
    name: z.string().max(80).optional(),
    weight: z.number().min(0).max(1000),
    steps: stepsSchema,
  })
  .strict();
const splitStepSchema = z
  .object({ ...base, kind: z.literal('split'), arms: z.array(armSchema).min(2).max(8) })
  .strict();
const webinarStepSchema = z
  .object({
    ...base,
    kind: z.literal('webinar'),
    session: z.string().min(1).max(200),
    invite: letterSchema,
    eve: letterSchema,
    sameDay: letterSchema,
    recording: letterSchema,
    attended: stepsSchema.optional(),
    notRegistered: stepsSchema.optional(),
  })
  .strict();

/** A step as it is written. `webinar` and `permission` are short for several plain ones. */
export const stepSchema = z.discriminatedUnion('kind', [
  mailStepSchema,
  waitStepSchema,
  waitForStepSchema,
  conditionStepSchema,
  splitStepSchema,
  taskStepSchema,
  endStepSchema,
  webinarStepSchema,
  permissionStepSchema,
]);
