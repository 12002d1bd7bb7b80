import * as z from 'zod';
import { dormancyKindSchema } from '../audience/dormancy.ts';
import { msPerDay } from '../kernel/local-date.ts';
import { arms } from './control-group.ts';
import type { Flow } from './flow.ts';

/** A step that was passed, and how: what a mail became, which arm was taken; `drawn` by lot. */
const passedSchema = z.object({ id: z.string(), outcome: z.string(), drawn: z.literal(true).optional() });
export type Passed = Readonly<z.infer<typeof passedSchema>>;

/** One customer in one campaign. Waits are computed anew at each look, from `sinceEpochMs` and the step. */
export const enrolmentSchema = z.object({
  schemaVersion: z.literal(1),
  campaignId: z.string(),
  customerId: z.string(),
  enrolledAt: z.iso.datetime(),
  dormancy: dormancyKindSchema,
  /** `held`: in the control group, and mailed by nobody. */
  state: z.enum(['active', 'held', 'done', 'ended']),
  /** Where the campaign has a control group. */
  arm: z.enum(arms).optional(),
  heldUntil: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  endedBecause: z.string().optional(),
  /** How often the customer has entered: keys of mails hold it from the second time on. */
  round: z.number().int().min(1).optional(),
  /** By which version of the campaign's sequence it goes. */
  sequenceVersion: z.number().int().min(1).optional(),
  /** The step that is to be done, or waited on; absent where none is left. */
  at: z.string().optional(),
  /** The logical time at which it was reached. */
  sinceEpochMs: z.number().optional(),
  /** Steps that were passed, in order; never cut. */
  path: z.array(passedSchema).optional(),
  /** A look came late, after an outage: until then late acts may still come first. */
  graceUntilEpochMs: z.number().optional(),
  /** Why the next step waits, when it does, and until when: of a mail its next possible date. */
  waitsBecause: z.string().optional(),
  waitsUntilEpochMs: z.number().optional(),
  /** Release 0.3 and before: the mail that comes next, from 0, and when the first went out. */
  nextStep: z.number().int().optional(),
  startedAt: z.iso.datetime().optional(),
  /** The owner does not want this campaign to mail them. */
  keptByOwner: z.literal(true).optional(),
  version: z.number().int(),
});
export type Enrolment = Readonly<z.infer<typeof enrolmentSchema>>;

/** Mailed by this campaign, or kept from every other for it. */
export const isUnderWay = ({ state }: Pick<Enrolment, 'state'>): boolean =>
  state === 'active' || state === 'held';

/** In a control group whose time is not over at `now`, ISO. */
export const isHeld = ({ state, heldUntil = '' }: Enrolment, now: string): boolean =>
  state === 'held' && heldUntil > now;

/** The campaigns that took somebody in to mail them: whoever is in a control group is mailed by nobody. */
export const campaignsOf = (enrolments: readonly Enrolment[]): readonly string[] =>
  enrolments.filter(({ arm }) => arm !== 'control').map(({ campaignId }) => campaignId);

/** An enrolment with its place in the steps. */
export interface PlacedEnrolment extends Enrolment {
  readonly round: number;
  readonly sequenceVersion: number;
  readonly sinceEpochMs: number;
  readonly path: Passed[];
}

/** Somebody who enters: at the first step, with nothing passed. */
export const newEnrolment = (
  enters: Pick<
    PlacedEnrolment,
    | 'campaignId'
    | 'customerId'
    | 'enrolledAt'
    | 'dormancy'
    | 'round'
    | 'sequenceVersion'
    | 'at'
    | 'sinceEpochMs'
  > &
    Pick<Enrolment, 'arm'>,
): PlacedEnrolment => ({ ...enters, schemaVersion: 1, state: 'active', path: [], version: 0 });

/**
 * The place of an enrolment of any release. Those of 0.3 and before counted mails, in days from the first: the mail that comes
 * next keeps its day, and those before it stand as sent.
 */
export function placed(enrolment: Enrolment, flow: Flow): PlacedEnrolment {
  const { nextStep, startedAt, ...rest } = enrolment;
  const place = {
    round: rest.round ?? 1,
    sequenceVersion: rest.sequenceVersion ?? 1,
    sinceEpochMs: rest.sinceEpochMs ?? Date.parse(rest.enrolledAt),
    path: rest.path ?? [],
  };
  return nextStep === undefined
    ? { ...rest, ...place }
    : { ...rest, ...place, ...formerPlace(nextStep, startedAt ?? rest.enrolledAt, flow) };
}

/** What is stored of a place: what says nothing is left out. */
export const stored = (enrolment: PlacedEnrolment): Enrolment => {
  const { round, sequenceVersion, path, ...rest } = enrolment;
  return {
    ...rest,
    ...(round === 1 ? {} : { round }),
    ...(sequenceVersion === 1 ? {} : { sequenceVersion }),
    ...(path.length === 0 ? {} : { path }),
  };
};

function formerPlace(nextStep: number, startedAt: string, { nodes }: Flow) {
  const path: Passed[] = [];
  let [mails, days] = [0, 0];
  for (const { step } of nodes.values()) {
    const at = { at: step.id, sinceEpochMs: Date.parse(startedAt) + days * msPerDay, path };
    if (step.kind === 'mail' && mails++ === nextStep) return at;
    if (step.kind === 'wait' && 'days' in step.until) days += step.until.days;
    path.push({ id: step.id, outcome: step.kind === 'mail' ? 'sent' : 'waited' });
  }
  return { at: undefined, path };
}

/** What keys of a mail of a step are made of: no version, position, time or attempt. */
export const mailKeyOf = (
  { campaignId, customerId, round }: Pick<Enrolment, 'campaignId' | 'customerId' | 'round'>,
  stepId: string,
): string =>
  (round ?? 1) === 1
    ? `${campaignId}.${customerId}.${stepId}`
    : `${campaignId}.${customerId}.${round}.${stepId}`;
