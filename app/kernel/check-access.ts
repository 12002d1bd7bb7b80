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
  readonly sees: 'all' | { readonly own: OwnerOf | undefined };
}

/** Decides who may call a route, or throws a UserError. */
export type CheckAccess = (route: Pick<Route, 'roles' | 'own'>, caller: HttpCaller) => Promise<Admitted>;

/**
 * The one check of roles: a request signed with IAM may do what an admin may; a member needs a role of the route's, and
 * is looked up, so that one who was removed is out within thirty seconds, whatever the token says.
 */
export function checkAccess(db: Database, now: () => Date): CheckAccess {
  const memberOf = memberReader(db, now);
  return async (route, caller) => {
    if (caller.kind === 'signed') return { name: caller.name, sees: 'all' };
    if (caller.kind === 'nobody') throw new UserError(401, 'signed-out', signedOut);
    const member = await memberOf(caller.id);
    const access = accessOf(member, caller.groups);
    if (access.kind === 'removed' || access.roles.length === 0)
      throw new UserError(403, 'not-a-member', notAMember);
    if (!hasOneOf(route.roles, access.roles)) throw new UserError(403, 'not-your-role', notYourRole);
    const name = member?.name ?? caller.name;
    if (access.kind === 'all' || route.own === undefined) return { name, memberId: caller.id, sees: 'all' };
    return {
      name,
      memberId: caller.id,
      sees: { own: (await listOwners(db)).find(({ id }) => id === access.ownerId) },
    };
  };
}

const hasOneOf = (wanted: readonly Role[], held: readonly Role[]): boolean =>
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
