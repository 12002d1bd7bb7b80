import { armOf } from './arm-of.ts';
import { mailKeyOf, type PlacedEnrolment } from './enrolment.ts';
import type { Node } from './flow.ts';
import type { LookFacts } from './look-facts.ts';
import { momentFor } from './moment-for.ts';
import { passed } from './passed.ts';
import { salesHold } from './sales-hold.ts';
import { actAt, holds, settleMs } from './seen-acts.ts';
import type { StepLook } from './step-look.ts';
import type { ConditionStep, SplitStep, TaskStep, WaitForStep, WaitStep } from './step.ts';

const graceMs = 3_600_000;

/** What a step that is no mail makes of an enrolment. */
export function lookAtPlainStep(
  step: WaitStep | WaitForStep | ConditionStep | SplitStep | TaskStep,
  node: Node,
  enrolment: PlacedEnrolment,
  facts: LookFacts,
): StepLook {
  switch (step.kind) {
    case 'wait': {
      const over = momentFor(step.until, enrolment.sinceEpochMs, facts) ?? enrolment.sinceEpochMs;
      return facts.nowEpochMs < over
        ? { enrolment, waits: { untilEpochMs: over, because: 'wait' } }
        : { enrolment: passed(enrolment, node, 'waited', over) };
    }
    case 'waitFor':
      return lookAtWaitFor(step, node, enrolment, facts);
    case 'condition': {
      const branch = step.branches.find(({ when }) => holds(when, enrolment, facts));
      return { enrolment: passed(enrolment, node, branch?.id ?? 'otherwise') };
    }
    case 'split':
      return { enrolment: passed(enrolment, node, armOf(enrolment.campaignId, facts.lotOf, step)) };
    case 'task': {
      const { heldUntilEpochMs } = salesHold(facts);
      return heldUntilEpochMs > 0
        ? { enrolment, waits: { untilEpochMs: heldUntilEpochMs, because: 'heldBySales' } }
        : { enrolment: passed(enrolment, node, 'created'), effect: { kind: 'task', step } };
    }
    default:
      return step satisfies never;
  }
}

/**
 * An act counts that was done up to the limit, ten minutes after it was first seen; so the limit is looked at ten minutes
 * late. Where that look itself is late, after an outage, it waits an hour more, once, so that late acts come first.
 */
function lookAtWaitFor(
  step: WaitForStep,
  node: Node,
  enrolment: PlacedEnrolment,
  facts: LookFacts,
): StepLook {
  const { nowEpochMs } = facts;
  const limit = momentFor(step.limit, enrolment.sinceEpochMs, facts);
  // The session is cancelled: neither arm, on below the branch.
  if (limit === undefined) return { enrolment: passed(enrolment, node, 'sessionCancelled') };
  const limitAt = Math.max(limit, enrolment.sinceEpochMs);
  const met = actAt(step.act, enrolment, facts, limitAt);
  if (met !== undefined)
    return met <= nowEpochMs
      ? { enrolment: passed(enrolment, node, 'happened', met) }
      : { enrolment, waits: { untilEpochMs: met, because: 'act' } };
  if (isHopeless(step, enrolment, facts)) return { enrolment: passed(enrolment, node, 'otherwise') };
  const over = limitAt + settleMs;
  if (nowEpochMs < over) return { enrolment, waits: { untilEpochMs: over, because: 'act' } };
  const grace = enrolment.graceUntilEpochMs ?? (nowEpochMs - over > settleMs ? nowEpochMs + graceMs : 0);
  return nowEpochMs < grace
    ? {
        enrolment: { ...enrolment, graceUntilEpochMs: grace },
        waits: { untilEpochMs: grace, because: 'act' },
      }
    : { enrolment: passed(enrolment, node, 'otherwise', over) };
}

/** None of the mails that it is about ever left. */
function isHopeless({ act }: WaitForStep, enrolment: PlacedEnrolment, { mails, mailIdOf }: LookFacts) {
  return (
    act.mails?.every((stepId) => {
      const id = mailIdOf(mailKeyOf(enrolment, stepId));
      return (mails.find((mail) => mail.id === id)?.state ?? 'rejected') === 'rejected';
    }) ?? false
  );
}
