import * as z from 'zod';
import type { StackTemplate } from '../template/read-template.ts';
import { poolId, type Resolve } from '../template/resolve-intrinsics.ts';

const units = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
const unitSchema = z.enum(['seconds', 'minutes', 'hours', 'days']);

const clientSchema = z.looseObject({
  UserPoolId: z.string(),
  GenerateSecret: z.boolean().default(false),
  CallbackURLs: z.array(z.string()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
  AllowedOAuthScopes: z.array(z.string()).default([]),
  AccessTokenValidity: z.coerce.number().default(60),
  RefreshTokenValidity: z.coerce.number().default(30),
  TokenValidityUnits: z
    .looseObject({ AccessToken: unitSchema.default('hours'), RefreshToken: unitSchema.default('days') })
    .default({ AccessToken: 'hours', RefreshToken: 'days' }),
  RefreshTokenRotation: z
    .looseObject({
      Feature: z.literal('ENABLED', { error: 'the local stack has only clients that rotate refresh tokens' }),
      RetryGracePeriodSeconds: z.coerce.number().default(0),
    })
    .default({ Feature: 'ENABLED', RetryGracePeriodSeconds: 0 }),
});
const groupSchema = z.looseObject({ UserPoolId: z.string(), GroupName: z.string() });

/** The user pool of a stack with its one client, as far as the issuer needs them. */
export interface PoolSettings {
  readonly poolId: string;
  readonly groups: readonly string[];
  readonly clientId: string;
  readonly callbackUrls: readonly string[];
  readonly signOutUrls: readonly string[];
  readonly scopes: readonly string[];
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
  readonly graceSeconds: number;
}

/** Reads the pool of the template; undefined where it has none. */
export function readPool(template: StackTemplate, resolve: Resolve): PoolSettings | undefined {
  const [pool, ...others] = template.ofType('AWS::Cognito::UserPool');
  const [client, ...moreClients] = template.ofType('AWS::Cognito::UserPoolClient');
  if (pool === undefined || client === undefined) return undefined;
  if (others.length > 0 || moreClients.length > 0)
    throw new Error('The local stack has one user pool with one client, and the template has more.');
  const read = clientSchema.parse(resolve(client.properties));
  return {
    poolId: poolId(pool),
    groups: template
      .ofType('AWS::Cognito::UserPoolGroup')
      .map(({ properties }) => groupSchema.parse(resolve(properties)).GroupName),
    clientId: client.logicalId,
    callbackUrls: read.CallbackURLs,
    signOutUrls: read.LogoutURLs,
    scopes: read.AllowedOAuthScopes,
    accessSeconds: read.AccessTokenValidity * units[read.TokenValidityUnits.AccessToken],
    refreshSeconds: read.RefreshTokenValidity * units[read.TokenValidityUnits.RefreshToken],
    graceSeconds: read.RefreshTokenRotation.RetryGracePeriodSeconds,
  };
}
