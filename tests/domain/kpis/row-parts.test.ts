import { describe, expect, it } from 'vitest';
import type { RowParts } from '../../../domain/kpis/divisions.ts';
import { foldKpiRows } from '../../../domain/kpis/fold-kpi-row.ts';
import { monthlyId } from '../../../domain/sequences/monthly-id.ts';
import type { Fact, FactOf } from '../../../domain/timeline/fact.ts';
import { iso, msPerDay, now } from '../../builders/time.ts';

const base = (days: number, id: string) => ({ customerId: 'c', at: iso(now + days * msPerDay), id });

const enrolled = (more: Partial<FactOf<'enrolled'>> = {}): Fact => ({
  kind: 'enrolled',
  ...base(0, 'autumn'),
  campaignId: 'autumn',
  dormancy: 'lapsed',
  ...more,
});
const sent = (days: number, stepId: string, campaignId = 'autumn'): Fact => ({
  kind: 'mailSent',
  ...base(days, `mail-${stepId}`),
  campaignId,
  mailKind: 'nurture',
  passed: [{ id: stepId, outcome: 'sent' }],
});
const did = (days: number, group: string, more: Partial<FactOf<'engaged'>> = {}): Fact => ({
  kind: 'engaged',
  ...base(days, group),
  act: 'click',
  group,
  engagementId: `${group}-${days}`,
  verdict: 'human',
  ...more,
});
const clicked = (days: number, stepId: string, more: Partial<FactOf<'engaged'>> = {}): Fact =>
  did(days, `mail-${stepId}#click#x`, { messageId: `mail-${stepId}`, campaignId: 'autumn', ...more });
const passed = (days: number, steps: FactOf<'stepsPassed'>['passed']): Fact => ({
  kind: 'stepsPassed',
  ...base(days, `passed-${days}`),
  campaignId: 'autumn',
  passed: steps,
});
const handedOver = (days: number, rank: 'A' | 'B'): Fact => ({
  kind: 'handoffCreated',
  ...base(days, `handoff-${days}`),
  handoffId: `handoff-${days}`,
  rank,
  ownerId: 'o',
  campaignId: 'autumn',
});
const dealt = (days: number): Fact => ({
  kind: 'deal',
  ...base(days, 'deal'),
  dealId: 'deal',
  stage: 'open',
  on: iso(now + days * msPerDay).slice(0, 10),
  source: 'import',
});

/** Of the row of the campaign, in whatever order facts come. */
function partsOf(...facts: Fact[]): RowParts | undefined {
  const rows = [facts, facts.toReversed()].map((each) => foldKpiRows(each)[0]?.parts);
  expect(rows[1]).toEqual(rows[0]);
  return rows[0];
}

describe('what a row is of', () => {
  it('is what the customer was at the enrolment', () => {
    expect(partsOf(enrolled({ industry: ' 製造業 ', site: '大阪支店', route: '展示会' }))).toEqual({
      industry: '製造業',
      site: '大阪支店',
      route: '展示会',
    });
  });

  it('is nothing where nothing was recorded, as in older facts, or only blanks', () => {
    expect(partsOf(enrolled())).toBeUndefined();
    expect(partsOf(enrolled({ site: '  ' }))).toBeUndefined();
  });

  it('is no more than a hundred letters of a name', () => {
    expect(partsOf(enrolled({ site: 'x'.repeat(300) }))?.site).toHaveLength(100);
    expect(partsOf(enrolled({ site: `${'x'.repeat(99)}𠮷𠮷` }))?.site).toBe(`${'x'.repeat(99)}𠮷`);
  });

  it('is nothing in the monthly mail, which is in no total', () => {
    expect(
      partsOf(
        enrolled({ id: monthlyId, campaignId: monthlyId, industry: '製造業' }),
        sent(1, 'topic', monthlyId),
        did(2, 'mail-topic#click#x', { messageId: 'mail-topic', campaignId: monthlyId }),
      ),
    ).toBeUndefined();
  });

  it('is the step whose mail the first reaction of a person was to', () => {
    const mails = [enrolled(), sent(1, 'one'), sent(10, 'two')];

    expect(partsOf(...mails, clicked(12, 'two'), clicked(14, 'one'))).toEqual({ step: 'two' });
    expect(partsOf(...mails, clicked(2, 'one', { act: 'open' }), clicked(12, 'two'))?.step).toBe('two');
    expect(partsOf(...mails, clicked(2, 'one', { verdict: 'machine' }))).toBeUndefined();
    expect(partsOf(...mails, clicked(2, 'one', { verdict: 'unknown' }))).toBeUndefined();
  });

  it('goes by the verdict that stands', () => {
    const changed = (to: string): Fact => ({
      kind: 'verdictChanged',
      ...base(5, `changed-${to}`),
      engagementId: 'mail-one#click#x-2',
      from: 'unknown',
      to,
    });
    const mails = [enrolled(), sent(1, 'one')];

    expect(partsOf(...mails, clicked(2, 'one'), changed('machine'))).toBeUndefined();
    expect(partsOf(...mails, clicked(2, 'one', { verdict: 'unknown' }), changed('human'))).toEqual({
      step: 'one',
    });
  });

  it('is of a mail that was confirmed late, too', () => {
    const late: Fact = {
      kind: 'mailUnconfirmed',
      ...base(1, 'mail-one'),
      campaignId: 'autumn',
      passed: [{ id: 'one', outcome: 'unconfirmed' }],
    };

    expect(partsOf(enrolled(), late, clicked(2, 'one'))).toEqual({ step: 'one' });
  });

  it('takes no reaction that came after the opportunity, nor one to another campaign', () => {
    expect(partsOf(enrolled(), sent(1, 'one'), dealt(5), clicked(6, 'one'))).toBeUndefined();
    expect(
      partsOf(enrolled(), sent(1, 'one', 'other'), clicked(6, 'one', { campaignId: 'other' })),
    ).toBeUndefined();
  });

  it.each([
    ['mail-one#download#guide', 'download', 'download#guide'],
    ['direct#download#price#list', 'download', 'download#price#list'],
    ['registration#1x2y', 'registration', 'webinar#1x2y'],
    ['webinar#1x2y', 'webinar', 'webinar#1x2y'],
  ])('is the first document or webinar: of %s', (group, act, content) => {
    expect(
      partsOf(enrolled(), did(3, group, { act }), did(4, 'direct#download#later', { act: 'download' })),
    ).toEqual({ content });
  });

  it('is the first rank, and the arm of the first split', () => {
    expect(
      partsOf(
        enrolled(),
        passed(1, [
          { id: 'wait', outcome: 'waited' },
          { id: 'ab', outcome: 'b', drawn: true },
        ]),
        passed(2, [{ id: 'second', outcome: 'a', drawn: true }]),
        handedOver(3, 'B'),
        handedOver(30, 'A'),
      ),
    ).toEqual({ rank: 'B', variant: 'ab#b' });
  });
});
