import type { StepPostponeReason, StepSkipReason } from './decide-mail.ts';
import type { PlacedEnrolment } from './enrolment.ts';
import type { MailStep, TaskStep } from './step.ts';

/** What a look does beside moving the enrolment. */
export type Effect =
  | { readonly kind: 'mail'; readonly step: MailStep; readonly mailId: string }
  | { readonly kind: 'task'; readonly step: TaskStep }
  | { readonly kind: 'skipped'; readonly step: MailStep; readonly because: StepSkipReason }
  | {
      readonly kind: 'postponed';
      readonly step: MailStep;
      readonly because: StepPostponeReason;
      readonly untilEpochMs: number;
    }
  | { readonly kind: 'ended'; readonly because: string };

/** What one step makes of an enrolment: it passes, or waits. */
export interface StepLook {
  readonly enrolment: PlacedEnrolment;
  readonly waits?: { readonly untilEpochMs: number; readonly because: string };
  readonly effect?: Effect;
}
