import { verify, type KeyObject } from 'node:crypto';
import * as z from 'zod';

/** What a route asks of a token. */
export interface JwtRule {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly scopes: readonly string[];
}

/** What the authorizer found: the claims as the function gets them, no good token, or one without the scope. */
export type Authorized =
  | { readonly kind: 'claims'; readonly claims: Readonly<Record<string, string>> }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'forbidden' };

export type Authorize = (rule: JwtRule, header: string | undefined) => Authorized;

const headSchema = z.looseObject({ kid: z.string(), alg: z.literal('RS256') });
const claimsSchema = z.looseObject({
  iss: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  client_id: z.string().optional(),
  scope: z.string().default(''),
});

interface AuthorizerParts {
  readonly keyOf: (kid: string) => KeyObject | undefined;
  readonly now: () => number;
}

/**
 * Checks as the JWT authorizer of an HTTP API: RS256 by `kid`, `iss`, `exp`, `nbf`, `iat`, `aud` or else `client_id`, and
 * one of the route's scopes. ID tokens pass it too, where no scope is asked for.
 */
export const jwtAuthorizer =
  ({ keyOf, now }: AuthorizerParts): Authorize =>
  ({ issuer, audience, scopes }, header) => {
    const [head = '', body = '', signature = ''] = (header ?? '').replace(/^Bearer /i, '').split('.');
    const named = headSchema.safeParse(partOf(head));
    const read = claimsSchema.safeParse(partOf(body));
    const key = named.success ? keyOf(named.data.kid) : undefined;
    if (!read.success || key === undefined) return { kind: 'unauthorized' };
    const { iss, exp, nbf = 0, iat = 0, aud, client_id: clientId = '', scope } = read.data;
    const seconds = now() / 1000;
    const isGood =
      verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')) &&
      iss === issuer &&
      exp > seconds &&
      nbf <= seconds &&
      iat <= seconds + 1 &&
      [aud ?? clientId].flat().some((each) => audience.includes(each));
    if (!isGood) return { kind: 'unauthorized' };
    const granted = scope.split(' ');
    if (scopes.length > 0 && !scopes.some((each) => granted.includes(each))) return { kind: 'forbidden' };
    return { kind: 'claims', claims: asText(read.data) };
  };

function partOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Functions get every claim as text, and lists in brackets: `[marketing manager]`. */
const asText = (claims: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(claims)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? `[${value.join(' ')}]` : String(value)]),
  );
