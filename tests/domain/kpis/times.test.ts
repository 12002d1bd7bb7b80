import { describe, expect, it } from 'vitest';
import { addByName } from '../../../domain/kernel/add-by-name.ts';
import { foldKpiRows } from '../../../domain/kpis/fold-kpi-row.ts';
import type { KpiRow } from '../../../domain/kpis/kpi.ts';
import { timesFrom, timesOf } from '../../../domain/kpis/times.ts';
import type { Fact } from '../../../domain/timeline/fact.ts';
import { aFeedback } from '../../builders/handoffs.ts';

const DAY = 86_400_000;
const start = Date.parse('2026-11-02T00:00:00.000Z');
const on = (days: number): string => new Date(start + days * DAY).toISOString();

const aRow = (change: Partial<KpiRow> = {}): KpiRow => ({
  schemaVersion: 1,
  campaignId: 'campaign',
  customerId: 'customer',
  enrolledAt: on(-5),
  cohort: '2026-10',
  dormancy: 'lapsed',
  hotAt: on(0),
  handoffAt: on(0),
  ownHandoffAt: on(0),
  ...change,
});
const timesAt = (rows: readonly KpiRow[], days: number) =>
  timesFrom(
    rows.map((row) => timesOf(row)).reduce((sum, each) => addByName(sum, each), {}),
    start + days * DAY,
  );
const many = (count: number, change: Partial<KpiRow>): readonly KpiRow[] =>
  Array.from({ length: count }, () => aRow(change));

describe('days from hot', () => {
  it('count begun days, and whoever waits is so many whole days old', () => {
    expect(timesOf(aRow({ acceptedAt: on(0.1), firstContactAt: on(2.5) }))).toEqual({
      receivedDone1In202611: 1,
      contactDone3In202611: 1,
      opportunitySince20759: 1,
      wonSince20759: 1,
    });
  });

  it('are none without hot, of a machine, and of contact where the handoff is a colleague’s', () => {
    expect(timesOf(aRow({ hotAt: undefined }))).toEqual({});
    expect(timesOf(aRow({ withdrawnAt: on(1) }))).toEqual({});
    expect(Object.keys(timesOf(aRow({ ownHandoffAt: undefined })))).toEqual([
      'opportunitySince20759',
      'wonSince20759',
    ]);
    expect(timesOf(aRow({ opportunityAt: on(-1) }))).not.toHaveProperty('opportunityDone1In202611');
  });

  it('to the first contact: who still waits makes the median longer, with every day that passes', () => {
    const rows = [...many(6, { firstContactAt: on(1.5) }), ...many(6, {})];

    expect(timesAt(rows, 1.5).contact).toEqual({ done: 6, of: 12, median: 2 });
    expect(timesAt([...rows, ...many(1, {})], 30).contact).toEqual({ done: 6, of: 13 });
  });

  it('to the first contact: withdrawn counts until that day, unreported waits on', () => {
    const withdrawn = { handoffEnd: { at: on(1), by: 'withdrawn' } } as const;
    const released = { handoffEnd: { at: on(20), by: 'released' } } as const;
    const called = many(5, { firstContactAt: on(3) });

    expect(timesAt([...called, ...many(9, withdrawn)], 40).contact.median).toBe(3);
    expect(timesAt([...called, ...many(9, released)], 40).contact.median).toBeUndefined();
  });

  it('to the opportunity: shares by day, of twenty and more, other ends competing', () => {
    const other = { handoffEnd: { at: on(10), by: 'answer' } } as const;
    const rows = [
      ...many(5, { opportunityAt: on(20), wonAt: on(50) }),
      ...many(5, { opportunityAt: on(40) }),
      ...many(10, other),
    ];

    const { opportunity, won } = timesAt(rows, 200);

    expect(opportunity.shares).toEqual([
      { day: 30, share: 0.25 },
      { day: 60, share: 0.5 },
      { day: 90, share: 0.5 },
    ]);
    expect(opportunity).toMatchObject({ done: 10, of: 20, half: 20 });
    expect(won.shares?.[0]?.share).toBeCloseTo(0.25, 9);
    expect(timesAt(rows.slice(1), 200).opportunity.shares).toBeUndefined();
    // The month of hot is not over: a half of the fast ones would be too short.
    expect(timesAt(rows, 60).opportunity.half).toBeUndefined();
  });

  it('of more than a year count as running for a year', () => {
    expect(timesOf(aRow({ firstContactAt: on(400) }))).toHaveProperty('contactCut365In202611', 1);
  });
});

describe('a handoff in the row', () => {
  const base = { customerId: 'customer', campaignId: 'campaign' };
  const enrolled: Fact = { kind: 'enrolled', ...base, at: on(-5), id: 'e', dormancy: 'lapsed' };
  const created = (at: number, handoffId = 'h'): Fact => ({
    kind: 'handoffCreated',
    ...base,
    at: on(at),
    id: `created ${handoffId}`,
    handoffId,
    rank: 'B',
    ownerId: 'owner',
  });
  const withdrawn: Fact = { kind: 'handoffWithdrawn', ...base, at: on(3), id: 'w', handoffId: 'h' };
  const rowOf = (...facts: readonly Fact[]) => foldKpiRows([enrolled, ...facts])[0];

  it('ends when it is withdrawn, and goes on where another follows', () => {
    expect(rowOf(created(1), withdrawn)).toMatchObject({
      ownHandoffAt: on(1),
      handoffEnd: { at: on(3), by: 'withdrawn' },
    });
    expect(rowOf(created(1), withdrawn, created(4, 'again'))).not.toHaveProperty('handoffEnd');
  });

  it('has its first contact from what sales says of it, also of a day before', () => {
    const report = (days: number, answer: Parameters<typeof aFeedback>[0]): Fact => ({
      kind: 'feedback',
      ...base,
      at: on(days),
      id: `f${days}`,
      handoffId: 'h',
      feedback: aFeedback(answer, { id: `f${days}`, at: on(days) }),
    });

    expect(
      rowOf(
        created(0),
        report(2, { kind: 'accept' }),
        report(5, { kind: 'report', outcome: 'reached', contactedAt: on(4) }),
      ),
    ).toMatchObject({ acceptedAt: on(2), firstContactAt: on(4) });
    expect(rowOf(created(0), report(2, { kind: 'report', outcome: 'noTime' }))).not.toHaveProperty(
      'firstContactAt',
    );
  });
});
