import * as z from 'zod';
import { redirect, type RouteHandler } from '../../platform/http-pipeline.ts';
import { newSignInSecrets } from '../../platform/identity-provider.ts';
import { safePath } from './safe-path.ts';
import {
  endedSignIn,
  sessionCookies,
  signInCookie,
  signInCookieName,
  tokenCookies,
} from './session-cookies.ts';
import type { SessionDeps } from './session-deps.ts';

const keptSchema = z.object({
  state: z.string().min(1),
  nonce: z.string().min(1),
  verifier: z.string().min(1),
  to: z.string(),
});

/**
 * `GET /session/sign-in?to=/campaigns`: sends the browser to the issuer, and remembers where it wanted to go. The session
 * that a new sign-in replaces ends here: its cookie is not sent along when the issuer sends the browser back.
 */
export const startSignIn =
  ({ identityProvider }: SessionDeps): RouteHandler =>
  async ({ query, cookies, locale }) => {
    const replaced = cookies.get(sessionCookies.refresh);
    if (replaced !== undefined && replaced !== '') await identityProvider.revoke(replaced);
    const secrets = newSignInSecrets();
    const address = await identityProvider.signInAddress(secrets, {
      language: locale,
      person: query['person'],
    });
    const kept = keptSchema.parse({ ...secrets, to: safePath(query['to']) });
    return redirect(address, [signInCookie(secrets.state, encoded(kept))]);
  };

/** `GET /session/callback`: redeems the code and goes where the browser wanted to go; else to where one signs in again. */
export const finishSignIn =
  ({ identityProvider, refreshSeconds }: SessionDeps): RouteHandler =>
  async ({ query, cookies }) => {
    const state = query['state'] ?? '';
    const kept = decoded(cookies.get(signInCookieName(state)));
    const tokens =
      kept === undefined ? undefined : await identityProvider.redeem(new URLSearchParams(query), kept);
    if (kept === undefined || tokens === undefined)
      return redirect('/signed-out?because=failed', [endedSignIn(state)]);
    return redirect(kept.to, [...tokenCookies(tokens, refreshSeconds), endedSignIn(kept.state)]);
  };

const encoded = (kept: z.infer<typeof keptSchema>): string =>
  Buffer.from(JSON.stringify(kept)).toString('base64url');

function decoded(text: string | undefined): z.infer<typeof keptSchema> | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8'));
    return keptSchema.safeParse(read).data;
  } catch {
    return undefined;
  }
}
