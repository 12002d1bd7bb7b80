import type { Session } from '../../contract/session.ts';
import { accessOf, type Member } from '../../domain/members/member.ts';
import { json, type RouteHandler } from '../../platform/http-pipeline.ts';
import { UserError } from '../../platform/user-error.ts';
import { notAMember } from '../kernel/check-access.ts';

/** `GET /session`: who is signed in, and as what. */
export const showSession =
  ({ memberOf }: { readonly memberOf: (id: string) => Promise<Member | undefined> }): RouteHandler =>
  async ({ caller }) => {
    if (caller.kind !== 'member') throw new UserError(401, 'signed-out', notAMember);
    const member = await memberOf(caller.id);
    const access = accessOf(member, caller.groups);
    const [role, ...others] = access.kind === 'removed' ? [] : access.roles;
    if (role === undefined) throw new UserError(403, 'not-a-member', notAMember);
    const session: Session = {
      person: {
        id: caller.id,
        name: member?.name ?? caller.name,
        email: member?.email ?? '',
        role,
        roles: [role, ...others],
        ...(member?.ownerId === undefined ? {} : { ownerId: member.ownerId }),
      },
    };
    return json(session);
  };
