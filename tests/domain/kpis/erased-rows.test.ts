import { expect, it } from 'vitest';
import { foldKpiRows } from '../../../domain/kpis/fold-kpi-row.ts';
import type { Fact } from '../../../domain/timeline/fact.ts';

const at = (day: number): string => `2026-10-${String(day).padStart(2, '0')}T01:00:00.000Z`;
const enrolled = (day: number, campaignId: string): Fact => ({
  kind: 'enrolled',
  customerId: 'somebody',
  at: at(day),
  id: campaignId,
  campaignId,
  dormancy: 'lapsed',
});
const erased = (day: number): Fact => ({
  kind: 'erased',
  customerId: 'somebody',
  at: at(day),
  id: 'erasure',
});

it('what was before an erasure makes no rows; what comes after the person came back does', () => {
  const campaigns = (facts: readonly Fact[]) => foldKpiRows(facts).map(({ campaignId }) => campaignId);

  expect(campaigns([enrolled(1, 'autumn'), erased(2)])).toEqual([]);
  expect(campaigns([erased(2), enrolled(1, 'autumn'), enrolled(3, 'winter')])).toEqual(['winter']);
});
