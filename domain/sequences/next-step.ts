import type { Campaign, Enrolment } from './campaign.ts';

/** Where an enrolment stands after a mail, and when its next mail is due (undefined: nothing more). */
export interface Advance {
  readonly enrolment: Enrolment;
  readonly dueAtEpochMs: number | undefined;
}

/** Moves an enrolment on after step `step` was settled. Steps count in days from the first mail. */
export function advance(enrolment: Enrolment, campaign: Campaign, step: number, at: string): Advance {
  const startedAt = enrolment.startedAt ?? at;
  const nextStep = Math.max(enrolment.nextStep, step + 1);
  const next = campaign.sequence.steps[nextStep];
  const moved: Enrolment = { ...enrolment, startedAt, nextStep, waitsBecause: undefined };
  if (enrolment.state !== 'active') return { enrolment: moved, dueAtEpochMs: undefined };
  return next === undefined
    ? { enrolment: { ...moved, state: 'done' }, dueAtEpochMs: undefined }
    : { enrolment: moved, dueAtEpochMs: Date.parse(startedAt) + next.afterDays * 86_400_000 };
}
