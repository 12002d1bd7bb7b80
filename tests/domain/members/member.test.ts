import { describe, expect, it } from 'vitest';
import { accessOf, memberSchema, type Member } from '../../../domain/members/member.ts';

const aMember = (given: Partial<Member>): Member =>
  memberSchema.parse({
    schemaVersion: 1,
    id: 'sub',
    email: 'a@b.example',
    name: 'A',
    locale: 'ja',
    roles: ['support'],
    invitedAt: '2026-11-01T00:00:00Z',
    invitedBy: 'admin',
    ...given,
  });

describe('what somebody with a token may do', () => {
  it('is what the member says, whatever groups the token was made with', () => {
    expect(accessOf(aMember({ roles: ['support'] }), ['admin'])).toEqual({ kind: 'all', roles: ['support'] });
  });

  it('is nothing once they are removed', () => {
    const removed = aMember({ roles: ['admin'], removedAt: '2026-11-02T00:00:00Z' });

    expect(accessOf(removed, ['admin'])).toEqual({ kind: 'removed' });
  });

  it('is by the groups where there is no member, and unknown groups are none', () => {
    expect(accessOf(undefined, ['manager', 'admin'])).toEqual({ kind: 'all', roles: ['admin', 'manager'] });
    expect(accessOf(undefined, ['janitor'])).toEqual({ kind: 'all', roles: [] });
  });

  it('is their own with sales alone, and everything of a second role', () => {
    const own = { kind: 'own', roles: ['sales'], ownerId: 'sato' };

    expect(accessOf(aMember({ roles: ['sales'], ownerId: 'sato' }), [])).toEqual(own);
    expect(accessOf(undefined, ['sales'])).toEqual({ kind: 'own', roles: ['sales'], ownerId: undefined });
    expect(accessOf(aMember({ roles: ['sales', 'manager'] }), []).kind).toBe('all');
  });
});
