import type { memberRoutes } from '../../contract/members.ts';
import { roles as allRoles, type Member } from '../../domain/members/member.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { listOwners } from '../people/owner-store.ts';
import { findMember, listMembers, saveMember } from './member-store.ts';
import { changedMeanwhile } from './member-refusals.ts';
import { memberView } from './member-view.ts';
import { ownerIdFor } from './owner-of-member.ts';

/**
 * Invites somebody: first their sign-in, then what they may do. Repeated after a failure it goes on where it ended, for
 * the directory answers the sign-in that is there.
 */
export const inviteMember =
  ({ db, directory, now }: Needs<'db' | 'directory' | 'now'>): Serve<typeof memberRoutes.inviteMember> =>
  async ({ body: { email: given, name, locale, roles, ownerId } }, caller) => {
    const email = given.toLowerCase();
    const isIn = (await listMembers(db)).some(
      (member) => member.email === email && member.removedAt === undefined,
    );
    if (isIn) throw alreadyIn(email);
    const owner = ownerIdFor(await listOwners(db), email, ownerId);
    const id = await directory.admit({ email, name });
    await directory.putIntoGroups(
      id,
      roles,
      allRoles.filter((role) => !roles.includes(role)),
    );
    const at = now().toISOString();
    const member: Member = {
      schemaVersion: 1,
      version: (await findMember(db, id))?.version ?? 0,
      id,
      email,
      name,
      locale,
      ...(owner === undefined ? {} : { ownerId: owner }),
      roles: [...roles],
      invitedAt: at,
      invitedBy: caller.name,
      changed: { by: caller.name, at },
    };
    const saved = await saveMember(db, member);
    if (saved === undefined) throw changedMeanwhile();
    caller.changed({ thing: name, after: { email, name, locale, roles, ownerId: owner } });
    return { member: memberView(saved) };
  };

const alreadyIn = (email: string): UserError =>
  new UserError(409, 'already-a-member', {
    ja: `${email} はすでに利用者です。役割を変えるには一覧で変更してください。`,
    en: `${email} is a member already. To change the roles, change that member in the list.`,
  });
