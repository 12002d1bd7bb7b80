import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { PoolSettings } from './read-pool.ts';
import type { Grant } from './tokens.ts';

interface Code extends Omit<Grant, 'originJti'> {
  readonly challenge: string;
  readonly redirectUri: string;
  readonly until: number;
}

/** What was given out: codes, each good once, and refresh tokens, which are replaced at each use. */
export interface Grants {
  readonly newCode: (code: Omit<Code, 'until'>) => string;
  readonly redeemCode: (code: string, redirectUri: string, verifier: string) => Grant | undefined;
  readonly newRefreshToken: (grant: Grant) => string;
  /** The grant and the token that replaces this one; the end of the session stays where it was. */
  readonly rotate: (token: string) => { readonly grant: Grant; readonly next: string } | undefined;
  /** Ends a refresh token and all that came of the same sign-in. */
  readonly revoke: (token: string) => void;
  readonly revokeAllOf: (sub: string) => void;
}

const CODE_MS = 300_000;

/** @param now a clock that goes on evenly: a session does not end because time was moved on by hand */
export function createGrants(
  { refreshSeconds, graceSeconds }: Pick<PoolSettings, 'refreshSeconds' | 'graceSeconds'>,
  now: () => number,
): Grants {
  const codes = new Map<string, Code>();
  const refreshes = new Map<
    string,
    { readonly grant: Grant; readonly until: number; readonly end: number }
  >();
  const give = (grant: Grant, end: number): string => {
    const token = randomBytes(48).toString('base64url');
    refreshes.set(token, { grant, until: end, end });
    return token;
  };
  const forget = (isMeant: (grant: Grant) => boolean): void => {
    for (const [token, { grant }] of refreshes) if (isMeant(grant)) refreshes.delete(token);
  };
  return {
    newCode: (code) => {
      const id = randomUUID();
      codes.set(id, { ...code, until: now() + CODE_MS });
      return id;
    },
    redeemCode: (id, redirectUri, verifier) => {
      const code = codes.get(id);
      codes.delete(id);
      const isRight =
        code !== undefined &&
        code.until > now() &&
        code.redirectUri === redirectUri &&
        code.challenge === createHash('sha256').update(verifier).digest('base64url');
      return isRight ? { ...code, originJti: randomUUID() } : undefined;
    },
    newRefreshToken: (grant) => give(grant, now() + refreshSeconds * 1000),
    rotate: (token) => {
      const known = refreshes.get(token);
      if (known === undefined || known.until <= now()) return undefined;
      // Another tab may still come with the same one.
      refreshes.set(token, { ...known, until: Math.min(known.until, now() + graceSeconds * 1000) });
      const grant = { ...known.grant, nonce: undefined };
      return { grant, next: give(grant, known.end) };
    },
    revoke: (token) => {
      const ended = refreshes.get(token)?.grant.originJti;
      if (ended !== undefined) forget(({ originJti }) => originJti === ended);
    },
    revokeAllOf: (sub) => forget((grant) => grant.sub === sub),
  };
}
