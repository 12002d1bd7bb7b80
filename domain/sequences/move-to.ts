import type { PlacedEnrolment } from './enrolment.ts';
import { nextOf } from './flow.ts';
import type { Version } from './look-facts.ts';

/**
 * Where somebody stands in a newer version. A step stays by its id, wherever it stands now. If it is gone, what follows
 * the last passed step that still exists comes next; where nothing passed survives, the sequence has been replaced.
 */
export function moveTo(
  enrolment: PlacedEnrolment,
  { number, flow }: Pick<Version, 'number' | 'flow'>,
): PlacedEnrolment | 'replaced' {
  const moved = { ...enrolment, sequenceVersion: number };
  if (enrolment.at === undefined || flow.nodes.has(enrolment.at)) return moved;
  for (const { id, outcome } of enrolment.path.toReversed()) {
    const node = flow.nodes.get(id);
    if (node !== undefined) return { ...moved, at: nextOf(node, outcome) };
  }
  return enrolment.path.length === 0 ? { ...moved, at: flow.first } : 'replaced';
}
