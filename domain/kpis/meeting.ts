import * as z from 'zod';
import { isMature, kpiCountsSchema, type KpiCounts, type KpiMeasure } from './kpi.ts';

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
});
export type Meeting = z.infer<typeof meetingSchema>;

/** A figure that a meeting took for final, and that is another now. */
export interface Correction {
  readonly cohort: string;
  readonly measure: KpiMeasure;
  readonly was: number;
  readonly is: number;
}

/** What is final once the window of a month is over; all else (wins, answers of sales) takes as long as it takes. */
const finalMeasures = [
  'enrolled',
  'mailed',
  'opportunities',
  'opportunityAmount',
] as const satisfies readonly KpiMeasure[];

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
