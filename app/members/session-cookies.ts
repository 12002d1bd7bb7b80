import type { SessionTokens } from '../../platform/identity-provider.ts';

/** The cookies of a session. `__Host-`: of this host alone, over TLS alone. No script ever reads one. */
export const sessionCookies = { access: '__Host-rk-access', refresh: '__Host-rk-refresh' } as const;
const signInPrefix = '__Host-rk-sign-in-';

/** How long a sign-in may take. */
const SIGN_IN_SECONDS = 600;

/** The tokens as cookies that another site cannot make a browser send. */
export const tokenCookies = (
  { accessToken, accessSeconds, refreshToken }: SessionTokens,
  refreshSeconds: number,
): readonly string[] => [
  cookie(sessionCookies.access, accessToken, accessSeconds, 'Strict'),
  ...(refreshToken === undefined
    ? []
    : [cookie(sessionCookies.refresh, refreshToken, refreshSeconds, 'Strict')]),
];

/** The session is over. */
export const endedCookies = (): readonly string[] =>
  Object.values(sessionCookies).map((name) => cookie(name, '', 0, 'Strict'));

/** One for each sign-in under way, so that two tabs do not take each other's. */
export const signInCookieName = (state: string): string =>
  `${signInPrefix}${state.replaceAll(/[^\w-]/g, '').slice(0, 16)}`;

/** Lax: it comes back with the redirect of the issuer, which is another site. */
export const signInCookie = (state: string, kept: string): string =>
  cookie(signInCookieName(state), kept, SIGN_IN_SECONDS, 'Lax');
export const endedSignIn = (state: string): string => cookie(signInCookieName(state), '', 0, 'Lax');

const cookie = (name: string, value: string, seconds: number, sameSite: 'Strict' | 'Lax'): string =>
  `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=${sameSite}; Max-Age=${seconds}`;
