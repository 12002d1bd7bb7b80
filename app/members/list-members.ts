import type { memberRoutes } from '../../contract/members.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { memberView } from './member-view.ts';
import { listMembers as findMembers } from './member-store.ts';

/** All members by name; those who were removed stand last. */
export const listMembers =
  ({ db }: Needs<'db'>): Serve<typeof memberRoutes.listMembers> =>
  async () => {
    const members = (await findMembers(db)).toSorted((a, b) => a.name.localeCompare(b.name, 'ja'));
    const isOut = ({ removedAt }: { readonly removedAt?: string | undefined }) =>
      Number(removedAt !== undefined);
    return { members: members.toSorted((a, b) => isOut(a) - isOut(b)).map(memberView) };
  };
