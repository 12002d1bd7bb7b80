import { describe, expect, it } from 'vitest';
import { noCounts, type KpiCounts } from '../../../domain/kpis/kpi.ts';
import {
  cohortsOf,
  correctionsSince,
  followed,
  lastBefore,
  meetingSchema,
} from '../../../domain/kpis/meeting.ts';

const counts = (given: Partial<KpiCounts>): KpiCounts => ({ ...noCounts, ...given });
const shown = new Map([
  ['2027-03', counts({ enrolled: 40, opportunities: 1 })],
  ['2026-11', counts({ enrolled: 212, opportunities: 12, opportunityAmount: 3_000_000, won: 2 })],
]);
const meeting = { cohorts: cohortsOf(shown, '2027-04-01') };

describe('the figures of a meeting', () => {
  it('are kept by month, each with whether it was final', () => {
    expect(meeting.cohorts.map(({ key, mature }) => [key, mature])).toEqual([
      ['2026-11', true],
      ['2027-03', false],
    ]);
  });

  it('have no corrections while nothing final has changed: wins come later, and a young month moves', () => {
    const later = new Map([
      [
        '2026-11',
        counts({ enrolled: 212, opportunities: 12, opportunityAmount: 3_000_000, won: 5, lost: 1 }),
      ],
      ['2027-03', counts({ enrolled: 40, opportunities: 4 })],
      ['2027-04', counts({ enrolled: 9 })],
    ]);

    expect(correctionsSince(meeting, shown)).toEqual([]);
    expect(correctionsSince(meeting, later)).toEqual([]);
  });

  it('are corrected where a final month is another now', () => {
    const now = new Map([
      ['2026-11', counts({ enrolled: 212, opportunities: 11, opportunityAmount: 2_500_000 })],
    ]);

    expect(correctionsSince(meeting, now)).toEqual([
      { cohort: '2026-11', measure: 'opportunities', was: 12, is: 11 },
      { cohort: '2026-11', measure: 'opportunityAmount', was: 3_000_000, is: 2_500_000 },
    ]);
  });

  it('are corrected where a month has gone altogether', () => {
    expect(correctionsSince(meeting, new Map()).map(({ is }) => is)).toEqual([0, 0, 0]);
  });
});

describe('a meeting', () => {
  const kept = (at: string, id: string) => ({
    schemaVersion: 1 as const,
    id,
    at,
    by: '佐藤',
    cohorts: [],
    decisions: [{ what: '五社に電話', who: '' }],
  });

  it('that was kept before figures and marks were is read as it is, and its decisions have ids', () => {
    const read = meetingSchema.parse(kept('2027-03-01T01:00:00.000Z', 'old'));

    expect(read.shown).toBeUndefined();
    expect(followed(read, new Map())).toEqual([{ id: 'old-1', what: '五社に電話', who: '' }]);
  });

  it('is compared with the newest of an earlier day of the company, not with one of today', () => {
    // 9:00 in Tokyo is midnight in UTC: the second stands on the company's 8 March already.
    const meetings = [
      kept('2027-03-08T01:00:00.000Z', 'today'),
      kept('2027-03-07T15:30:00.000Z', 'tonight'),
      kept('2027-03-01T01:00:00.000Z', 'last'),
    ];

    expect(lastBefore(meetings, '2027-03-08', 'Asia/Tokyo')?.id).toBe('last');
    expect(lastBefore(meetings, '2027-03-08', 'UTC')?.id).toBe('tonight');
    expect(lastBefore([], '2027-03-08', 'UTC')).toBeUndefined();
  });
});
