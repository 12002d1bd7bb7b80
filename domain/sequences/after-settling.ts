import type { Flow } from './flow.ts';
import type { PlacedEnrolment } from './enrolment.ts';
import { momentFor, type Place } from './moment-for.ts';
import { hasPassed, passed } from './passed.ts';

/** What a mail of a step became. `atEpochMs`: when it was claimed; the next step counts from there. */
export interface SettledMail {
  readonly stepId: string;
  readonly outcome: 'sent' | 'unconfirmed' | 'rejected';
  readonly atEpochMs: number;
}

/** Where an enrolment stands then, and when to look again (never: undefined). */
export interface AfterSettling {
  readonly enrolment: PlacedEnrolment;
  readonly dueAtEpochMs: number | undefined;
}

/**
 * Moves an enrolment on once its mail is settled: past the waits that led to the mail, past the mail, and up to the end of
 * the wait that follows, so that mails alone need no look between them. Undefined where nothing changes.
 */
export function afterSettling(
  start: PlacedEnrolment,
  flow: Flow,
  { stepId, outcome, atEpochMs }: SettledMail,
  place: Place,
): AfterSettling | undefined {
  if (start.state !== 'active' || hasPassed(start, stepId)) return undefined;
  const before = reached(start, flow, stepId, place);
  const node = flow.nodes.get(stepId);
  // An edit has moved them meanwhile: that the mail was sent is kept, and the look goes on from where they are.
  if (before === undefined || node === undefined)
    return {
      enrolment: { ...start, path: [...start.path, { id: stepId, outcome }] },
      dueAtEpochMs: atEpochMs,
    };
  const enrolment = passed(before, node, outcome, atEpochMs);
  const next = enrolment.at === undefined ? undefined : flow.nodes.get(enrolment.at);
  if (next === undefined)
    return {
      enrolment: { ...enrolment, state: 'done', endedAt: new Date(atEpochMs).toISOString() },
      dueAtEpochMs: undefined,
    };
  if (next.step.kind !== 'wait') return { enrolment, dueAtEpochMs: atEpochMs };
  const over = momentFor(next.step.until, enrolment.sinceEpochMs, place) ?? atEpochMs;
  return {
    enrolment: { ...enrolment, waitsBecause: 'wait', waitsUntilEpochMs: over },
    dueAtEpochMs: over,
  };
}

/** The enrolment at the step of the mail; undefined where more than waits lies between. */
function reached(
  start: PlacedEnrolment,
  { nodes }: Flow,
  stepId: string,
  place: Place,
): PlacedEnrolment | undefined {
  let enrolment = start;
  for (let id = start.at; id !== undefined && id !== stepId; id = enrolment.at) {
    const node = nodes.get(id);
    if (node === undefined || node.step.kind !== 'wait') return undefined;
    const over = momentFor(node.step.until, enrolment.sinceEpochMs, place);
    enrolment = passed(enrolment, node, 'waited', over);
  }
  return enrolment.at === stepId ? enrolment : undefined;
}

/** Whether an enrolment came from one place to the other by waiting alone: settling finds the way again. */
export const hasOnlyWaited = (before: PlacedEnrolment, after: PlacedEnrolment): boolean =>
  before.sequenceVersion === after.sequenceVersion &&
  after.path.slice(before.path.length).every(({ outcome }) => outcome === 'waited');
