import { ownerCalled } from './choose-owner.ts';
import { grouped } from '../../kernel/grouped.ts';
import type { Handoff } from '../handoff.ts';
import type { Owner } from '../../people/customer.ts';

/** Where an owner's manager is written to: the address on file, else that of the owner who bears the manager's name. */
export const managerAddress = (owner: Owner, owners: readonly Owner[]): string | undefined =>
  owner.managerEmail ?? ownerCalled(owners, owner.managerName)?.email;

/** Where what is for an owner's manager goes: to marketing where there is none. */
export const escalationAddress = (
  owner: Owner,
  owners: readonly Owner[],
  { marketingAddress }: { readonly marketingAddress: string },
): string => managerAddress(owner, owners) ?? marketingAddress;

/** Who leads whom: owners at work by their manager's address; those who have left too, where they still hold something. */
export const teamsOf = (
  owners: readonly Owner[],
  holders: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, readonly Owner[]> =>
  new Map(
    [
      ...grouped(owners, (owner) =>
        owner.retired && !holders.has(owner.id) ? undefined : managerAddress(owner, owners),
      ),
    ].flatMap(([manager, team]) => (manager === undefined ? [] : [[manager, team] as const])),
  );

/** Whose handoffs these are. */
export const holdersOf = (handoffs: readonly Pick<Handoff, 'ownerId'>[]): ReadonlySet<string> =>
  new Set(handoffs.map(({ ownerId }) => ownerId));
