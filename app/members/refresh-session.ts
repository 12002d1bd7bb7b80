import { json, type HttpResponse, type RouteHandler } from '../../platform/http-pipeline.ts';
import { endedCookies, sessionCookies, tokenCookies } from './session-cookies.ts';
import type { SessionDeps } from './session-deps.ts';

/** `POST /session/refresh`: new tokens for the session; 401 where it is over. */
export const refreshSession =
  ({ identityProvider, refreshSeconds }: SessionDeps): RouteHandler =>
  async ({ cookies }) => {
    const token = cookies.get(sessionCookies.refresh);
    const tokens = token === undefined || token === '' ? undefined : await identityProvider.refresh(token);
    return tokens === undefined
      ? signedOut()
      : { ...json({ ok: true }), cookies: tokenCookies(tokens, refreshSeconds) };
  };

/** `POST /session/sign-out`: ends the session here and at the issuer; answers where the browser ends the issuer's own. */
export const signOut =
  ({ identityProvider }: SessionDeps): RouteHandler =>
  async ({ cookies }) => {
    const token = cookies.get(sessionCookies.refresh);
    if (token !== undefined && token !== '') await identityProvider.revoke(token);
    return { ...json({ to: await identityProvider.signOutAddress() }), cookies: endedCookies() };
  };

const signedOut = (): HttpResponse => ({ ...json({ code: 'signed-out' }, 401), cookies: endedCookies() });
