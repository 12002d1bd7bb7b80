import { msPerDay } from '../kernel/local-date.ts';
import type { PlacedEnrolment } from './enrolment.ts';
import { lookAtEnrolment } from './look.ts';
import type { KnownMail, LookFacts, SeenAct } from './look-facts.ts';
import { settleMs } from './seen-acts.ts';

/** Something that will happen to one customer. */
export interface Planned {
  readonly atEpochMs: number;
  readonly what: 'mail' | 'task' | 'skipped' | 'postponed' | 'ended' | 'waits';
  readonly step?: string | undefined;
  readonly because?: string | undefined;
  readonly untilEpochMs?: number | undefined;
}

const mostLooks = 1000;

/**
 * The same look that sends, run ahead of time: dates, mails and reasons for one customer, if the facts stay as they are.
 * @param acts what the customer is assumed to do, in order of time
 */
export function dryRun(
  start: PlacedEnrolment,
  facts: Omit<LookFacts, 'nowEpochMs'>,
  { fromEpochMs, days = 60, acts = [] }: DryRunSpan,
): readonly Planned[] {
  const planned: Planned[] = [];
  let enrolment = start;
  let mails: readonly KnownMail[] = facts.mails;
  let now = fromEpochMs;
  for (let looks = 0; looks < mostLooks && now <= fromEpochMs + days * msPerDay; looks++) {
    const moment = now;
    const seen = [...facts.acts, ...acts.filter(({ seenAtEpochMs }) => seenAtEpochMs <= moment)];
    const look = lookAtEnrolment(enrolment, { ...facts, nowEpochMs: now, mails, acts: seen });
    enrolment = look.enrolment;
    for (const effect of look.effects) {
      planned.push({
        atEpochMs: now,
        what: effect.kind,
        ...('step' in effect ? { step: effect.step.id } : {}),
        ...('because' in effect ? { because: effect.because } : {}),
        ...('untilEpochMs' in effect ? { untilEpochMs: effect.untilEpochMs } : {}),
      });
      if (effect.kind === 'mail')
        mails = [
          ...mails,
          {
            id: effect.mailId,
            textId: effect.step.textId,
            atEpochMs: now,
            isRequested: effect.step.requested === true,
            state: 'sent',
          },
        ];
    }
    const due = look.effects.some(({ kind }) => kind === 'mail') ? now : look.dueAtEpochMs;
    if (due === undefined) return planned;
    const wake = acts.find(({ seenAtEpochMs }) => seenAtEpochMs > moment);
    now = Math.max(now, Math.min(due, wake === undefined ? Infinity : wake.seenAtEpochMs + settleMs));
  }
  return planned;
}

interface DryRunSpan {
  readonly fromEpochMs: number;
  readonly days?: number;
  readonly acts?: readonly SeenAct[];
}
