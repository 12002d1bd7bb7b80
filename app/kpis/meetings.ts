import { randomBytes } from 'node:crypto';
import type { meetingRoutes } from '../../contract/meetings.ts';
import { cohortsOf, followed, type Meeting } from '../../domain/kpis/meeting.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findLikenessOfAll } from './find-likeness.ts';
import { findCounters } from './kpi-store.ts';
import { findDecisionMarks, findMeetings, markDecision as putMark, putMeeting } from './meeting-store.ts';
import { countsByCohort, shownFigures } from './sum-figures.ts';
import { correctionsWithPeople } from './trace-corrections.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;
/** A year of weekly meetings. */
const LISTED = 52;

/** Keeps the figures and targets of now as a meeting saw them, with what it decided. */
export const keepMeeting =
  ({ db, freshSettings, now }: Deps): Serve<typeof meetingRoutes.keepMeeting> =>
  async ({ body: { decisions } }, caller) => {
    const [settings, counters, likeness] = await Promise.all([
      freshSettings(),
      findCounters(db),
      findLikenessOfAll(db),
    ]);
    const at = now();
    const meeting: Meeting = {
      schemaVersion: 1,
      id: randomBytes(5).toString('hex'),
      at: at.toISOString(),
      by: caller.name,
      cohorts: cohortsOf(countsByCohort(counters), dayOf(at.getTime(), settings.calendar.timeZone)),
      decisions,
      shown: shownFigures(counters, settings, at, likeness),
    };
    await putMeeting(db, meeting);
    caller.changed({ thing: meeting.id, before: undefined, after: { decisions: decisions.length } });
    return { ...meeting, decisions: [...followed(meeting, new Map())] };
  };

/** The last meetings with what became of their decisions, and what has changed of the figures that the newest took for final. */
export const listMeetings =
  ({ db, now }: Deps): Serve<typeof meetingRoutes.listMeetings> =>
  async () => {
    const [meetings, marks, counters] = await Promise.all([
      findMeetings(db, LISTED),
      findDecisionMarks(db),
      findCounters(db),
    ]);
    return {
      meetings: meetings.map((meeting) => ({ ...meeting, decisions: [...followed(meeting, marks)] })),
      corrections: await correctionsWithPeople(db, meetings[0], counters, now()),
    };
  };

/** Marks a decision as done, or takes that back. The meeting stays as it was kept. */
export const markDecision =
  ({ db, now }: Deps): Serve<typeof meetingRoutes.markDecision> =>
  async ({ body: { id, isDone } }, caller) => {
    const meetings = await findMeetings(db, LISTED);
    const decisions = (marks: Parameters<typeof followed>[1]) =>
      meetings.flatMap((meeting) => followed(meeting, marks)).find((each) => each.id === id);
    if (decisions(new Map()) === undefined) throw unknownDecision(id);
    const before = decisions(await findDecisionMarks(db));
    await putMark(db, { id, isDone, at: now().toISOString(), by: caller.name });
    const after = decisions(await findDecisionMarks(db));
    if (after === undefined) throw unknownDecision(id);
    caller.changed({
      thing: id,
      before: { isDone: before?.done !== undefined },
      after: { isDone: after.done !== undefined },
    });
    return after;
  };

const unknownDecision = (id: string): UserError =>
  new UserError(404, 'unknown-decision', {
    ja: `決めたこと「${id}」は、最近${LISTED}回の会議にありません。rekindle meeting list で番号を確かめてください。`,
    en: `None of the last ${LISTED} meetings decided "${id}". See rekindle meeting list for the ids.`,
  });
