import { randomBytes } from 'node:crypto';
import type { meetingRoutes } from '../../contract/kpis.ts';
import { addCounts, noCounts, type KpiCounts } from '../../domain/kpis/kpi.ts';
import { cohortsOf, correctionsSince } from '../../domain/kpis/meeting.ts';
import { monthlyId } from '../../domain/sequences/monthly-id.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findCounters } from './kpi-store.ts';
import { findMeetings, putMeeting } from './meeting-store.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;
/** A year of weekly meetings. */
const LISTED = 52;

/** Keeps the figures of now as a meeting saw them, with what it decided. */
export const keepMeeting =
  ({ db, freshSettings, now }: Deps): Serve<typeof meetingRoutes.keepMeeting> =>
  async ({ body: { decisions } }, caller) => {
    const { calendar } = await freshSettings();
    const at = now().toISOString();
    const cohorts = cohortsOf(await countsByCohort(db), dayOf(now().getTime(), calendar.timeZone));
    const id = randomBytes(5).toString('hex');
    const meeting = { schemaVersion: 1 as const, id, at, by: caller.name, cohorts, decisions };
    await putMeeting(db, meeting);
    caller.changed({ thing: id, before: undefined, after: { decisions: decisions.length } });
    return meeting;
  };

/** The last meetings, and what has changed of the figures that the newest took for final. */
export const listMeetings =
  ({ db }: Deps): Serve<typeof meetingRoutes.listMeetings> =>
  async () => {
    const meetings = await findMeetings(db, LISTED);
    const [newest] = meetings;
    const corrections = newest === undefined ? [] : [...correctionsSince(newest, await countsByCohort(db))];
    return { meetings: [...meetings], corrections };
  };

async function countsByCohort(db: Database): Promise<ReadonlyMap<string, KpiCounts>> {
  const sums = new Map<string, KpiCounts>();
  for (const { cohort, counts, campaignId } of await findCounters(db))
    // As on the page: the monthly mail has a line of its own.
    if (campaignId !== monthlyId) sums.set(cohort, addCounts(sums.get(cohort) ?? noCounts, counts));
  return sums;
}
