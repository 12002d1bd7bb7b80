import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldKpiRows } from '../../../domain/kpis/fold-kpi-row.ts';
import type { Fact } from '../../../domain/timeline/fact.ts';

const base = (id: string, at: string) => ({ customerId: 'c', id, at: `${at}T00:00:00.000Z` });
const enrolled = (campaignId: string, at: string): Fact => ({
  kind: 'enrolled',
  ...base(campaignId, at),
  campaignId,
  dormancy: 'lapsed',
});
const sent = (month: string, more: object = {}): Fact => ({
  kind: 'mailSent',
  ...base(`mail-${month}`, `${month}-05`),
  campaignId: 'monthly',
  mailKind: 'nurture',
  counts: 'sent',
  month,
  ...more,
});
const engaged = (month: string, verdict: string, act = 'click'): Fact => ({
  kind: 'engaged',
  ...base(`engaged-${month}-${act}`, `${month}-06`),
  act,
  group: `mail-${month}#${act}`,
  engagementId: `${act}-${month}`,
  messageId: `mail-${month}`,
  campaignId: 'monthly',
  verdict,
});
const crossing = (at: string): Fact => ({
  kind: 'crossing',
  ...base('1', at),
  modelId: 'm',
  number: 1,
  interest: 60,
  threshold: 50,
  isRequest: false,
  engagementId: 'e',
  campaignId: 'monthly',
});
const rowOf = (facts: readonly Fact[], campaignId: string) =>
  foldKpiRows(facts).find((row) => row.campaignId === campaignId);

describe('the row of the monthly mail', () => {
  const facts = [
    enrolled('autumn', '2026-09-01'),
    enrolled('monthly', '2026-10-10'),
    sent('2026-11'),
    sent('2026-12', { asksToGoOn: true }),
    engaged('2026-11', 'human'),
    engaged('2026-12', 'human', 'open'),
  ];

  it('counts mails, reactions and the last question by month, and no mere opening', () => {
    expect(rowOf(facts, 'monthly')).toMatchObject({
      delivery: { sent: 2 },
      months: {
        '2026-11': { sent: 1, reacted: 1, asked: 0 },
        '2026-12': { sent: 1, reacted: 0, asked: 1 },
      },
    });
    expect(rowOf(facts, 'autumn')).not.toHaveProperty('months');
  });

  it('counts a reaction by the verdict that stands', () => {
    const changed: Fact = {
      kind: 'verdictChanged',
      ...base('v', '2026-11-07'),
      engagementId: 'click-2026-11',
      from: 'human',
      to: 'machine',
    };

    expect(rowOf([...facts, changed], 'monthly')?.months?.['2026-11']).toMatchObject({ reacted: 0 });
  });

  it('counts an end in the month in which it came, silence by itself', () => {
    const end = (because: string): Fact => ({
      kind: 'enrolmentEnded',
      ...base('monthly', '2027-01-10'),
      campaignId: 'monthly',
      because,
      month: '2027-01',
    });

    expect(rowOf([...facts, end('silent')], 'monthly')?.months?.['2027-01']).toMatchObject({
      silent: 1,
      stopped: 0,
    });
    expect(rowOf([...facts, end('refused')], 'monthly')?.months?.['2027-01']).toMatchObject({
      silent: 0,
      stopped: 1,
    });
  });

  it('leaves what comes within 90 days of the campaign to the campaign, and takes what comes later', () => {
    const early = [...facts, crossing('2026-11-06')];
    const late = [...facts, crossing('2026-12-06')];

    expect(rowOf(early, 'autumn')?.hotAt).toBeDefined();
    expect(rowOf(early, 'monthly')?.hotAt).toBeUndefined();
    expect(rowOf(late, 'autumn')?.hotAt).toBeUndefined();
    expect(rowOf(late, 'monthly')?.hotAt).toBeDefined();
  });

  it('does not take what names no campaign from the campaign before it', () => {
    const won: Fact = {
      kind: 'deal',
      ...base('d', '2026-11-20'),
      dealId: 'd',
      stage: 'won',
      on: '2026-11-20',
      source: 'import',
    };

    expect(rowOf([...facts, won], 'autumn')?.wonAt).toBeDefined();
    expect(rowOf([...facts, won], 'monthly')?.wonAt).toBeUndefined();
  });

  it('is the same in any order of the facts', () => {
    const all = [...facts, crossing('2026-11-06')];
    const expected = foldKpiRows(all);

    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(foldKpiRows(shuffled)).toEqual(expected);
      }),
    );
  });
});
