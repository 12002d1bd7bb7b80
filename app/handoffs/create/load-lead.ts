import { holdsOf } from '../../../domain/people/causes.ts';
import { collisionScope } from '../../../domain/handoffs/create/collision-scope.ts';
import { isOpen } from '../../../domain/handoffs/handoff.ts';
import type { Database } from '../../../platform/dynamodb/database.ts';
import type { Needs } from '../../kernel/deps.ts';
import { countMembers, findAccount } from '../../people/account-store.ts';
import { findCustomer, loadStanding, whoSpeaksFor } from '../../people/customer-store.ts';
import { findHandoff } from '../handoff-store.ts';
import { findSiteHolder } from '../site-lock-store.ts';
import type { Lead } from './lead.ts';

/** A customer, or whoever speaks for him since a merge, with all that handing over looks at; undefined where customer or company is gone. */
export async function loadLead(
  { db, settings, now }: Needs<'db' | 'settings' | 'now'>,
  customerId: string,
): Promise<Lead | undefined> {
  const customer = await whoSpeaksFor(db, await findCustomer(db, customerId));
  if (customer === undefined) return undefined;
  const account = await findAccount(db, customer.accountId);
  if (account === undefined) return undefined;
  const inForce = await settings();
  const { handoffRules } = inForce;
  const countsPeople = handoffRules.collisions === 'site' && customer.site === undefined;
  const people = countsPeople ? await countMembers(db, account.id, handoffRules.departmentsFromPeople) : 0;
  return {
    customer,
    account,
    standing: await loadStanding(db, customer.id, now().toISOString()),
    settings: inForce,
    scope: collisionScope(customer, account, people, handoffRules),
  };
}

/** Whose handoff stands in the way: the customer's own one, wherever he has moved since, else that of his site. */
export async function findHolder(
  db: Database,
  { standing, account, scope }: Lead,
): Promise<{ readonly handoffId: string; readonly customerId: string } | undefined> {
  const { openHandoffId } = holdsOf(standing);
  const own = openHandoffId === undefined ? undefined : await findHandoff(db, openHandoffId);
  return own !== undefined && isOpen(own)
    ? { handoffId: own.id, customerId: own.customerId }
    : findSiteHolder(db, account.id, scope);
}
