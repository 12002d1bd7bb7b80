import { rolesOfDimension } from '../../contract/kpi-division-words.ts';
import type { Segment } from '../../domain/audience/segment.ts';
import { isOfRows, isWithinCampaign, type KpiDimension } from '../../domain/kpis/divisions.ts';
import { countsOfParts, type PeopleCount } from '../../domain/kpis/people-behind.ts';
import { monthlyId } from '../../domain/sequences/monthly-id.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { UserError } from '../../platform/user-error.ts';
import { checkRoles } from '../kernel/check-access.ts';
import type { Caller } from '../kernel/serve-routes.ts';
import { findCampaign, listCampaigns } from '../sequences/campaign-store.ts';
import { findCounters, type KpiCounter } from './kpi-store.ts';

/** Counters of the page: of one campaign, or of all. */
export interface ChosenCounters {
  readonly campaigns: readonly KpiCounter[];
  /** The monthly mail follows a campaign: whoever gets both counts once, and it has a line of its own. */
  readonly monthly: readonly KpiCounter[];
}

/** Counters of a campaign; without one those of all, the monthly mail beside them. */
export async function chosenCounters(db: Database, campaignId: string | undefined): Promise<ChosenCounters> {
  if (
    campaignId !== undefined &&
    campaignId !== monthlyId &&
    (await findCampaign(db, campaignId)) === undefined
  )
    throw unknownCampaign(campaignId);
  const found = await findCounters(db);
  if (campaignId !== undefined)
    return { campaigns: found.filter((each) => each.campaignId === campaignId), monthly: [] };
  return {
    campaigns: found.filter((each) => each.campaignId !== monthlyId),
    monthly: found.filter((each) => each.campaignId === monthlyId),
  };
}

/** By the campaign: the segment that it was launched on, as far as it is known. */
export async function segmentsByCampaign(db: Database): Promise<ReadonlyMap<string, Segment>> {
  return new Map((await listCampaigns(db)).map(({ id, segment }) => [id, segment]));
}

/** The part of a division that is asked for; undefined: of none. */
export function partAsked(asked: {
  readonly by?: KpiDimension | undefined;
  readonly value?: string | undefined;
  readonly campaign?: string | undefined;
  readonly dormancy?: string | undefined;
  readonly count: PeopleCount;
}): { readonly by: KpiDimension; readonly value: string } | undefined {
  const { by, value, campaign, dormancy, count } = asked;
  if (by === undefined && value === undefined) return undefined;
  if (by === undefined || value === undefined)
    throw new UserError(400, 'half-a-part', {
      ja: `by（${by ?? 'なし'}）と value（${value ?? 'なし'}）は一緒に指定してください。例: by=industry&value=製造業`,
      en: `by (${by ?? 'none'}) and value (${value ?? 'none'}) go together, as in by=industry&value=Manufacturing.`,
    });
  if (dormancy !== undefined)
    throw new UserError(400, 'two-divisions', {
      ja: `休眠の種類（dormancy=${dormancy}）と by=${by} を組み合わせては数えていません。どちらかを外してください。`,
      en: `dormancy=${dormancy} and by=${by} are not counted together: leave one out.`,
    });
  if (isOfRows(by) && !countsOfParts.includes(count))
    throw new UserError(400, 'not-listed-by-part', {
      ja: `count=${count} のお客様は、by=${by} では一覧にしていません。次のどれかにしてください: ${countsOfParts.join(', ')}`,
      en: `Customers of count=${count} are not listed with by=${by}. Choose one of ${countsOfParts.join(', ')}.`,
    });
  checkDivision(by, campaign);
  return { by, value };
}

/** Refuses a division that is not for the caller to see. */
export const checkMayDivide = (by: KpiDimension | undefined, { roles }: Pick<Caller, 'roles'>): void =>
  by === undefined ? undefined : checkRoles(rolesOfDimension(by), roles);

/** Refuses what says nothing of several campaigns together. */
export function checkDivision(by: KpiDimension, campaign: string | undefined): void {
  if (campaign !== undefined || !isWithinCampaign(by)) return;
  throw new UserError(400, 'campaign-needed', {
    ja: `by=${by} は施策ごとに数えています。施策を campaign で指定してください（rekindle campaign status で一覧を見られます）。`,
    en: `by=${by} is counted within a campaign: name one with campaign (see rekindle campaign status).`,
  });
}

export const unknownCampaign = (id: string): UserError =>
  new UserError(404, 'unknown-campaign', {
    ja: `施策「${id}」はありません。rekindle campaign status で一覧を見られます。`,
    en: `There is no campaign "${id}". See rekindle campaign status.`,
  });
