import type { Engagement } from '../engagement/engagement.ts';

/** Whether a customer knowingly did this: a person, and more than a mail that was opened. */
export const isHumanAct = (act: Engagement): boolean =>
  act.verdict.is === 'human' &&
  act.kind !== 'open' &&
  act.kind !== 'probe' &&
  !(act.kind === 'webinar' && !act.attended) &&
  !(act.kind === 'registration' && act.cancelled === true) &&
  !(act.kind === 'reply' && act.doubt === 'automatic');

/** When a customer last knowingly did something, epoch ms, by the time of the act; undefined where never. */
export function lastHumanActAt(acts: readonly Engagement[]): number | undefined {
  const moments = acts.filter((act) => isHumanAct(act)).map(({ occurredAt }) => Date.parse(occurredAt));
  return moments.length === 0 ? undefined : moments.reduce((last, at) => Math.max(last, at));
}
