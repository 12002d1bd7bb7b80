import type { memberRoutes } from '../../contract/members.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findMember, saveMember } from './member-store.ts';
import { refuseStale } from '../kernel/write-over.ts';
import { memberView, presentMember } from './member-view.ts';
import { changedMeanwhile, noSuchMember } from './member-refusals.ts';

/**
 * Removes a member: first the item, by which every function refuses them within thirty seconds, then their sessions and
 * their sign-in. Repeated for one who is out already it makes sure of the rest.
 */
export const removeMember =
  ({ db, directory, now }: Needs<'db' | 'directory' | 'now'>): Serve<typeof memberRoutes.removeMember> =>
  async ({ params: { id } }, caller) => {
    const member = await findMember(db, id);
    if (member === undefined) throw noSuchMember(id);
    if (caller.memberId === id) throw notYourself();
    const at = now().toISOString();
    const isIn = member.removedAt === undefined;
    // To remove who is out already is no change, whatever was read.
    if (isIn) refuseStale(caller, presentMember(member));
    const removed = isIn
      ? await saveMember(db, { ...member, removedAt: at, changed: { by: caller.name, at } })
      : member;
    if (removed === undefined) throw changedMeanwhile();
    await directory.shutOut(id);
    caller.changed({
      thing: member.name,
      before: { removedAt: member.removedAt },
      after: { removedAt: removed.removedAt },
    });
    return { member: memberView(removed) };
  };

const notYourself = (): UserError =>
  new UserError(422, 'yourself', {
    ja: '自分自身は外せません。ほかの管理者に依頼してください。',
    en: 'You cannot remove yourself. Ask another administrator.',
  });
