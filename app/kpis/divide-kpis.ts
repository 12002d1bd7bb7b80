import type { Division, kpiRoutes } from '../../contract/kpis.ts';
import { addByName, type Sums } from '../../domain/kernel/add-by-name.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { besideOthers } from '../../domain/kpis/compare-rates.ts';
import { countsMailed, isOfRows, mostParts, type KpiDimension } from '../../domain/kpis/divisions.ts';
import { addCounts, kpiMeasures, noCounts, subtractCounts, type KpiCounts } from '../../domain/kpis/kpi.ts';
import { allOf } from '../../domain/kpis/company-cases.ts';
import type { CountedCohort, Likeness } from '../../domain/kpis/shared-kpis.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { checkDivision, checkMayDivide, chosenCounters, segmentsByCampaign } from './choose-counters.ts';
import { findDivided } from './division-store.ts';
import { findLikeness } from './find-likeness.ts';
import { partTitles } from './part-titles.ts';
import { wasAllRecounted } from './recount-former-store.ts';
import { askedAt, figuresOf } from './sum-figures.ts';

/** The shared KPIs by the values of one dimension. */
export const divideKpis =
  ({ db, freshSettings, now }: Needs<'db' | 'freshSettings' | 'now'>): Serve<typeof kpiRoutes.divideKpis> =>
  async ({ query: { by, campaign } }, caller) => {
    checkMayDivide(by, caller);
    checkDivision(by, campaign);
    return loadDivision(db, await freshSettings(), now(), { by, campaignId: campaign });
  };

/** One division of the figures of the page, of one campaign or all. Counters only: flat in the number of customers. */
export async function loadDivision(
  db: Database,
  settings: Settings,
  now: Date,
  { by, campaignId }: { readonly by: KpiDimension; readonly campaignId: string | undefined },
): Promise<Division> {
  // Parts first: what is counted meanwhile is in all, and never in a part alone.
  const counters: readonly Divided[] = isOfRows(by)
    ? await findDivided(db, by, campaignId)
    : await bySegment(db, campaignId);
  const [{ campaigns }, titles, isComplete, likenessOf] = await Promise.all([
    chosenCounters(db, campaignId),
    partTitles(db, settings, by, campaignId),
    wasAllRecounted(db),
    findLikeness(db, campaignId ?? ''),
  ]);
  const at = askedAt(settings, now);
  const all = figuresOf(campaigns, at, likenessOf(allOf(campaignId))).kpis;
  // Sums over companies do not add up over parts: several together are as alike as all, and so is what an act leads into.
  const asInAll: Likeness = { kind: 'asIn', whole: all };
  const parts = [...grouped(counters, ({ value }) => value)]
    .map(([key, of]) => ({
      key,
      of,
      figures: figuresOf(of, at, isComplete ? (companiesIn(of) ?? asInAll) : undefined),
    }))
    .filter(({ figures }) => figures.counts.enrolled > 0)
    .toSorted(
      (a, b) =>
        b.figures.counts.enrolled - a.figures.counts.enrolled ||
        a.key.localeCompare(b.key, 'ja', { numeric: true }),
    );
  const [shown, others] = [parts.slice(0, mostParts), parts.slice(mostParts)];
  const rest = figuresOf(without(campaigns, counters), at, asInAll);
  const told = <Of extends { readonly counts: KpiCounts }>(figures: Of) => {
    const { mailed, ...counts } = figures.counts;
    return { ...figures, counts: countsMailed(by) ? { ...counts, mailed } : counts };
  };
  return {
    by,
    parts: shown.map(({ key, figures }) => {
      const title = titles(key);
      return {
        key,
        ...(title === undefined ? {} : { title }),
        ...told(figures),
        beside: besideOthers(figures.kpis.dormantToOpportunity, all.dormantToOpportunity),
      };
    }),
    ...(others.length === 0
      ? {}
      : {
          others: {
            values: others.length,
            ...told(
              figuresOf(
                others.flatMap(({ of }) => of),
                at,
                asInAll,
              ),
            ),
          },
        }),
    ...(rest.counts.enrolled === 0 ? {} : { rest: told(rest) }),
    isComplete,
  };
}

interface Divided extends CountedCohort {
  readonly value: string;
  /** Absent where companies are not counted by part. */
  readonly companies?: Sums;
}

/** How alike colleagues are in one part; undefined where that is not counted. */
const companiesIn = (of: readonly Divided[]): Likeness | undefined =>
  of.some(({ companies }) => companies === undefined)
    ? undefined
    : {
        kind: 'counted',
        sums: of.reduce<Sums>((sum, { companies = {} }) => addByName(sum, companies), {}),
      };

/** Campaigns were launched on segments: their counters are those of their campaigns. */
async function bySegment(db: Database, campaignId: string | undefined): Promise<readonly Divided[]> {
  const [{ campaigns }, segments] = await Promise.all([
    chosenCounters(db, campaignId),
    segmentsByCampaign(db),
  ]);
  return campaigns.flatMap((each) => {
    const segment = segments.get(each.campaignId);
    return segment === undefined ? [] : [{ ...each, value: segment.id }];
  });
}

/** What is in all and in no part, by month of enrolment. */
const without = (
  all: readonly CountedCohort[],
  parts: readonly CountedCohort[],
): readonly CountedCohort[] => {
  const [sums, taken] = [byCohort(all), byCohort(parts)];
  return [...sums.values()].map(({ cohort, counts, clocks }) => {
    const part = taken.get(cohort);
    return {
      cohort,
      counts: notBelowNone(subtractCounts(counts, part?.counts ?? noCounts)),
      clocks: Object.fromEntries(
        Object.entries(addByName(clocks, part?.clocks ?? {}, -1)).filter(([, count]) => count > 0),
      ),
    };
  });
};

const byCohort = (counters: readonly CountedCohort[]): ReadonlyMap<string, CountedCohort> =>
  new Map(
    [...grouped(counters, ({ cohort }) => cohort)].map(([cohort, of]) => [
      cohort,
      {
        cohort,
        counts: of.reduce((sum, each) => addCounts(sum, each.counts), noCounts),
        clocks: of.reduce<CountedCohort['clocks']>((sum, each) => addByName(sum, each.clocks), {}),
      },
    ]),
  );

/** The readings are moments apart: an answer that was undone between them would count below nothing. */
const notBelowNone = (counts: KpiCounts): KpiCounts => {
  const least: Record<keyof KpiCounts, number> = { ...counts };
  for (const measure of kpiMeasures) least[measure] = Math.max(0, counts[measure]);
  return least;
};
