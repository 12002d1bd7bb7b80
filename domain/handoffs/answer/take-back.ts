import type { Standing } from '../../people/customer.ts';
import type { Handoff } from '../handoff.ts';

/** Something as it was before an answer of sales, and as the answer left it. */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** What an answer of sales may change on a standing. */
const answerableOfStanding = [
  'status',
  'statusSince',
  'because',
  'noHandoffBefore',
  'wakeOn',
  'lastTwoWayOn',
  'monthlyOnly',
  'callAttempts',
  'bant',
  'bantNotes',
  'neverContact',
  'leftCompany',
  'wrongPerson',
  'outOfTarget',
  'openHandoffId',
  'refused',
  'undeliverable',
] as const satisfies readonly (keyof Standing)[];

/** What an answer of sales may change on a handoff. Who joined it and what rang stays: that is no answer's doing. */
const answerableOfHandoff = [
  'state',
  'ownerId',
  'rank',
  'receivedDueAt',
  'firstContactDueAt',
  'acceptedAt',
  'promisedAt',
  'firstContactAt',
  'reportedAt',
  'outcome',
  'nextActions',
  'deal',
  'desk',
  'decided',
  'tossedUp',
  'progress',
] as const satisfies readonly (keyof Handoff)[];

/** Takes one answer back: each field that still is what the answer made of it becomes what it was; what came later stays. */
export const restoreStanding = (current: Standing, change: Change<Standing>): Standing =>
  restored(current, change, answerableOfStanding);

/** The same for the handoff itself. */
export const restoreHandoff = (current: Handoff, change: Change<Handoff>): Handoff =>
  restored(current, change, answerableOfHandoff);

function restored<T extends object>(
  current: T,
  { before, after }: Change<T>,
  fields: readonly (keyof T)[],
): T {
  const undone = fields.filter((field) => JSON.stringify(current[field]) === JSON.stringify(after[field]));
  return { ...current, ...Object.fromEntries(undone.map((field) => [field, before[field]])) };
}
