import { answersTo } from '../timeline/answers-to.ts';
import type { Fact } from '../timeline/fact.ts';
import { toldDeals } from '../timeline/told-deals.ts';
import { undoneIn } from '../timeline/undone-answers.ts';
import type { Handoff, Outcome } from '../handoffs/handoff.ts';
import { msPerDay } from '../kernel/local-date.ts';
import { conversionDays } from '../kpis/kpi.ts';

/** Outcomes that say nothing of the customer's interest: nobody could sell there, or nobody tried. */
const unsaid: ReadonlySet<Outcome> = new Set(['noTime', 'alreadyInDeal', 'wrongPerson', 'leftCompany']);
export const saysNothingOfInterest = (outcome: Outcome): boolean => unsaid.has(outcome);

/** Whether the time in which a handoff may become an opportunity is over. */
export const isMature = ({ createdAt }: Pick<Handoff, 'createdAt'>, nowEpochMs: number): boolean =>
  nowEpochMs - Date.parse(createdAt) >= conversionDays * msPerDay;

/**
 * Whether a handoff became an opportunity within 90 days; undefined where that says nothing of the points: nobody
 * reported, it was withdrawn, or the outcome lay elsewhere than with the customer's interest.
 */
export function becameOpportunity(handoff: Handoff, facts: readonly Fact[]): boolean | undefined {
  const [from, until] = [
    Date.parse(handoff.createdAt),
    Date.parse(handoff.createdAt) + conversionDays * msPerDay,
  ];
  const isUndone = undoneIn(facts);
  const deals = toldDeals(facts.filter((fact) => fact.kind === 'deal').filter((fact) => !isUndone(fact)));
  if (deals.some(({ firstAt }) => Date.parse(firstAt) >= from && Date.parse(firstAt) <= until)) return true;
  if (handoff.state === 'withdrawn' || handoff.state === 'released') return undefined;
  const reported = answersTo(handoff, facts).filter(({ isUndone: isTakenBack }) => !isTakenBack);
  const last = reported
    .flatMap(({ feedback: { answer } }) => (answer.kind === 'report' ? [answer.outcome] : []))
    .at(-1);
  return last === undefined || unsaid.has(last) ? undefined : false;
}
