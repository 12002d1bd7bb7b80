import type { RawEngagement, Engagement } from './engagement.ts';

/** Whether an act may be waited for by something other than interest: opens and probes prove too little. */
const matters = (act: RawEngagement): boolean =>
  act.kind !== 'open' && act.kind !== 'probe' && !(act.kind === 'webinar' && !act.attended);

/**
 * Which acts make their group count, as a human's or an unknown's, for the first time: one a group, the earliest.
 * @param before the stored acts of every group that `changed` touches, with the verdicts that they had
 * @param changed acts that are new, or judged anew
 */
export function firstEngagements(
  before: readonly Engagement[],
  changed: readonly Engagement[],
): readonly Engagement[] {
  const known = new Set(
    before
      .filter((each) => each.isAnnounced === true || each.verdict.is !== 'machine')
      .map(({ group }) => group),
  );
  const first = new Map<string, Engagement>();
  for (const act of changed) {
    if (!matters(act) || act.verdict.is === 'machine' || known.has(act.group)) continue;
    const earlier = first.get(act.group);
    if (earlier === undefined || act.occurredAt < earlier.occurredAt) first.set(act.group, act);
  }
  return [...first.values()];
}
