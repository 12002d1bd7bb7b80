import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, FactOf } from '../../../domain/timeline/fact.ts';
import { foldKpiRows } from '../../../domain/kpis/fold-kpi-row.ts';
import { outcomeSchema, type Feedback } from '../../../domain/handoffs/handoff.ts';
import {
  addCounts,
  conversionDays,
  countRow,
  isMature,
  kpiRowSchema,
  noCounts,
  subtractCounts,
  type KpiCounts,
  type KpiRow,
} from '../../../domain/kpis/kpi.ts';
import { aFeedback, aReport } from '../../builders/handoffs.ts';
import { iso, msPerDay, now } from '../../builders/time.ts';
import { shuffled } from '../interest/timelines.ts';

const day = (days: number): string => iso(now + days * msPerDay);
const base = (at: string, id: string) => ({ customerId: 'customer-1', at, id });

const enrolled = (days: number, campaignId = 'autumn'): Fact => ({
  kind: 'enrolled',
  ...base(day(days), campaignId),
  campaignId,
  dormancy: 'lapsed',
});
const mailSent = (days: number): Fact => ({
  kind: 'mailSent',
  ...base(day(days), `mail-${days}`),
  mailKind: 'nurture',
});
const crossing = (days: number, campaignId?: string): Fact => ({
  kind: 'crossing',
  ...base(day(days), `crossing-${days}`),
  modelId: 'preset-003',
  number: 1,
  interest: 50,
  threshold: 50,
  isRequest: false,
  engagementId: 'e',
  campaignId,
});
const withdrawn = (days: number, crossed: number): Fact => ({
  kind: 'crossingWithdrawn',
  ...base(day(days), `crossing-${crossed}`),
  number: 1,
});
const handedOver = (days: number): Fact => ({
  kind: 'handoffCreated',
  ...base(day(days), 'handoff-1'),
  handoffId: 'handoff-1',
  rank: 'B',
  ownerId: 'owner-1',
});
const answered = (days: number, answer: Feedback['answer'], id = `feedback-${days}`): Fact => ({
  kind: 'feedback',
  ...base(day(days), id),
  handoffId: 'handoff-1',
  feedback: aFeedback(answer, { id, at: day(days) }),
});
const reported = (days: number, outcome: Parameters<typeof aReport>[0], id?: string): Fact =>
  answered(days, { kind: 'report', outcome }, id);
const undone = (days: number, feedbackId: string): Fact =>
  answered(days, { kind: 'undo', feedbackId }, `undo-${feedbackId}`);
const dealt = (
  days: number,
  stage: FactOf<'deal'>['stage'],
  amount: number | undefined,
  source: FactOf<'deal'>['source'] = 'feedback',
): FactOf<'deal'> => ({
  kind: 'deal',
  ...base(day(days), `handoff-1.${stage}`),
  dealId: source === 'feedback' ? 'handoff-1' : 'D-77',
  stage,
  amount,
  on: day(days).slice(0, 10),
  source,
});

const rowOf = (facts: readonly Fact[]): KpiRow | undefined => foldKpiRows(facts)[0];
const countsOf = (facts: readonly Fact[]): KpiCounts =>
  foldKpiRows(facts).reduce((sum, row) => addCounts(sum, countRow(row)), noCounts);

