import { grouped } from '../kernel/grouped.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { FactOf } from './fact.ts';
import { currentDeals, type KnownDeal } from '../people/current-deals.ts';
import type { LeadStatus } from '../people/standing.ts';

/** One deal, as the latest account of it says. */
export interface ToldDeal extends KnownDeal {
  readonly firstAt: string;
  readonly lastAt: string;
  /** What it was worth while it was open, else in the end. */
  readonly openAmount: number | undefined;
  readonly amount: number | undefined;
}

/** The deals that facts tell of: each once, as it was told last, in whatever order the facts come. */
export function toldDeals(facts: readonly FactOf<'deal'>[]): readonly ToldDeal[] {
  const byDeal = grouped(facts, ({ dealId }) => dealId);
  return currentDeals([...byDeal.values()].flatMap((own) => dealOf(own) ?? []));
}

/**
 * Where a customer's deals since the enrolment leave him: in talks while one is open, else won by any, else lost;
 * undefined where there is none.
 */
export function statusByDeals(
  facts: readonly FactOf<'deal'>[],
  enrolledOn: LocalDate,
): LeadStatus | undefined {
  const stages = toldDeals(facts.filter(({ on }) => on >= enrolledOn)).map(({ stage }) => stage);
  if (stages.length === 0) return undefined;
  return stages.includes('open') ? 'opportunity' : stages.includes('won') ? 'won' : 'lost';
}

function dealOf(told: readonly FactOf<'deal'>[]): ToldDeal | undefined {
  const inOrder = told.toSorted((a, b) => (a.recordedAt ?? a.at).localeCompare(b.recordedAt ?? b.at));
  const last = inOrder.at(-1);
  if (last === undefined) return undefined;
  const open = inOrder.findLast(({ stage }) => stage === 'open');
  return {
    dealId: last.dealId,
    stage: last.stage,
    openedOn: open?.on,
    closedOn: last.stage === 'open' ? undefined : last.on,
    source: last.source,
    firstAt: told.map(({ at }) => at).toSorted()[0] ?? last.at,
    lastAt: last.at,
    openAmount: open?.amount,
    amount: inOrder.findLast(({ amount }) => amount !== undefined)?.amount,
  };
}
