import type { Standing } from './customer.ts';

/** What an answer of sales may change on a standing. */
const answerable = [
  'status',
  'statusSince',
  'because',
  'noHandoffBefore',
  'wakeOn',
  'lastTwoWayOn',
  'monthlyOnly',
  'callAttempts',
  'bant',
  'neverContact',
  'leftCompany',
  'wrongPerson',
  'outOfTarget',
  'openHandoffId',
  'refused',
  'undeliverable',
] as const satisfies readonly (keyof Standing)[];

/** Takes one answer back: each field that still is what the answer made of it becomes what it was; what came later stays. */
export function restoreStanding(
  current: Standing,
  { before, after }: { readonly before: Standing; readonly after: Standing },
): Standing {
  let restored = current;
  for (const field of answerable)
    if (JSON.stringify(current[field]) === JSON.stringify(after[field]))
      restored = { ...restored, [field]: before[field] };
  return restored;
}