describe('the row of an enrolment', () => {
  it('counts a record of where the deal stands as a report, until it is undone', () => {
    const placed = answered(6, { kind: 'progress', phase: 'hearing', checks: [], records: {} }, 'placed');

    expect(rowOf([enrolled(0), handedOver(5), placed])).toMatchObject({
      acceptedAt: day(6),
      reportedAt: day(6),
    });
    expect(rowOf([enrolled(0), handedOver(5), placed, undone(7, 'placed')])?.reportedAt).toBeUndefined();
  });

  it('tells the whole way through the funnel', () => {
    const facts = [
      enrolled(0),
      mailSent(1),
      crossing(5),
      handedOver(5),
      answered(5, { kind: 'accept' }),
      reported(8, 'opportunity'),
      dealt(8, 'open', 1000),
      dealt(30, 'won', 1200),
    ];
    expect(rowOf(facts)).toEqual({
      schemaVersion: 1,
      campaignId: 'autumn',
      customerId: 'customer-1',
      enrolledAt: day(0),
      cohort: '2026-11',
      dormancy: 'lapsed',
      parts: { rank: 'B' },
      mailedAt: day(1),
      hotAt: day(5),
      ownHandoffAt: day(5),
      firstContactAt: day(8),
      handoffAt: day(5),
      acceptedAt: day(5),
      reportedAt: day(8),
      opportunityAt: day(8),
      opportunityAmount: 1000,
      wonAt: day(30),
      wonAmount: 1200,
    });
    expect(countsOf(facts)).toEqual({
      ...noCounts,
      enrolled: 1,
      mailed: 1,
      hot: 1,
      handoffs: 1,
      accepted: 1,
      reported: 1,
      opportunities: 1,
      hotOpportunities: 1,
      won: 1,
      opportunityAmount: 1000,
      wonAmount: 1200,
    });
  });

  it('keeps a hot lead and the deal made of it together though another campaign enrolled the customer in between', () => {
    const way = [enrolled(0), crossing(5, 'autumn'), handedOver(5), enrolled(10, 'winter'), mailSent(11)];

    for (const deal of [dealt(20, 'won', 900), dealt(20, 'won', 900, 'import')])
      expect(foldKpiRows([...way, reported(20, 'opportunity'), deal]).map(countRow)).toMatchObject([
        { hot: 1, handoffs: 1, reported: 1, opportunities: 1, hotOpportunities: 1, won: 1 },
        { hot: 0, mailed: 1, reported: 0, opportunities: 0, won: 0 },
      ]);
  });

  it('takes a deal from a file for the latest enrolment once the days of the handoff are over', () => {
    const facts = [enrolled(0), handedOver(5), enrolled(100, 'winter'), dealt(110, 'open', 1, 'import')];

    expect(foldKpiRows(facts).map(countRow)).toMatchObject([{ opportunities: 0 }, { opportunities: 1 }]);
  });

  it('is none without an enrolment, whatever happens', () => {
    expect(foldKpiRows([mailSent(1), dealt(2, 'won', 5)])).toEqual([]);
  });

  it('counts a deal alike from feedback and from a file', () => {
    const told = [enrolled(0), dealt(8, 'open', 1000), dealt(30, 'won', 1200)];
    const imported = [enrolled(0), dealt(8, 'open', 1000, 'import'), dealt(30, 'won', 1200, 'import')];

    expect(countsOf(imported)).toEqual(countsOf(told));
    expect(countsOf([...told, ...imported.slice(1)])).toEqual(countsOf(told));
  });

  it('belongs to the latest enrolment before what happened', () => {
    const rows = foldKpiRows([
      enrolled(0, 'autumn'),
      enrolled(10, 'winter'),
      crossing(5),
      dealt(12, 'open', 7),
    ]);

    expect(rows.map((row) => [row.campaignId, row.hotAt, row.opportunityAt])).toEqual([
      ['autumn', day(5), undefined],
      ['winter', undefined, day(12)],
    ]);
  });

  it('belongs to the campaign that a fact names', () => {
    const rows = foldKpiRows([enrolled(0, 'autumn'), enrolled(10, 'winter'), crossing(12, 'autumn')]);

    expect(rows.map((row) => row.hotAt)).toEqual([day(12), undefined]);
  });

  it('keeps the first moment of each kind', () => {
    expect(rowOf([enrolled(0), crossing(3), crossing(9), mailSent(1), mailSent(2)])).toMatchObject({
      hotAt: day(3),
      mailedAt: day(1),
    });
  });

  it('takes a hot lead back when a machine was behind it, and forth when he is hot again', () => {
    expect(countsOf([enrolled(0), crossing(3), withdrawn(4, 3)])).toMatchObject({ hot: 0, withdrawn: 1 });
    expect(countsOf([enrolled(0), crossing(3), withdrawn(4, 3), crossing(6)])).toMatchObject({
      hot: 1,
      withdrawn: 0,
    });
    // Hot again before the first handoff was taken back.
    expect(countsOf([enrolled(0), crossing(3), crossing(4), withdrawn(5, 3)])).toMatchObject({
      hot: 1,
      withdrawn: 0,
    });
  });

  it('folds each deal as it is known now: a correction replaces, two deals add up, lost is when all are', () => {
    const D = (dealId: string, days: number, stage: 'open' | 'won' | 'lost', amount?: number) => ({
      ...dealt(days, stage, amount, 'import'),
      ...base(day(days), `${dealId}.${stage}`),
      dealId,
    });
    const corrected = { ...D('D1', 19, 'lost'), recordedAt: day(30) };

    expect(countsOf([enrolled(0), D('D1', 20, 'won', 500), corrected])).toMatchObject({ won: 0, lost: 1 });
    expect(
      countsOf([enrolled(0), D('D1', 9, 'open', 100), D('D1', 20, 'won', 100), D('D2', 22, 'won', 900)]),
    ).toMatchObject({ won: 1, wonAmount: 1000, opportunityAmount: 1000 });
    expect(countsOf([enrolled(0), D('D1', 9, 'lost'), D('D2', 15, 'open', 900)])).toMatchObject({
      opportunities: 1,
      lost: 0,
    });
  });

  it('counts a deal once that sales reported and a file brings', () => {
    const both = [enrolled(0), dealt(5, 'won', 700), dealt(6, 'won', 800, 'import')];

    expect(countsOf(both)).toMatchObject({ won: 1, wonAmount: 800 });
  });

  it('counts a handoff nobody reported', () => {
    const released: Fact = { kind: 'handoffReleased', ...base(day(30), 'handoff-1'), handoffId: 'handoff-1' };

    expect(countsOf([enrolled(0), handedOver(1), released])).toMatchObject({ unreported: 1, reported: 0 });
  });

  it('does not take declining, or an undo, for acceptance', () => {
    expect(
      rowOf([enrolled(0), answered(1, { kind: 'decline' }), undone(2, 'x')])?.acceptedAt,
    ).toBeUndefined();
  });
});

