import { groupOf, type RawEngagement } from '../../domain/engagement/engagement.ts';
import type { Verdict } from '../../domain/engagement/verdict.ts';
import { iso, now } from './time.ts';

type RawEngagementOf<K extends RawEngagement['kind']> = Extract<RawEngagement, { kind: K }>;

const base = { customerId: 'customer-1', occurredAt: iso(now), receivedAt: iso(now) };

const samples: { readonly [K in RawEngagement['kind']]: RawEngagementOf<K> } = {
  open: { kind: 'open', id: 'open-1', ...base, messageId: 'mail-1' },
  click: { kind: 'click', id: 'click-1', ...base, messageId: 'mail-1', link: 'https://company.example/a' },
  download: { kind: 'download', id: 'download-1', ...base, assetId: 'guide', assetTitle: '在庫管理ガイド' },
  webinar: {
    kind: 'webinar',
    id: 'webinar-1',
    ...base,
    session: 'w-1',
    topic: '在庫の見直し',
    attended: true,
  },
  registration: { kind: 'registration', id: 'registration-1', ...base, session: 'w-1' },
  visit: { kind: 'visit', id: 'visit-1', ...base, page: '/price', week: '2026-W47' },
  inquiry: { kind: 'inquiry', id: 'inquiry-1', ...base, inquiry: 'document' },
  probe: { kind: 'probe', id: 'probe-1', ...base, messageId: 'mail-1', how: 'hidden-link' },
  reply: { kind: 'reply', id: 'reply-1', ...base, refuses: false },
};

/** One act of `kind`, done and received now unless said otherwise. */
export const aRawEngagement = <K extends RawEngagement['kind']>(
  kind: K,
  change: Partial<RawEngagementOf<K>> = {},
): RawEngagementOf<K> => ({
  ...samples[kind],
  ...change,
});

/** An act done and received at this moment. */
export const happenedAt = (
  epochMs: number,
): { readonly occurredAt: string; readonly receivedAt: string } => ({
  occurredAt: iso(epochMs),
  receivedAt: iso(epochMs),
});

export const aVerdict = (is: Verdict['is']): Verdict => ({ is, reasons: ['browser-agent'], rules: 1 });

type Judged = { readonly group: string; readonly verdict: Verdict };

/** An act in its group, a person's unless said otherwise. */
export const anEngagement = <A extends RawEngagement>(act: A, is: Verdict['is'] = 'human'): A & Judged => ({
  ...act,
  group: groupOf(act),
  verdict: aVerdict(is),
});
