import { randomBytes } from 'node:crypto';
import type { Page, Recognise } from '../aws/aws-endpoint.ts';
import { jwtAuthorizer, type Authorize } from '../api/jwt-authorizer.ts';
import type { StackTemplate } from '../template/read-template.ts';
import { issuerAt, type Resolve } from '../template/resolve-intrinsics.ts';
import { cognitoApi } from './cognito-api.ts';
import { createGrants } from './grants.ts';
import { issuerPages } from './issuer-pages.ts';
import { onePersonEach, type LocalPerson } from './local-person.ts';
import { createPoolUsers, type PoolUser } from './pool-users.ts';
import { readPool } from './read-pool.ts';
import { createTokenMaker } from './tokens.ts';

interface PoolParts {
  readonly template: StackTemplate;
  readonly resolve: Resolve;
  readonly awsUrl: string;
  /** One of each role where nobody is named. */
  readonly people: readonly LocalPerson[] | undefined;
  readonly now: () => number;
}

/** The user pool of a stack on one machine: who there is, how they sign in, and what their tokens are worth. */
export interface LocalPool {
  readonly services: readonly Recognise[];
  readonly pages: readonly Page[];
  readonly authorize: Authorize;
  /** Those who may sign in. */
  readonly people: () => readonly PoolUser[];
}

/** Makes the pool; undefined where the template has none. */
export function createPool({ template, resolve, awsUrl, people, now }: PoolParts): LocalPool | undefined {
  const issuer = issuerAt(awsUrl);
  const settings = readPool(template, resolve);
  if (settings === undefined) return undefined;
  const users = createPoolUsers(settings.groups);
  for (const { id, name, email, role } of people ?? onePersonEach) {
    const user = users.add({ sub: id, name, email });
    if (user !== undefined) users.change({ ...user, groups: [role] });
  }
  // Letters and digits, as Cognito's.
  const clientSecret = randomBytes(26).toString('hex');
  const tokens = createTokenMaker(issuer, settings.clientId, settings.accessSeconds);
  const grants = createGrants(settings, () => performance.now());
  return {
    services: [cognitoApi({ settings, clientSecret, users, grants })],
    pages: [issuerPages({ settings, issuer, clientSecret, users, tokens, grants, now })],
    authorize: jwtAuthorizer({ keyOf: tokens.keyOf, now }),
    people: () => users.all().filter(({ isEnabled }) => isEnabled),
  };
}