describe('an answer that was undone', () => {
  it('counts nothing', () => {
    const facts = [enrolled(0), handedOver(1), reported(2, 'gathering'), undone(3, 'feedback-2')];

    expect(countsOf(facts)).toMatchObject({ handoffs: 1, accepted: 0, reported: 0 });
  });

  it('takes its opportunity with it', () => {
    const facts = [
      enrolled(0),
      handedOver(1),
      reported(2, 'opportunity'),
      dealt(2, 'open', 1000),
      undone(3, 'feedback-2'),
    ];

    expect(countsOf(facts)).toMatchObject({ opportunities: 0, opportunityAmount: 0 });
  });

  it('leaves the opportunity that is reported after it, and what a file says', () => {
    const facts = [enrolled(0), reported(2, 'won'), dealt(2, 'won', 9), undone(3, 'feedback-2')];

    expect(countsOf([...facts, reported(4, 'opportunity'), dealt(4, 'open', 800)])).toMatchObject({
      opportunities: 1,
      won: 0,
      opportunityAmount: 800,
    });
    expect(countsOf([...facts, dealt(2, 'won', 9, 'import')])).toMatchObject({ won: 1 });
  });
});

const stages = fc.constantFrom<FactOf<'deal'>['stage']>('open', 'won', 'lost');
const sources = fc.constantFrom<FactOf<'deal'>['source']>('feedback', 'import');
const days = fc.constantFrom(0, 1, 2, 3, 5, 8, 30, 120);
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(days, fc.constantFrom('autumn', 'winter')).map(([at, id]) => enrolled(at, id)),
  days.map((at) => mailSent(at)),
  days.map((at) => crossing(at)),
  days.map((at) => withdrawn(at, at)),
  days.map((at) => handedOver(at)),
  fc.tuple(days, fc.constantFrom(...outcomeSchema.options)).map(([at, outcome]) => reported(at, outcome)),
  fc.tuple(days, days).map(([at, which]) => undone(at, `feedback-${which}`)),
  fc
    .tuple(days, stages, fc.option(fc.nat(1000), { nil: undefined }), sources)
    .map(([at, stage, amount, source]) => dealt(at, stage, amount, source)),
);
/** Facts as the timeline keeps them: one of a kind, id and moment. */
const histories = fc.uniqueArray(anyFact, {
  maxLength: 20,
  selector: (fact) => `${fact.kind} ${fact.id} ${fact.at}`,
});

