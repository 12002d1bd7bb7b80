import type { OwnerOf, Role, Route } from '../../contract/route.ts';
import type { Bilingual } from '../../domain/kernel/locale.ts';
import { accessOf } from '../../domain/members/member.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { HttpCaller } from '../../platform/caller.ts';
import { UserError } from '../../platform/user-error.ts';
import { memberReader } from '../members/member-store.ts';
import { listOwners } from '../people/owner-store.ts';

/** What the check found out: who it is by name, and whether they see only what is theirs. */
export interface Admitted {
  readonly name: string;
  readonly memberId?: string;
  /** What they may do; where IAM signed, what an admin may. */
  readonly roles: readonly Role[];
  readonly sees: 'all' | { readonly own: OwnerOf | undefined };
}

/** Decides who may call a route, or throws a UserError. */
export type CheckAccess = (route: Pick<Route, 'roles'>, caller: HttpCaller) => Promise<Admitted>;

/**
 * The one check of roles: a request signed with IAM may do what an admin may; a member needs a role of the route's, and
 * is looked up, so that one who was removed is out within thirty seconds, whatever the token says.
 */
export function checkAccess(db: Database, now: () => Date): CheckAccess {
  const memberOf = memberReader(db, now);
  return async (route, caller) => {
    if (caller.kind === 'signed') return { name: caller.name, roles: ['admin'], sees: 'all' };
    if (caller.kind === 'nobody') throw new UserError(401, 'signed-out', signedOut);
    const member = await memberOf(caller.id);
    const access = accessOf(member, caller.groups);
    if (access.kind === 'removed' || access.roles.length === 0)
      throw new UserError(403, 'not-a-member', notAMember);
    checkRoles(route.roles, access.roles);
    const name = member?.name ?? caller.name;
    const admitted = { name, memberId: caller.id, roles: access.roles };
    // Whatever the route says of its answer: what is written is somebody's own too.
    if (access.kind === 'all') return { ...admitted, sees: 'all' };
    return {
      ...admitted,
      // Who has left sees nothing more, as their links open nothing more, also before somebody removes the member.
      sees: {
        own: (await listOwners(db)).find(({ id, retired }) => id === access.ownerId && !retired),
      },
    };
  };
}

/** Refuses whoever holds none of the roles that something needs, be it a route or a part of what one answers. */
export function checkRoles(wanted: readonly Role[], held: readonly Role[]): void {
  if (!hasOneOf(wanted, held)) throw new UserError(403, 'not-your-role', notYourRole);
}

export const hasOneOf = (wanted: readonly Role[], held: readonly Role[]): boolean =>
  held.some((role) => wanted.includes(role));

/** Said to somebody who has a sign-in, and is no member or one no more. */
export const notAMember: Bilingual = {
  ja: 'この画面の利用者として登録されていません。管理者に招待を依頼してください。',
  en: 'You are not a member of this console. Ask an administrator to invite you.',
};
const signedOut = {
  ja: 'サインインの期限が切れました。もう一度サインインしてください。',
  en: 'You are signed out. Sign in again.',
};
const notYourRole = {
  ja: 'この操作は、あなたの役割では行えません。管理者にご相談ください。',
  en: 'Your role may not do this. Ask an administrator.',
};
