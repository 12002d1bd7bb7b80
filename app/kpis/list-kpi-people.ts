import type { KpiPerson, kpiPeopleRoutes } from '../../contract/kpi-people.ts';
import {
  countedSince,
  inOrder,
  listsBehind,
  type ListCell,
  type PeopleList,
} from '../../domain/kpis/people-behind.ts';
import { isOfRows } from '../../domain/kpis/divisions.ts';
import { countingVersion, listedAs, type RowList } from '../../domain/kpis/counted-row.ts';
import type { CountedCohort } from '../../domain/kpis/shared-kpis.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { checkMayDivide, chosenCounters, partAsked, segmentsByCampaign } from './choose-counters.ts';
import { findDivided } from './division-store.ts';
import { findRowsOf } from './kpi-store.ts';
import { namedPeople, unknownPlace } from './named-people.ts';
import { findListed, type Listed } from './people-list-store.ts';
import { wasAllRecounted } from './recount-former-store.ts';
import { askedAt } from './sum-figures.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;
type Asked = Parameters<Serve<typeof kpiPeopleRoutes.listKpiPeople>>[0]['query'];

/** Lists are never empty, but while rows of an earlier release are put into them. */
const MOST_LISTS_LOOKED_AT = 200;

/**
 * The customers behind a count of the KPI page, by cursor. Counters say which lists hold somebody, so a page reads a few
 * lists and as many customers as it shows, however many are stored. The lists together are as long as the count.
 */
export const listKpiPeople =
  ({ db, freshSettings, now }: Deps): Serve<typeof kpiPeopleRoutes.listKpiPeople> =>
  async ({ query }, caller) => {
    checkMayDivide(query.by, caller);
    const settings = await freshSettings();
    const at = askedAt(settings, now());
    const [counters, isComplete] = await Promise.all([countersOf(db, query), wasAllRecounted(db)]);
    const lists = listsBehind(
      counters.filter(({ cohort }) => cohort === (query.month ?? cohort)),
      query,
      at,
    );
    const { places, next } = await findPlaces(db, lists, query);
    return {
      total: lists.reduce((sum, { count }) => sum + count, 0),
      wonDays: at.wonDays,
      currency: settings.currency,
      people: await shown(db, places, query),
      ...(next === undefined ? {} : { next }),
      isComplete,
    };
  };

/** Counters of whom is asked about: of a part of a division, or of a campaign and a kind of dormancy. */
async function countersOf(db: Database, query: Asked): Promise<readonly (ListCell & CountedCohort)[]> {
  const { campaign, dormancy } = query;
  const part = partAsked(query);
  const { campaigns } = await chosenCounters(db, campaign);
  if (part === undefined) return campaigns.filter((each) => each.dormancy === (dormancy ?? each.dormancy));
  if (!isOfRows(part.by)) {
    const segments = await segmentsByCampaign(db);
    return campaigns.filter(({ campaignId }) => segments.get(campaignId)?.id === part.value);
  }
  return (await findDivided(db, part.by, campaign)).filter(({ value }) => value === part.value);
}

/** One customer in a list. */
interface Place extends Listed {
  readonly list: PeopleList;
}

async function findPlaces(
  db: Database,
  lists: readonly PeopleList[],
  asked: Asked,
): Promise<{ readonly places: readonly Place[]; readonly next: string | undefined }> {
  const { limit, campaign: campaignId } = asked;
  const from = placeAsked(asked);
  const rest = from === undefined ? lists : lists.filter((list) => inOrder(list, from.list) >= 0);
  const places: Place[] = [];
  for (const list of rest.slice(0, MOST_LISTS_LOOKED_AT)) {
    const isSame = from !== undefined && from.customerId !== '' && inOrder(list, from.list) === 0;
    const after = isSame ? from : undefined;
    const found = await findListed(db, { list, campaignId, after }, limit + 1 - places.length);
    places.push(...found.map((each) => ({ list, ...each })));
    if (places.length > limit) break;
  }
  const page = places.slice(0, limit);
  const last = page.at(-1);
  const unseen = rest[MOST_LISTS_LOOKED_AT];
  if (places.length > limit && last !== undefined) return { places: page, next: cursorOf(last) };
  return {
    places: page,
    next: unseen === undefined ? undefined : cursorOf({ list: unseen, campaignId: '', customerId: '' }),
  };
}

const cursorOf = ({ list: { cell, name }, campaignId, customerId }: Place): string =>
  'value' in cell
    ? [cell.cohort, name, campaignId, '', customerId].join('.')
    : [cell.cohort, name, cell.campaignId, cell.dormancy, customerId].join('.');

/** The place that a page ended with, whether or not the customer stands there still. */
function placeAsked(asked: Asked): (Listed & { readonly list: RowList }) | undefined {
  const { after: cursor } = asked;
  if (cursor === undefined) return undefined;
  const part = partAsked(asked);
  const parts = cursor.split('.');
  const [cohort = '', name = '', campaignId = '', dormancy = '', customerId = ''] = parts;
  const cell =
    part === undefined || !isOfRows(part.by)
      ? { campaignId, cohort, dormancy }
      : { dimension: part.by, value: part.value, cohort };
  if (parts.length === 5) return { list: { cell, name }, campaignId, customerId };
  throw unknownPlace(cursor);
}

/** With names, and what their rows tell. A row that does not count so, for an earlier release wrote it since, is left out. */
async function shown(db: Database, places: readonly Place[], { count }: Asked): Promise<KpiPerson[]> {
  if (places.length === 0) return [];
  const [rows, people] = await Promise.all([
    findRowsOf(
      db,
      places.map(({ campaignId, customerId }) => ({ customerId, campaignId })),
    ),
    namedPeople(
      db,
      places.map(({ customerId }) => customerId),
    ),
  ]);
  return places.flatMap(({ list, campaignId, customerId }): KpiPerson[] => {
    const row = rows.find(
      ({ row: each }) => each.customerId === customerId && each.campaignId === campaignId,
    )?.row;
    if (row === undefined || !listedAs(row, countingVersion).some((each) => inOrder(each, list) === 0))
      return [];
    const amount =
      count === 'won' || count === 'wonInTime'
        ? (row.wonAmount ?? row.opportunityAmount)
        : row.opportunityAmount;
    return [
      {
        customerId,
        // Somebody may be forgotten and counted still.
        ...people.get(customerId),
        campaignId,
        month: list.cell.cohort,
        dormancy: row.dormancy,
        since: countedSince(count, row),
        amount,
      },
    ];
  });
}
