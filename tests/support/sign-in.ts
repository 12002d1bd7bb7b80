import { createCookieJar, type CookieJar } from './cookie-jar.ts';

/** Somebody who is signed in to the console of a stack. */
export interface SignedIn {
  readonly jar: CookieJar;
  /** Where signing in led to. */
  readonly landed: string;
  readonly ask: (path: string, init?: RequestInit & { readonly isCrossSite?: boolean }) => Promise<Response>;
}

/** Signs in as a browser does: to the issuer, which is another site, and back. */
export async function signIn(
  api: string,
  { person, to = '/', jar = createCookieJar() }: { person?: string; to?: string; jar?: CookieJar } = {},
): Promise<SignedIn> {
  const asked = new URLSearchParams({ to, ...(person === undefined ? {} : { person }) });
  const out = await jar.ask(`${api}/api/session/sign-in?${asked.toString()}`);
  const chosen = await jar.ask(locationOf(out));
  const back = await jar.ask(locationOf(chosen), { isCrossSite: true });
  return { jar, landed: locationOf(back), ask: async (path, init) => jar.ask(`${api}${path}`, init) };
}

export function locationOf(response: Response): string {
  const location = response.headers.get('location');
  if (location === null) throw new Error(`no redirect: ${response.status}`);
  return location;
}
