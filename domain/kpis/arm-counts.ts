import { campaignIdOf, type Arm } from '../sequences/control-group.ts';
import type { Fact, FactOf } from '../timeline/fact.ts';
import { toldDeals } from '../timeline/told-deals.ts';
import { isInTime, type KpiRow } from './kpi.ts';

/** The two arms that are compared; whoever was mailed late is in neither. */
export type ComparedArm = Exclude<Arm, 'late'>;

/** Counts of people and of their opportunities, by arm. Those of an arm count from the draw, mailed or not. */
export type ArmCounts = Readonly<Record<string, number>>;

/** Somebody in an arm of a campaign's comparison. */
export interface ArmPlace {
  readonly campaignId: string;
  readonly arm: ComparedArm;
  /** The company by which they were drawn. */
  readonly lot: string;
  readonly isDone: boolean;
}

/** Where a row stands in the comparison of its campaign; undefined where it is compared with nobody. */
export function armPlaceOf(row: KpiRow | undefined): ArmPlace | undefined {
  const { arm, lot = '' } = row ?? {};
  if (row === undefined || arm === undefined || arm === 'late' || row.steps?.left === 'keptByOwner')
    return undefined;
  return {
    campaignId: campaignIdOf(row.campaignId),
    arm,
    lot,
    isDone: isInTime(row.enrolledAt, row.armOpportunityAt),
  };
}

/** What one row adds to its campaign's comparison. */
export function armCountsOf(row: KpiRow | undefined): ArmCounts {
  const place = armPlaceOf(row);
  return place === undefined ? {} : { [`${place.arm}Of`]: 1, [`${place.arm}Done`]: Number(place.isDone) };
}

/**
 * What is kept of somebody in an arm: an opportunity counts for it whatever other campaign came in between (intention to treat).
 * @param facts without those that were undone
 */
export function ofArm({ enrolledAt }: KpiRow, facts: readonly Fact[]): Pick<KpiRow, 'armOpportunityAt'> {
  const deals = toldDeals(facts.filter((fact): fact is FactOf<'deal'> => fact.kind === 'deal'));
  const [armOpportunityAt] = deals
    .map(({ firstAt }) => firstAt)
    .filter((at) => at >= enrolledAt)
    .toSorted();
  return armOpportunityAt === undefined ? {} : { armOpportunityAt };
}
