import { collisionScope } from '../../domain/handoffs/create/collision-scope.ts';
import { isOpen } from '../../domain/handoffs/handoff.ts';
import { holdsOf } from '../../domain/people/causes.ts';
import type { Customer } from '../../domain/people/customer.ts';
import type { Write } from '../../platform/dynamodb/database.ts';
import type { Needs } from '../kernel/deps.ts';
import { findAccount } from '../people/account-store.ts';
import { loadStanding } from '../people/customer-store.ts';
import { keepDeal } from './answer/keep-deal.ts';
import { findHandoff, handoffWrites } from './handoff-store.ts';
import { findSiteHolder } from './site-lock-store.ts';

/**
 * The handoff that a moving customer heads goes along, to where it is in nobody's way.
 * @param takesDeal with the deal that sales talk about; a merge of companies brings all deals over itself
 */
export const moveHandoff =
  ({ db, settings, now }: Needs<'db' | 'settings' | 'now'>, takesDeal = false) =>
  async (customer: Customer): Promise<readonly Write[]> => {
    const standing = await loadStanding(db, customer.id, now().toISOString());
    const { openHandoffId } = holdsOf(standing);
    const handoff = openHandoffId === undefined ? undefined : await findHandoff(db, openHandoffId);
    const account = await findAccount(db, customer.accountId);
    if (handoff === undefined || !isOpen(handoff) || handoff.customerId !== customer.id) return [];
    if (account === undefined) return [];
    const inForce = await settings();
    const site = collisionScope(customer, account, 0, inForce.handoffRules);
    const holder = await findSiteHolder(db, account.id, site);
    if (holder !== undefined && holder.handoffId !== handoff.id) return [];
    const moved = { ...handoff, accountId: account.id, site };
    return [
      ...handoffWrites(db, handoff, moved, inForce),
      ...(takesDeal ? await keepDeal(db, handoff, moved) : []),
    ];
  };
