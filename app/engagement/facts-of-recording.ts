import type { StoredInterest } from '../interest/interest-store.ts';
import { isOpenRequest, messageOf, type Engagement } from '../../domain/engagement/engagement.ts';
import type { Fact } from '../../domain/timeline/fact.ts';

/** The customer became hot. */
export function becameHotFact(
  interest: StoredInterest,
  points: number,
  counted: readonly Engagement[],
  at: string,
  holdDays: number,
): Fact {
  const decisive = counted.find((act) => isOpenRequest(act, holdDays)) ?? counted.at(-1);
  return {
    kind: 'crossing',
    customerId: interest.customerId,
    at,
    id: `${interest.modelId}.${interest.crossings}`,
    modelId: interest.modelId,
    number: interest.crossings,
    interest: points,
    threshold: interest.threshold,
    isRequest: counted.some((act) => isOpenRequest(act, holdDays)),
    engagementId: decisive?.id ?? '',
    campaignId: interest.campaignId,
  };
}

/** A request by somebody hot already. */
export const requestFact = (act: Engagement, interest: StoredInterest, at: string): Fact => ({
  kind: 'requested',
  customerId: act.customerId,
  at,
  id: act.id,
  engagementId: act.id,
  inquiry: act.kind === 'inquiry' ? act.inquiry : 'reply',
  campaignId: interest.campaignId,
});

/** What made the customer hot was a machine's. */
export const withdrawnFact = (interest: StoredInterest, at: string): Fact => ({
  kind: 'crossingWithdrawn',
  customerId: interest.customerId,
  at,
  id: `${interest.modelId}.${interest.crossings}`,
  number: interest.crossings,
  campaignId: interest.campaignId,
});

/** A group of acts counts for the first time. */
export const engagedFact = (engagement: Engagement, at: string): Fact => ({
  kind: 'engaged',
  customerId: engagement.customerId,
  at,
  id: engagement.group,
  act: engagement.kind,
  group: engagement.group,
  engagementId: engagement.id,
  messageId: messageOf(engagement),
  campaignId: engagement.campaignId,
  verdict: engagement.verdict.is,
});

/** The verdict on a recorded act changed. */
export const verdictFact = (engagement: Engagement, before: readonly Engagement[], at: string): Fact => ({
  kind: 'verdictChanged',
  customerId: engagement.customerId,
  at,
  id: `${engagement.id}.${engagement.verdict.is}`,
  engagementId: engagement.id,
  from: before.find((old) => old.id === engagement.id)?.verdict.is ?? 'unknown',
  to: engagement.verdict.is,
});
