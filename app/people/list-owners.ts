import { ownerRoutes } from '../../contract/people.ts';
import { countOpenHandoffs } from '../handoffs/open-entry-store.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { listOwners as findOwners } from './owner-store.ts';

/** All salespeople, with how much each has in hand. */
export const listOwners =
  ({ db }: Needs<'db'>): Serve<typeof ownerRoutes.listOwners> =>
  async () => {
    const [owners, open] = await Promise.all([findOwners(db), countOpenHandoffs(db)]);
    return {
      owners: owners
        .map((owner) => ({ ...owner, limit: owner.openHandoffs, openHandoffs: open.get(owner.id) ?? 0 }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'ja')),
    };
  };
