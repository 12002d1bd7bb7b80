import type { Handoff } from '../handoff.ts';
import type { Deal } from '../../people/relationship.ts';

/** The deal that sales reported through a handoff, as the account keeps it; undefined when there is none. */
export function dealOfHandoff(handoff: Handoff): Deal | undefined {
  const { deal, outcome } = handoff;
  if (deal === undefined) return undefined;
  const stage = deal.closedOn === undefined ? 'open' : outcome === 'won' ? 'won' : 'lost';
  return {
    dealId: handoff.id,
    accountId: handoff.accountId,
    customerId: handoff.customerId,
    stage,
    stageLabel: stage,
    openedOn: deal.opportunityOn,
    closedOn: deal.closedOn,
    amount: deal.amount,
    source: 'feedback',
  };
}
