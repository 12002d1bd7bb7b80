import { dayOf } from '../../../domain/kernel/time-zone.ts';
import { formatDay, formatMoment } from '../../../contract/format.ts';
import type { CriterionView, PhaseView, ProgressView } from '../../../templates/pages/progress-view.ts';
import type { Customer } from '../../../domain/people/customer.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Locale } from '../../../domain/kernel/locale.ts';
import { upcomingActions } from '../../../domain/handoffs/process/progress-effects.ts';
import type { Rank } from '../../../domain/handoffs/rank.ts';
import {
  checkMove,
  doneChecks,
  isAhead,
  listsOf,
  phaseOf,
  reviewsRank,
  wonPhase,
  type Lacking,
  type SalesProcess,
} from '../../../domain/handoffs/process/sales-process.ts';
import type { SalesContext } from '../answer/sales-context.ts';

/** The company's process as the page of one deal shows it: what may be chosen from here, and what is still asked. */
export function processView(
  { handoff, settings, locale }: SalesContext,
  customer: Customer | undefined,
  proposed: Rank,
  refused: readonly Lacking[],
  now: Date,
): ProgressView {
  const { salesProcess: process, calendar } = settings;
  const { progress } = handoff;
  const present = phaseOf(process, progress?.phase);
  const isWon = handoff.outcome === 'won';
  const open = process.phases.filter(({ id }) =>
    // What follows a win is open once there is one; what came before is over then.
    isWon ? !isAhead(process, id, wonPhase) : !isAhead(process, wonPhase, id),
  );
  const last = process.phases.at(-1) ?? present;
  const move = checkMove(process, present.id, last.id, doneOf(process, handoff, customer));
  const [, ...later] = upcomingActions(handoff, dayOf(now.getTime(), calendar.timeZone));
  const asksRank = open.filter((phase) => reviewsRank(process, present.id, phase.id)).map(({ id }) => id);
  return {
    phases: open.map((phase) => phaseView(process, phase, locale)),
    present: {
      phase: present.label[locale],
      id: present.id,
      stage: present.stages.find(({ id }) => id === progress?.stage)?.label[locale],
      since:
        progress === undefined
          ? undefined
          : formatMoment(Date.parse(progress.since), calendar.timeZone, locale),
    },
    lacking:
      move.kind === 'allowed'
        ? []
        : askedOnce(move.lacking).map((each) => criterionView(process, each, locale)),
    refused: refused.map((each) => criterionView(process, each, locale)),
    rank: asksRank.length === 0 ? undefined : { phases: asksRank, proposed, present: handoff.rank },
    wonPhase: isWon ? undefined : wonPhase,
    laterActions: later.map(({ on, what }) => `${formatDay(on, locale)} ${what}`),
  };
}

/** A check that two criteria ask for stands with the first: who gets to the second passes it. */
const askedOnce = (lacking: readonly Lacking[]): readonly Lacking[] =>
  lacking
    .map(({ criterion, missing }, index) => {
      const before = new Set(lacking.slice(0, index).flatMap((each) => each.missing.map(({ id }) => id)));
      return { criterion, missing: missing.filter(({ id }) => !before.has(id)) };
    })
    .filter(({ missing }) => missing.length > 0);

const phaseView = (
  process: SalesProcess,
  phase: SalesProcess['phases'][number],
  locale: Locale,
): PhaseView => ({
  id: phase.id,
  label: phase.label[locale],
  meaning: phase.meaning[locale],
  stages: phase.stages.map(({ id, label }) => ({ id, label: label[locale] })),
  lists: listsOf(process, phase.id).map((list) => ({
    label: list.label[locale],
    items: list.items.map(({ id, label }) => ({ id, label: label[locale] })),
  })),
});

const criterionView = (
  process: SalesProcess,
  { criterion, missing }: Lacking,
  locale: Locale,
): CriterionView => ({
  from: phaseOf(process, criterion.from).label[locale],
  to: phaseOf(process, criterion.to).label[locale],
  neededFor: process.phases
    .map(({ id }) => id)
    .filter((id) => id === criterion.to || isAhead(process, criterion.to, id)),
  text: criterion.text[locale],
  missing: missing.map(({ id, label }) => ({ id, label: label[locale] })),
});

/** What is so already, and never asked again. */
export const doneOf = (
  process: SalesProcess,
  handoff: Handoff,
  customer: Customer | undefined,
): ReadonlySet<string> =>
  doneChecks(process, {
    checks: handoff.progress?.checks ?? [],
    isContacted: handoff.firstContactAt !== undefined,
    isContactKnown: customer !== undefined && isReachable(customer),
  });

/** A name, and an address or a number; everybody belongs to a company. */
const isReachable = ({ fullName, lastName, email, phoneDirect, phoneMobile, phoneMain }: Customer): boolean =>
  (fullName ?? lastName ?? '') !== '' &&
  [email, phoneDirect, phoneMobile, phoneMain].some((way) => (way ?? '') !== '');
