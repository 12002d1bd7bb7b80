import type { HandoffView } from '../../contract/handoffs.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import { threeMails } from '../../domain/sequences/sequence.ts';
import { aHandoff } from './handoffs.ts';
import { iso, now } from './time.ts';

/** A running campaign on everybody who lapsed. */
export const aCampaign = (change: Partial<Campaign> = {}): Campaign => ({
  schemaVersion: 1,
  id: 'c1',
  name: 'A',
  segment: { id: 'lapsed', name: { ja: '途絶', en: 'Lapsed' }, conditions: [] },
  sequence: threeMails,
  state: 'running',
  launchedAt: iso(now),
  launchedBy: 'local',
  isContinuous: true,
  waves: [],
  ...change,
});

/** A handoff as the API shows it. */
export function aHandoffView(change: Partial<HandoffView> = {}): HandoffView {
  const { version: _v, rung: _r, log: _l, ...view } = aHandoff();
  return { ...view, ...change };
}
