import type { PlacedEnrolment } from './enrolment.ts';
import { nextOf, type Node } from './flow.ts';

/** The enrolment once a step was passed with an outcome, at a logical time that never goes back. */
export const passed = (
  enrolment: PlacedEnrolment,
  node: Node,
  outcome: string,
  sinceEpochMs = enrolment.sinceEpochMs,
): PlacedEnrolment => ({
  ...enrolment,
  path: [
    ...enrolment.path,
    { id: node.step.id, outcome, ...(node.step.kind === 'split' ? { drawn: true } : {}) },
  ],
  at: nextOf(node, outcome),
  sinceEpochMs: Math.max(enrolment.sinceEpochMs, sinceEpochMs),
  waitsBecause: undefined,
  waitsUntilEpochMs: undefined,
  graceUntilEpochMs: undefined,
});

/** Whether a step was passed already: an edit may have put it ahead again. */
export const hasPassed = ({ path }: Pick<PlacedEnrolment, 'path'>, stepId: string): boolean =>
  path.some(({ id }) => id === stepId);
