import * as z from 'zod';
import { addDays, type LocalDate } from '../kernel/local-date.ts';
import { monthlyId } from '../sequences/monthly-id.ts';
import type { Fact } from '../timeline/fact.ts';
import { isMature, kpiMeasures, type KpiCounts, type KpiMeasure } from './kpi.ts';

/** What is final once the window of a month is over; all else (wins, answers of sales) takes as long as it takes. */
export const finalMeasures = [
  'enrolled',
  'mailed',
  'opportunities',
  'opportunityAmount',
] as const satisfies readonly KpiMeasure[];
type FinalMeasure = (typeof finalMeasures)[number];

/** Why a figure of a final month became another; the first that holds. */
export const correctionReasons = ['undone', 'verdict', 'file', 'reported', 'mail', 'other'] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

/** One customer's row of a month that was final, and how it changed the figures. */
export const rowCorrectionSchema = z.object({
  at: z.iso.datetime(),
  cohort: z.string(),
  campaignId: z.string(),
  customerId: z.string(),
  because: z.enum(correctionReasons),
  /** How much more of each figure, or less. */
  by: z.partialRecord(z.enum(kpiMeasures), z.number()),
});
export type RowCorrection = z.infer<typeof rowCorrectionSchema>;

/** A figure that a meeting took for final, and that is another now. */
export interface Correction {
  readonly cohort: string;
  readonly measure: KpiMeasure;
  readonly was: number;
  readonly is: number;
}

/** Of one correction: what one customer has to do with it. */
export interface CorrectedBy {
  readonly customerId: string;
  readonly by: number;
  readonly because: CorrectionReason;
  readonly at: string;
}

/** A correction with the customers behind it; `untraced` is what no row tells of. */
export interface TracedCorrection extends Correction {
  readonly people: readonly CorrectedBy[];
  readonly untraced: number;
}

/** What changed of figures that are final; undefined where nothing did, or the month is still being counted. */
export function finalChange(
  { cohort, campaignId }: { readonly cohort: string; readonly campaignId: string },
  [before, after]: readonly [KpiCounts, KpiCounts],
  today: LocalDate,
): RowCorrection['by'] | undefined {
  // The company's own day may be one ahead of this one. The monthly mail is in no total.
  if (campaignId === monthlyId || !isMature(cohort, addDays(today, 1))) return undefined;
  const changed = finalMeasures.flatMap((measure): readonly (readonly [FinalMeasure, number])[] => {
    const more = after[measure] - before[measure];
    return more === 0 ? [] : [[measure, more]];
  });
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

/** Why, by the facts that have just arrived of the customer. */
export function correctionReason(facts: readonly Fact[]): CorrectionReason {
  const has = (holds: (fact: Fact) => boolean): boolean => facts.some((fact) => holds(fact));
  if (has((fact) => fact.kind === 'feedback' && fact.feedback.answer.kind === 'undo')) return 'undone';
  if (has(({ kind }) => kind === 'crossingWithdrawn' || kind === 'verdictChanged')) return 'verdict';
  if (has((fact) => fact.kind === 'deal' && fact.source === 'import')) return 'file';
  if (has(({ kind }) => kind === 'deal' || kind === 'feedback')) return 'reported';
  if (has(({ kind }) => kind === 'mailSent' || kind === 'mailUnconfirmed')) return 'mail';
  return 'other';
}

/**
 * Gives each correction the customers whose rows made it, the latest change first. What was changed and changed back is
 * nobody's.
 */
export const traced = (
  corrections: readonly Correction[],
  changes: readonly RowCorrection[],
): readonly TracedCorrection[] =>
  corrections.map((correction) => {
    const people = new Map<string, CorrectedBy>();
    for (const { cohort, customerId, because, at, by } of changes) {
      const more = by[correction.measure] ?? 0;
      if (cohort !== correction.cohort || more === 0) continue;
      const known = people.get(customerId);
      const isLater = known === undefined || at >= known.at;
      people.set(customerId, {
        customerId,
        by: (known?.by ?? 0) + more,
        because: isLater ? because : known.because,
        at: isLater ? at : known.at,
      });
    }
    const behind = [...people.values()]
      .filter(({ by }) => by !== 0)
      .toSorted((a, b) => b.at.localeCompare(a.at) || a.customerId.localeCompare(b.customerId));
    const told = behind.reduce((sum, { by }) => sum + by, 0);
    return { ...correction, people: behind, untraced: correction.is - correction.was - told };
  });
