import { expect, it } from 'vitest';
import { foldKpiRows } from '../../../domain/kpis/fold-kpi-row.ts';
import type { Fact } from '../../../domain/timeline/fact.ts';
import { iso, now } from '../../builders/time.ts';

const base = (id: string) => ({ customerId: 'customer-1', at: iso(now), id });
const told = (mailKind: string, campaignId?: string): Fact => ({
  kind: 'mailSent',
  ...base(mailKind),
  campaignId,
  mailKind,
  counts: 'sent',
});
const enrolled: Fact = { kind: 'enrolled', ...base('autumn'), campaignId: 'autumn', dormancy: 'lapsed' };
const refusedBySales: Fact = {
  kind: 'mailSkipped',
  ...base('receipt-refused'),
  campaignId: '',
  step: 0,
  because: 'x',
  counts: 'rejected',
};

it('the mails of a campaign are those to the customer, not what sales was told about them', () => {
  const facts = [enrolled, told('nurture', 'autumn'), told('test'), told('handoff'), told('receipt')];

  const [row] = foldKpiRows([...facts, refusedBySales]);

  expect(row?.delivery).toEqual({ sent: 1, rejected: 0, bounced: 0, complained: 0 });
});
