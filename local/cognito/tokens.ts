import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import type { PoolUser } from './pool-users.ts';

/** Of one sign-in, whatever is refreshed in it. */
export interface Grant {
  readonly sub: string;
  readonly scope: string;
  readonly nonce: string | undefined;
  readonly originJti: string;
  readonly authTime: number;
}

export interface TokenMaker {
  readonly keyOf: (kid: string) => KeyObject | undefined;
  readonly jwks: () => unknown;
  /** Access and ID token as Cognito makes them: the access token has `client_id` and no `aud`, no name and no address. */
  readonly make: (user: PoolUser, grant: Grant, nowSeconds: number) => Readonly<Record<string, string>>;
}

/** Signs with a key of its own, made when somebody first signs in: it takes a tenth of a second. */
export function createTokenMaker(issuer: string, clientId: string, accessSeconds: number): TokenMaker {
  const key = once(newKey);
  const jwt = (claims: object): string => {
    const { kid, privateKey } = key();
    const body = [{ kid, alg: 'RS256' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${body}.${sign('RSA-SHA256', Buffer.from(body), privateKey).toString('base64url')}`;
  };
  return {
    keyOf: (asked) => (asked === key().kid ? key().publicKey : undefined),
    jwks: () => ({
      keys: [{ ...key().publicKey.export({ format: 'jwk' }), kid: key().kid, alg: 'RS256', use: 'sig' }],
    }),
    make: (user, { scope, nonce, originJti, authTime }, nowSeconds) => {
      const shared = {
        sub: user.sub,
        ...(user.groups.length === 0 ? {} : { 'cognito:groups': user.groups }),
        iss: issuer,
        origin_jti: originJti,
        auth_time: authTime,
        iat: nowSeconds,
        exp: nowSeconds + accessSeconds,
      };
      return {
        access_token: jwt({
          ...shared,
          version: 2,
          client_id: clientId,
          token_use: 'access',
          scope,
          jti: randomUUID(),
          username: user.username,
        }),
        id_token: jwt({
          ...shared,
          aud: clientId,
          token_use: 'id',
          'cognito:username': user.username,
          email: user.email,
          email_verified: true,
          name: user.name,
          ...(nonce === undefined ? {} : { nonce }),
          jti: randomUUID(),
        }),
      };
    },
  };
}

function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = createHash('sha256')
    .update(String(publicKey.export({ format: 'jwk' }).n))
    .digest('base64url');
  return { kid, publicKey, privateKey };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
