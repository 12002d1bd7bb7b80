import type { memberRoutes } from '../../contract/members.ts';
import { roles as allRoles, type Member } from '../../domain/members/member.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { listOwners } from '../people/owner-store.ts';
import { findMember, saveMember } from './member-store.ts';
import { changedMeanwhile, noSuchMember } from './member-refusals.ts';
import { refuseStale } from '../kernel/write-over.ts';
import { memberView, presentMember } from './member-view.ts';
import { ownerIdFor } from './owner-of-member.ts';

/** Changes what a member is called and may do. Nobody takes the role of administrator from themselves: one always stays. */
export const changeMember =
  ({ db, directory, now }: Needs<'db' | 'directory' | 'now'>): Serve<typeof memberRoutes.changeMember> =>
  async ({ params: { id }, body: { ownerId, ...given } }, caller) => {
    const member = await findMember(db, id);
    if (member === undefined || member.removedAt !== undefined) throw noSuchMember(id);
    refuseStale(caller, presentMember(member));
    const roles = given.roles ?? member.roles;
    if (caller.memberId === id && !roles.includes('admin')) throw notFromYourself();
    const { ownerId: former, ...rest } = member;
    const owner = ownerId === undefined ? former : ownerIdFor(await listOwners(db), member.email, ownerId);
    const changed: Member = {
      ...rest,
      name: given.name ?? member.name,
      locale: given.locale ?? member.locale,
      roles: [...roles],
      changed: { by: caller.name, at: now().toISOString() },
      ...(owner === undefined ? {} : { ownerId: owner }),
    };
    const saved = await saveMember(db, changed);
    if (saved === undefined) throw changedMeanwhile();
    await directory.putIntoGroups(
      id,
      roles,
      allRoles.filter((role) => !roles.includes(role)),
    );
    caller.changed({ thing: changed.name, before: shownOf(member), after: shownOf(changed) });
    return { member: memberView(saved) };
  };

/** What a person changes of a member. */
const shownOf = ({ name, locale, roles, ownerId }: Member) => ({ name, locale, roles, ownerId });

const notFromYourself = (): UserError =>
  new UserError(422, 'own-role', {
    ja: '自分から管理者の役割は外せません。ほかの管理者に依頼してください。',
    en: 'You cannot take the role of administrator from yourself. Ask another administrator.',
  });
