import { ownerCalled } from './choose-owner.ts';
import type { Owner } from '../../people/customer.ts';

/** Where an owner's manager is written to: the address on file, else that of the owner who bears the manager's name. */
export const managerAddress = (owner: Owner, owners: readonly Owner[]): string | undefined =>
  owner.managerEmail ?? ownerCalled(owners, owner.managerName)?.email;

/** Who leads whom: owners at work by their manager's address. */
export function teamsOf(owners: readonly Owner[]): ReadonlyMap<string, readonly Owner[]> {
  const teams = new Map<string, readonly Owner[]>();
  for (const owner of owners) {
    const manager = owner.retired ? undefined : managerAddress(owner, owners);
    if (manager !== undefined) teams.set(manager, [...(teams.get(manager) ?? []), owner]);
  }
  return teams;
}
