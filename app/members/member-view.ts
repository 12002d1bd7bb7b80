import type { MemberView } from '../../contract/members.ts';
import type { Member } from '../../domain/members/member.ts';
import type { PresentState } from '../../platform/stale-write.ts';

/** A member as clients see them. */
export const memberView = (member: Member): MemberView => ({ ...member, tag: tagOf(member) });

/** What is there, for somebody who had read something else. */
export const presentMember = (member: Member): PresentState => ({
  tag: tagOf(member),
  ...member.changed,
  present: memberView(member),
});

const tagOf = ({ version }: Pick<Member, 'version'>): string => `v${version}`;
