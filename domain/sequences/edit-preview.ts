import type { PlacedEnrolment } from './enrolment.ts';
import { moveTo } from './move-to.ts';
import type { Version } from './look-facts.ts';

/** What an edit would make of somebody under way. */
export type EditEffect =
  | { readonly kind: 'stays'; readonly at: string | undefined }
  | { readonly kind: 'moves'; readonly from: string | undefined; readonly to: string | undefined }
  | { readonly kind: 'ends' };

/** The very function that moves people, asked beforehand. */
export function editEffect(
  enrolment: PlacedEnrolment,
  version: Pick<Version, 'number' | 'flow' | 'underWay'>,
): EditEffect {
  if (version.underWay === 'end') return { kind: 'ends' };
  if (version.underWay === 'stay') return { kind: 'stays', at: enrolment.at };
  const moved = moveTo(enrolment, version);
  if (moved === 'replaced') return { kind: 'ends' };
  return moved.at === enrolment.at
    ? { kind: 'stays', at: enrolment.at }
    : { kind: 'moves', from: enrolment.at, to: moved.at };
}
