import type { Feedback, Outcome } from '../handoffs/handoff.ts';
import { saysNothingOfInterest } from './label-handoff.ts';

/** What one salesperson reported in a month, and what each report did by itself. */
export interface FeedbackMonth {
  readonly outcomes: readonly { readonly outcome: Outcome; readonly count: number }[];
  /** Handoffs of which the salesperson said that no person was behind them, and acts that count for nothing since. */
  readonly disputes: number;
  readonly discounted: number;
  /** Customers who are not handed over again before a day. */
  readonly resting: number;
  /** Customers who get no mails any more. */
  readonly unmailed: number;
  readonly opportunities: number;
  /** Reports that the points will be learned from. */
  readonly learnable: number;
}

/** Outcomes after which nobody hands the customer over before a day, and those after which no mail goes out. */
const rests: ReadonlySet<Outcome> = new Set([
  'tooEarly',
  'notNeeded',
  'gathering',
  'choseAnother',
  'noAnswer',
]);
const endsMails: ReadonlySet<Outcome> = new Set(['neverContact', 'leftCompany', 'wrongPerson']);

/** Of each salesperson who reported anything; answers that were undone are left out already. Of one handoff the last report counts. */
export function feedbackMonths(given: readonly Feedback[]): ReadonlyMap<string, FeedbackMonth> {
  const byOwner = new Map<string, Feedback[]>();
  for (const feedback of given) {
    if (feedback.answer.kind !== 'report' && feedback.answer.kind !== 'dispute') continue;
    byOwner.set(feedback.by, [...(byOwner.get(feedback.by) ?? []), feedback]);
  }
  return new Map([...byOwner].map(([owner, own]) => [owner, monthOf(own)]));
}

function monthOf(own: readonly Feedback[]): FeedbackMonth {
  const last = new Map<string, Outcome>();
  for (const { handoffId, answer } of own) if (answer.kind === 'report') last.set(handoffId, answer.outcome);
  const outcomes = [...last.values()];
  const disputed = own.flatMap(({ answer }) => (answer.kind === 'dispute' ? [answer] : []));
  const among = (set: ReadonlySet<Outcome>): number => outcomes.filter((outcome) => set.has(outcome)).length;
  return {
    outcomes: [...new Set(outcomes)]
      .map((outcome) => ({ outcome, count: among(new Set([outcome])) }))
      .toSorted((a, b) => b.count - a.count),
    disputes: disputed.length,
    discounted: disputed.reduce((sum, { engagementIds }) => sum + engagementIds.length, 0),
    resting: among(rests),
    unmailed: among(endsMails),
    opportunities: among(new Set(['opportunity'])),
    learnable: outcomes.filter((outcome) => !saysNothingOfInterest(outcome)).length,
  };
}

/** What the audit log says of one write. */
interface ChangeLine {
  readonly route: string;
  readonly thing: string;
  readonly changes: readonly { readonly field: string }[];
}

/** What marketing changed for everybody in a month. */
export interface MarketingMonth {
  /** Points that were switched to, by id. */
  readonly models: readonly { readonly id: string; readonly isLearned: boolean }[];
  /** Sequences, campaigns and topics whose contents changed, by name. */
  readonly contents: readonly string[];
  readonly rulesChanged: boolean;
}

/** The routes by which contents change. */
const contentRoutes: ReadonlySet<string> = new Set(['saveSequence', 'publishEdit', 'writeMonthlyTopic']);

/** Routes whose lines tell of such changes. */
export const tellingRoutes: readonly string[] = [...contentRoutes, 'switchModel', 'changeSettings'];

export const marketingMonth = (lines: readonly ChangeLine[]): MarketingMonth => ({
  models: lines
    .filter(({ route }) => route === 'switchModel')
    .map(({ thing }) => ({ id: thing, isLearned: thing.startsWith('learned-') })),
  contents: [...new Set(lines.filter(({ route }) => contentRoutes.has(route)).map(({ thing }) => thing))],
  rulesChanged: lines.some(
    ({ route, changes }) =>
      route === 'changeSettings' && changes.some(({ field }) => field.startsWith('handoffRules')),
  ),
});