describe('any history', () => {
  it('gives the same rows in any order of facts', () => {
    const pairs = histories.chain((all) => fc.tuple(fc.constant(all), shuffled(all)));
    fc.assert(
      fc.property(pairs, ([all, other]) => {
        expect(foldKpiRows(other)).toEqual(foldKpiRows(all));
      }),
      { numRuns: 500 },
    );
  });

  it('gives counters that are the sum of row differences, fact by fact', () => {
    fc.assert(
      fc.property(histories, (all) => {
        let counters = noCounts;
        let stored = new Map<string, KpiRow>();
        for (let known = 1; known <= all.length; known++) {
          const rows = foldKpiRows(all.slice(0, known));
          for (const row of rows)
            counters = addCounts(
              counters,
              subtractCounts(countRow(row), countRow(stored.get(row.campaignId))),
            );
          stored = new Map(rows.map((row) => [row.campaignId, row]));
        }
        expect(counters).toEqual(countsOf(all));
      }),
      { numRuns: 300 },
    );
  });

  it('never loses a row once made, and keeps its dimensions', () => {
    fc.assert(
      fc.property(histories, (all) => {
        for (const row of foldKpiRows(all)) expect(kpiRowSchema.safeParse(row).success).toBe(true);
      }),
    );
  });
});

const aRow = (change: Partial<KpiRow> = {}): KpiRow => ({
  schemaVersion: 1,
  campaignId: 'autumn',
  customerId: 'customer-1',
  enrolledAt: day(0),
  cohort: '2026-11',
  dormancy: 'lapsed',
  ...change,
});

describe('conversion within 90 days (R24)', () => {
  it('counts on the 90th day and not after', () => {
    expect(countRow(aRow({ opportunityAt: day(conversionDays) })).opportunities).toBe(1);
    expect(countRow(aRow({ opportunityAt: iso(now + conversionDays * msPerDay + 1) })).opportunities).toBe(0);
  });

  it('counts a deal won later when its opportunity was in time', () => {
    expect(countRow(aRow({ opportunityAt: day(80), wonAt: day(200), wonAmount: 7 }))).toMatchObject({
      won: 1,
      wonAmount: 7,
    });
    expect(countRow(aRow({ opportunityAt: day(100), wonAt: day(120), wonAmount: 7 }))).toMatchObject({
      won: 0,
      wonAmount: 0,
    });
  });

  it('counts won before lost, and an amount known only as an opportunity', () => {
    expect(
      countRow(aRow({ opportunityAt: day(1), wonAt: day(2), lostAt: day(3), opportunityAmount: 5 })),
    ).toMatchObject({
      won: 1,
      lost: 0,
      wonAmount: 5,
    });
  });

  it('counts nothing for no row', () => {
    expect(countRow(undefined)).toEqual(noCounts);
  });

  it.each([
    ['2026-07', '2026-10-30', true],
    ['2026-07', '2026-10-29', false],
    ['2026-12', '2027-04-01', true],
    ['2026-12', '2027-03-31', false],
    ['2027-01', '2027-05-02', true],
  ])('of the cohort %s is over on %s: %s', (cohort, on, expected) => {
    expect(isMature(cohort, on)).toBe(expected);
  });
});
