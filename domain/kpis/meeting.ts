import * as z from 'zod';
import type { Weekly } from '../handoffs/week/weekly.ts';
import { dayOf, type TimeZone } from '../kernel/time-zone.ts';
import { finalMeasures, type Correction } from './correction.ts';
import { isMature, kpiCountsSchema, type KpiCounts } from './kpi.ts';
import { shownFiguresSchema } from './shown-figures.ts';

/** When the mail before the meeting goes out, once it is switched on. */
export const shippedMeetingMail: Weekly = { isOn: false, weekday: 1, at: '08:30' };

/** What was decided in a meeting: what, whose it is, by when. */
export const decisionSchema = z.object({
  what: z.string().trim().min(1).max(500),
  who: z.string().trim().max(100).default(''),
  /** YYYY-MM-DD. */
  due: z.iso.date().optional(),
});

/** Figures as a meeting saw them, and what it decided. It is never changed. */
export const meetingSchema = z.object({
  schemaVersion: z.literal(1),
  id: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  /** Counts by month of enrolment. */
  cohorts: z.array(z.object({ key: z.string(), mature: z.boolean(), counts: kpiCountsSchema })),
  decisions: z.array(decisionSchema),
  /** The three KPIs, amounts and targets as they stood on the page; those kept before the page had them lack it. */
  shown: shownFiguresSchema.optional(),
});
export type Meeting = z.infer<typeof meetingSchema>;
export type Decision = z.infer<typeof decisionSchema>;

/** Whether a decision is done, as somebody said last. */
export const decisionMarkSchema = z.object({
  id: z.string(),
  isDone: z.boolean(),
  at: z.iso.datetime(),
  by: z.string(),
});
export type DecisionMark = z.infer<typeof decisionMarkSchema>;

/** A decision of a meeting, with what became of it. */
export interface FollowedDecision extends Decision {
  /** Of its meeting and its place in it: decisions that were kept before they were followed have one too. */
  readonly id: string;
  /** When and by whom it was marked as done. */
  readonly done?: { readonly at: string; readonly by: string };
}

const decisionId = (meetingId: string, place: number): string => `${meetingId}-${place + 1}`;

/** The decisions of a meeting with their marks. */
export const followed = (
  { id: meetingId, decisions }: Pick<Meeting, 'id' | 'decisions'>,
  marks: ReadonlyMap<string, DecisionMark>,
): readonly FollowedDecision[] =>
  decisions.map((decision, place) => {
    const id = decisionId(meetingId, place);
    const mark = marks.get(id);
    return { ...decision, id, ...(mark?.isDone === true ? { done: { at: mark.at, by: mark.by } } : {}) };
  });

/** What has changed of the months that were final in a meeting. A month that was still being counted moves by nature. */
export const correctionsSince = (
  { cohorts }: Pick<Meeting, 'cohorts'>,
  countsNow: ReadonlyMap<string, KpiCounts>,
): readonly Correction[] =>
  cohorts
    .filter(({ mature }) => mature)
    .flatMap(({ key, counts }) =>
      finalMeasures
        .map((measure) => ({
          cohort: key,
          measure,
          was: counts[measure],
          is: countsNow.get(key)?.[measure] ?? 0,
        }))
        .filter(({ was, is }) => was !== is),
    );

/** Figures by month as a meeting keeps them. */
export const cohortsOf = (countsNow: ReadonlyMap<string, KpiCounts>, today: string): Meeting['cohorts'] =>
  [...countsNow]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([key, counts]) => ({ key, mature: isMature(key, today), counts: { ...counts } }));

/** The meeting that today's is compared with: the newest of an earlier day. `meetings` are the newest first. */
export const lastBefore = (
  meetings: readonly Meeting[],
  today: string,
  zone: TimeZone,
): Meeting | undefined => meetings.find(({ at }) => dayOf(Date.parse(at), zone) < today);
