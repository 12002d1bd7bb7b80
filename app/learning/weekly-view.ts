import type { WeeklyView } from '../../contract/learning.ts';
import { isReachable } from '../../domain/handoffs/route/choose-owner.ts';
import {
  addOpenDays,
  capacityOf,
  handoffsIn,
  meanDaysOpen,
  noOpenDays,
  shareFindingFull,
  type OwnerCapacity,
} from '../../domain/learning/capacity.ts';
import { chooseThreshold, fewestWeeks } from '../../domain/learning/choose-threshold.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { listOwners } from '../people/owner-store.ts';
import { findSummary, type WeeksSummary } from './weeks-store.ts';

/** Below so many handoffs it is not said how long they stay open; an owner with fewer counts as all do together. */
const FEWEST_HANDOFFS = 10;

/** How many handoffs a week thresholds would have given, what fits the wanted number, and how many sales can take. */
export async function weeklyView(
  db: Database,
  settings: Settings,
  run: string,
  asked: number | undefined,
): Promise<WeeklyView | undefined> {
  const summary = await findSummary(db, run);
  if (summary === undefined) return undefined;
  const { replay } = summary;
  const owners = await capacities(db, settings, summary);
  const all = capacityOf(owners);
  const wanted = asked ?? (owners.length === 0 ? undefined : Math.max(1, Math.floor(all.plan)));
  return {
    ...replay,
    thresholds: [...replay.thresholds],
    ...(wanted === undefined ? {} : { wanted }),
    ...(wanted === undefined && replay.weeks >= fewestWeeks
      ? {}
      : { advice: chooseThreshold(replay, wanted ?? 0, settings.model.warmAt) }),
    ...(owners.length === 0
      ? {}
      : {
          capacity: {
            owners: owners.length,
            ...all,
            daysOpen: owners.reduce((sum, { daysOpen }) => sum + daysOpen, 0) / owners.length,
            ...(wanted === undefined ? {} : { full: fullAt(owners, wanted) }),
          },
        }),
  };
}

async function capacities(
  db: Database,
  { openHandoffsPerOwner }: Settings,
  { owners }: WeeksSummary,
): Promise<readonly OwnerCapacity[]> {
  const together = Object.values(owners).reduce(addOpenDays, noOpenDays);
  const typical = meanDaysOpen(together);
  if (typical === undefined || handoffsIn(together) < FEWEST_HANDOFFS) return [];
  return (await listOwners(db))
    .filter((owner) => isReachable(owner))
    .map(({ id, openHandoffs }) => {
      const own = owners[id] ?? noOpenDays;
      return {
        limit: openHandoffs ?? openHandoffsPerOwner,
        daysOpen: handoffsIn(own) < FEWEST_HANDOFFS ? typical : (meanDaysOpen(own) ?? typical),
      };
    });
}

/** Leads are spread evenly: of each owner's, the share that finds all places taken. */
const fullAt = (owners: readonly OwnerCapacity[], aWeek: number): number =>
  owners.reduce(
    (sum, { limit, daysOpen }) => sum + shareFindingFull(limit, ((aWeek / owners.length) * daysOpen) / 5),
    0,
  ) / owners.length;
