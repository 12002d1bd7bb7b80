import { dayOf } from '../../domain/kernel/time-zone.ts';
import { kpiRoutes } from '../../contract/kpis.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { monthlyId } from '../../domain/sequences/monthly-id.ts';
import { findCampaign } from '../sequences/campaign-store.ts';
import { UserError } from '../../platform/user-error.ts';
import { findCounters, type KpiCounter } from './kpi-store.ts';
import { addCounts, isMature, noCounts } from '../../domain/kpis/kpi.ts';
import { sharedKpis, type AskedAt } from '../../domain/kpis/shared-kpis.ts';
import { besideOthers } from '../../domain/kpis/compare-rates.ts';
import type { Needs } from '../kernel/deps.ts';

/** The shared KPIs: all, then by kind of dormancy, cohort and campaign. Counters only: flat in the number of customers. */
export const showKpis =
  (deps: Needs<'db' | 'freshSettings' | 'now'>): Serve<typeof kpiRoutes.showKpis> =>
  async ({ query: { campaign: campaignId } }) => {
    const settings = await deps.freshSettings();
    if (
      campaignId !== undefined &&
      campaignId !== monthlyId &&
      (await findCampaign(deps.db, campaignId)) === undefined
    )
      throw unknownCampaign(campaignId);
    const all = await findCounters(deps.db);
    const counters = all.filter((counter) =>
      campaignId === undefined ? counter.campaignId !== monthlyId : counter.campaignId === campaignId,
    );
    // The monthly mail follows a campaign: whoever gets both counts once, and it has a line of its own.
    const monthly = campaignId === undefined ? all.filter((each) => each.campaignId === monthlyId) : [];
    const nowEpochMs = deps.now().getTime();
    const today = dayOf(nowEpochMs, settings.calendar.timeZone);
    const { wonDays } = settings.kpis;
    const at = { today, nowEpochMs, wonDays };
    return {
      currency: settings.currency,
      wonDays,
      all: figures(counters, at),
      byDormancy: split(counters, at, ({ dormancy }) => dormancy),
      byCohort: split(counters, at, ({ cohort }) => cohort).map((row) => ({
        ...row,
        mature: isMature(row.key, today),
      })),
      byCampaign: [counters, monthly].flatMap((each) => split(each, at, (counter) => counter.campaignId)),
    };
  };

const figures = (counters: readonly KpiCounter[], at: AskedAt) => ({
  counts: counters.reduce((sum, each) => addCounts(sum, each.counts), noCounts),
  ...sharedKpis(counters, at),
});

function split(counters: readonly KpiCounter[], at: AskedAt, keyOf: (counter: KpiCounter) => string) {
  const keys = [...new Set(counters.map((counter) => keyOf(counter)))].toSorted();
  const all = figures(counters, at).kpis.dormantToOpportunity;
  return keys.map((key) => {
    const part = figures(
      counters.filter((counter) => keyOf(counter) === key),
      at,
    );
    return { key, ...part, beside: besideOthers(part.kpis.dormantToOpportunity, all) };
  });
}

const unknownCampaign = (id: string): UserError =>
  new UserError(404, 'unknown-campaign', {
    ja: `施策「${id}」はありません。rekindle campaign status で一覧を見られます。`,
    en: `There is no campaign "${id}". See rekindle campaign status.`,
  });
