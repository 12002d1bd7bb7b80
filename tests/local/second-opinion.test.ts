import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSignInSecrets, openIdentityProvider } from '../../platform/identity-provider.ts';
import { startCertifiedIssuer, type CertifiedIssuer } from '../support/certified-issuer.ts';
import { createCookieJar } from '../support/cookie-jar.ts';
import { locationOf } from '../support/sign-in.ts';

const appUrl = 'http://127.0.0.1:3999';
const client = { id: 'console', secret: 'secretofthetest', appUrl };

let certified: CertifiedIssuer;
beforeAll(async () => {
  certified = await startCertifiedIssuer(client);
});
afterAll(async () => certified.close());

const ourClient = (secret = client.secret) =>
  openIdentityProvider({
    issuer: certified.issuer,
    clientId: client.id,
    clientSecret: () => Promise.resolve(secret),
    appUrl,
  });

/** Signs in as a browser would, and answers with what comes back. */
async function signedIn() {
  const secrets = newSignInSecrets();
  const jar = createCookieJar();
  let at = await ourClient().signInAddress(secrets, { language: 'ja', person: undefined });
  for (let hops = 0; hops < 12 && !at.startsWith(appUrl); hops++)
    at = new URL(locationOf(await jar.ask(at)), at).href;
  return { secrets, query: new URL(at).searchParams };
}

describe('a certified issuer', () => {
  it('signs our client in, gives new tokens for a refresh token once, and forgets a revoked one', async () => {
    const { secrets, query } = await signedIn();

    const first = await ourClient().redeem(query, secrets);
    const second = await ourClient().refresh(first?.refreshToken ?? '');
    await ourClient().revoke(second?.refreshToken ?? '');
    const third = await ourClient().refresh(second?.refreshToken ?? '');

    expect(first).toMatchObject({ accessToken: expect.any(String), accessSeconds: expect.any(Number) });
    expect(second?.refreshToken).not.toBe(first?.refreshToken);
    expect(third).toBeUndefined();
  });

  it.each([
    ['state', { state: 'another' }],
    ['nonce', { nonce: 'another' }],
    ['verifier', { verifier: 'v'.repeat(43) }],
  ])('and we refuse an answer with a foreign %s', async (_, foreign) => {
    const { secrets, query } = await signedIn();

    expect(await ourClient().redeem(query, { ...secrets, ...foreign })).toBeUndefined();
  });

  it('that does not know us is a fault, not a session that has ended', async () => {
    await expect(ourClient('wrong').refresh('whatever')).rejects.toThrow();
  });
});
