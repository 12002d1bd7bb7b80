import { describe, expect, it } from 'vitest';
import { jwtAuthorizer } from '../../local/api/jwt-authorizer.ts';
import { createGrants } from '../../local/cognito/grants.ts';
import { createTokenMaker } from '../../local/cognito/tokens.ts';
import { callerOf } from '../../platform/caller.ts';

const HOUR = 3_600_000;
const grant = { sub: 'mika', scope: 'openid', nonce: undefined, originJti: 'first', authTime: 0 };
const user = {
  sub: 'mika',
  username: 'mika',
  email: 'mika@company.example',
  name: 'Mika',
  groups: ['manager', 'marketing'],
  isEnabled: true,
};
const issuer = 'http://localhost:1/_cognito';

describe('a refresh token', () => {
  it('is replaced at each use, is good for a moment longer, and ends when the session does', () => {
    let now = 0;
    const grants = createGrants({ refreshSeconds: 12 * 3600, graceSeconds: 30 }, () => now);
    const first = grants.newRefreshToken(grant);

    now = 11 * HOUR;
    const second = grants.rotate(first)?.next ?? '';
    now += 29_000;
    const again = grants.rotate(first);
    now += 2_000;
    const late = grants.rotate(first);
    now = 12 * HOUR;

    expect(again).toBeDefined();
    expect(late).toBeUndefined();
    expect(grants.rotate(second)).toBeUndefined();
  });

  it('takes all that came of the same sign-in with it when it is revoked, and nobody else’s', () => {
    const grants = createGrants({ refreshSeconds: 60, graceSeconds: 30 }, () => 0);
    const first = grants.newRefreshToken(grant);
    const other = grants.newRefreshToken({ ...grant, originJti: 'other' });
    const second = grants.rotate(first)?.next ?? '';
    grants.revoke(second);

    expect(grants.rotate(first)).toBeUndefined();
    expect(grants.rotate(other)).toBeDefined();
  });
});

describe('the authorizer', () => {
  const tokens = createTokenMaker(issuer, 'client', 300);
  const made = tokens.make(user, grant, 1000);
  const authorize = (seconds: number) => jwtAuthorizer({ keyOf: tokens.keyOf, now: () => seconds * 1000 });
  const rule = { issuer, audience: ['client'], scopes: ['openid'] };
  const bearer = (token: string | undefined): string => `Bearer ${token ?? ''}`;

  it('hands claims on as text, and lists in brackets, until the token ends', () => {
    const good = authorize(1299)(rule, bearer(made['access_token']));

    expect(good).toMatchObject({ kind: 'claims', claims: { 'cognito:groups': '[manager marketing]' } });
    expect(authorize(1300)(rule, bearer(made['access_token'])).kind).toBe('unauthorized');
  });

  it('refuses another issuer, another client, and what is no token', () => {
    const check = authorize(1100);

    expect(check({ ...rule, issuer: 'http://other' }, bearer(made['access_token'])).kind).toBe(
      'unauthorized',
    );
    expect(check({ ...rule, audience: ['other'] }, bearer(made['access_token'])).kind).toBe('unauthorized');
    expect(check(rule, 'Bearer x.y.z').kind).toBe('unauthorized');
    expect(check(rule, undefined).kind).toBe('unauthorized');
  });

  it('lets an ID token pass where no scope is asked for, as API Gateway does; our functions do not', () => {
    const idToken = bearer(made['id_token']);
    const passed = authorize(1100)({ ...rule, scopes: [] }, idToken);
    const claims = passed.kind === 'claims' ? passed.claims : {};
    const requestContext: Parameters<typeof callerOf>[0]['requestContext'] = Object.assign(
      Object.create(null),
      { authorizer: { jwt: { claims, scopes: null } } },
    );

    expect(authorize(1100)(rule, idToken).kind).toBe('forbidden');
    expect(passed.kind).toBe('claims');
    expect(callerOf({ requestContext }).kind).toBe('nobody');
  });
});
