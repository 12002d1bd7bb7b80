import type { MeetingSheet } from '../../contract/meetings.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { msPerDay } from '../../domain/kernel/local-date.ts';
import { noCounts, addCounts, sharedKpiNames } from '../../domain/kpis/kpi.ts';
import { followed, lastBefore, type DecisionMark, type Meeting } from '../../domain/kpis/meeting.ts';
import { lateAt } from '../../domain/handoffs/clocks/handoff-timers.ts';
import { isWithin, promisesOf, saidOf, storiesOf, type Stretch } from '../../domain/kpis/promises.ts';
import type { ShownFigures } from '../../domain/kpis/shown-figures.ts';
import { listsOf } from '../../domain/kpis/talked-about.ts';
import { besideTarget } from '../../domain/kpis/target.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { loadAnswers, loadOpenWeek, type AnswerWeek, type OpenWeek } from '../handoffs/week/load-week.ts';
import { findStandings } from '../people/customer-store.ts';
import { findLikenessOfAll } from './find-likeness.ts';
import { findCounters } from './kpi-store.ts';
import { findDecisionMarks, findMeetings } from './meeting-store.ts';
import { countsByCohort, shownFigures } from './sum-figures.ts';
import { storyView, talkList } from './talked-about-view.ts';
import { correctionsWithPeople } from './trace-corrections.ts';

/** A year of weekly meetings. */
const LOOKED_AT = 52;
/** A meeting that lies further back is not the last week's: the page is of seven days then. */
const LONGEST_STRETCH_DAYS = 31;
/** No first contact falls due later after its handoff was made, long holidays counted; stories are looked for as far back. */
const EARLIER_DAYS = 28;

/** Everything that the meeting looks at, as it stands now. Its cost grows with what is open and was answered of late. */
export async function loadSheet(
  db: Database,
  settings: Settings,
  now: Date,
  locale: Locale,
): Promise<MeetingSheet> {
  const [counters, likeness, meetings, marks] = await Promise.all([
    findCounters(db),
    findLikenessOfAll(db),
    findMeetings(db, LOOKED_AT),
    findDecisionMarks(db),
  ]);
  const { timeZone } = settings.calendar;
  const today = dayOf(now.getTime(), timeZone);
  const last = lastBefore(meetings, today, timeZone);
  const stretch = stretchOf(last, now);
  const earlier = new Date(Date.parse(stretch.from) - EARLIER_DAYS * msPerDay).toISOString();
  const [open, answers, corrections] = await Promise.all([
    loadOpenWeek(db, settings, now),
    loadAnswers(db, earlier, stretch.until),
    correctionsWithPeople(db, last, counters, now),
  ]);
  const shown = shownFigures(counters, settings, now, likeness);
  return {
    at: now.toISOString(),
    companyName: settings.companyName,
    currency: settings.currency,
    timeZone,
    shown,
    verdicts: verdictsOf(shown),
    counts: [...countsByCohort(counters).values()].reduce((sum, each) => addCounts(sum, each), noCounts),
    ...(last === undefined
      ? {}
      : { last: { id: last.id, at: last.at, ...(last.shown === undefined ? {} : { shown: last.shown }) } }),
    corrections,
    stretch,
    ...(await bothSides(db, { open, answers, stretch, settings, locale })),
    ...decisionsIn(meetings, marks, { last, today, timeZone }),
  };
}

const stretchOf = (last: Meeting | undefined, now: Date): Stretch => {
  const isRecent =
    last !== undefined && now.getTime() - Date.parse(last.at) <= LONGEST_STRETCH_DAYS * msPerDay;
  return {
    from: isRecent ? last.at : new Date(now.getTime() - 7 * msPerDay).toISOString(),
    // What was answered at this very instant belongs to it.
    until: new Date(now.getTime() + 1).toISOString(),
  };
};

const verdictsOf = ({ kpis, targets }: ShownFigures): MeetingSheet['verdicts'] =>
  Object.fromEntries(
    sharedKpiNames.flatMap((kpi) => {
      const verdict = besideTarget(kpis[kpi], targets[kpi]);
      return verdict === undefined ? [] : [[kpi, verdict]];
    }),
  );

interface Week {
  readonly open: OpenWeek;
  readonly answers: AnswerWeek;
  readonly stretch: Stretch;
  readonly settings: Settings;
  readonly locale: Locale;
}

/** What sales kept and said, and whom to talk about. */
async function bothSides(db: Database, { open, answers, stretch, settings, locale }: Week) {
  const standings = await findStandings(
    db,
    open.items.map(({ handoff }) => handoff.customerId),
  );
  const lists = listsOf(
    open.items,
    (customerId) => standings.get(customerId)?.bant ?? {},
    settings.handoffRules.tossUp.bantConfirmed,
  );
  // Open ones, and those that an answer or the clock closed since.
  const handoffs = [
    ...new Map(
      [...answers.handoffs.values(), ...open.items.map(({ handoff }) => handoff)].map((each) => [
        each.id,
        each,
      ]),
    ).values(),
  ];
  const given = answers.facts.flatMap((fact) => (fact.kind === 'feedback' ? [fact.feedback] : []));
  const { won, lost } = storiesOf(given);
  const unreported = open.items
    .filter(({ isUnreported }) => isUnreported)
    .map(({ handoff, isOverdue }) => ({ handoff, isOverdue, missing: [] }));
  const view = { names: open, settings, locale };
  return {
    sales: {
      ...promisesOf(handoffs, stretch, (handoff) =>
        lateAt(handoff, settings.calendar, settings.handoffRules),
      ),
      unreported: talkList(unreported, view),
      released: answers.facts.filter(({ kind, at }) => kind === 'handoffReleased' && isWithin(at, stretch))
        .length,
    },
    said: { ...saidOf(given, stretch), outcomes: [...saidOf(given, stretch).outcomes] },
    focus: talkList(lists.focus, view),
    stalled: talkList(lists.stalled, view),
    heardTooLittle: talkList(lists.heardTooLittle, view),
    ...(won === undefined ? {} : { won: storyView(won, answers) }),
    ...(lost === undefined ? {} : { lost: storyView(lost, answers) }),
  };
}

/** What was decided: today, the last time, and earlier where it is not done. */
function decisionsIn(
  meetings: readonly Meeting[],
  marks: ReadonlyMap<string, DecisionMark>,
  {
    last,
    today,
    timeZone,
  }: { readonly last: Meeting | undefined; readonly today: string; readonly timeZone: string },
): Pick<MeetingSheet, 'decisions' | 'earlierDecisions'> {
  const isToday = ({ at }: Meeting): boolean => dayOf(Date.parse(at), timeZone) >= today;
  return {
    decisions: meetings.filter((each) => isToday(each)).flatMap((each) => [...followed(each, marks)]),
    earlierDecisions: meetings
      .filter((each) => !isToday(each))
      .flatMap((meeting) =>
        followed(meeting, marks)
          .filter(({ done }) => meeting.id === last?.id || done === undefined)
          .map((decision) => ({ ...decision, decidedAt: meeting.at })),
      ),
  };
}
