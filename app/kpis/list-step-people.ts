import type { stepPeopleRoutes } from '../../contract/step-people.ts';
import { addByName, type Sums } from '../../domain/kernel/add-by-name.ts';
import { namesBehind, partsOfName, stepNamesOf } from '../../domain/kpis/step-counts.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findCampaign } from '../sequences/campaign-store.ts';
import { unknownCampaign } from './choose-counters.ts';
import { findCounters, findRowsOf } from './kpi-store.ts';
import { namedPeople, unknownPlace } from './named-people.ts';
import { wasAllRecounted } from './recount-former-store.ts';
import { findListedAt } from './step-list-store.ts';

/** One customer in a list. */
interface Place {
  readonly name: string;
  readonly customerId: string;
}

/**
 * The customers behind a count of a step, by cursor. Counters say which lists hold somebody, so a page reads a few lists and
 * as many customers as it shows, however many the campaign has. Of what is written out, a customer stands once for each part.
 */
export const listStepPeople =
  ({ db }: Needs<'db'>): Serve<typeof stepPeopleRoutes.listStepPeople> =>
  async ({ query: { campaign: id, limit, after, ...asked } }) => {
    const [campaign, counters, isComplete] = await Promise.all([
      findCampaign(db, id),
      findCounters(db, id),
      wasAllRecounted(db),
    ]);
    if (campaign === undefined) throw unknownCampaign(id);
    const sums = counters.reduce<Sums>((sum, { steps }) => addByName(sum, steps), {});
    const names = namesBehind(sums, asked);
    const places = await findPlaces(db, id, { names, after: placeIn(after), most: limit + 1 });
    const page = places.slice(0, limit);
    const last = page.at(-1);
    return {
      total: names.reduce((sum, name) => sum + (sums[name] ?? 0), 0),
      people: await shown(db, id, page),
      ...(places.length > limit && last !== undefined ? { next: `${last.customerId}.${last.name}` } : {}),
      isComplete,
    };
  };

async function findPlaces(
  db: Database,
  campaignId: string,
  {
    names,
    after,
    most,
  }: { readonly names: readonly string[]; readonly after: Place | undefined; readonly most: number },
): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const name of names) {
    if (places.length >= most) break;
    if (after !== undefined && name < after.name) continue;
    const behind = name === after?.name ? after.customerId : '';
    const found = await findListedAt(db, campaignId, { name, after: behind }, most - places.length);
    places.push(...found.map((customerId) => ({ name, customerId })));
  }
  return places;
}

/** The place that a page ended with, whether or not the customer stands there still. */
function placeIn(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [customerId = '', ...name] = cursor.split('.');
  if (name.length > 0) return { customerId, name: name.join('.') };
  throw unknownPlace(cursor);
}

/** With names, and what their rows tell. A row that does not count so, for an earlier release wrote it since, is left out. */
async function shown(db: Database, campaignId: string, places: readonly Place[]) {
  const ids = [...new Set(places.map(({ customerId }) => customerId))];
  if (ids.length === 0) return [];
  const [stored, people] = await Promise.all([
    findRowsOf(
      db,
      ids.map((customerId) => ({ customerId, campaignId })),
    ),
    namedPeople(db, ids),
  ]);
  const rows = new Map(stored.map(({ row }) => [row.customerId, row]));
  return places.flatMap(({ name, customerId }) => {
    const row = rows.get(customerId);
    if (row === undefined || !stepNamesOf(row).includes(name)) return [];
    const { stepId, how } = partsOfName(name);
    const since = row.steps?.since?.[stepId];
    return [
      {
        customerId,
        ...people.get(customerId),
        stepId,
        ...(how === '' ? {} : { how }),
        ...(since === undefined ? {} : { since: new Date(since).toISOString() }),
      },
    ];
  });
}
