import { ownerRoutes } from '../../contract/owners.ts';
import { countOpenHandoffs } from '../handoffs/in-hand-store.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { absenceTag } from './change-absence.ts';
import { listOwners as findOwners } from './owner-store.ts';
import { findReturned } from './returned-address-store.ts';

/** All salespeople, with how much each has in hand. */
export const listOwners =
  ({ db, now }: Needs<'db' | 'now'>): Serve<typeof ownerRoutes.listOwners> =>
  async () => {
    const [owners, isReturned] = await Promise.all([findOwners(db), findReturned(db)]);
    const open = await countOpenHandoffs(
      db,
      owners.map(({ id }) => id),
      now(),
    );
    return {
      owners: owners
        .map((owner) => ({
          ...owner,
          limit: owner.openHandoffs,
          openHandoffs: open.get(owner.id) ?? 0,
          returns: isReturned(owner.email)
            ? ('own' as const)
            : isReturned(owner.managerEmail)
              ? ('manager' as const)
              : undefined,
          absenceTag: absenceTag(owner),
        }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'ja')),
    };
  };
