import * as oauth from 'oauth4webapi';

/** What the issuer gave: an access token for the API, and a refresh token where the session goes on. */
export interface SessionTokens {
  readonly accessToken: string;
  readonly accessSeconds: number;
  readonly refreshToken: string | undefined;
}

/** What has to be remembered from the way out to the way back. */
export interface SignInSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The issuer of tokens, as the session's use cases see it. */
export interface IdentityProvider {
  /** Where a person signs in; `language` and `person` are hints. */
  readonly signInAddress: (
    secrets: SignInSecrets,
    hints: { readonly language: string | undefined; readonly person: string | undefined },
  ) => Promise<string>;
  /** Redeems what came back; undefined: the issuer, or our own check of state and nonce, refused it. */
  readonly redeem: (query: URLSearchParams, secrets: SignInSecrets) => Promise<SessionTokens | undefined>;
  /** New tokens; undefined: this refresh token has ended. */
  readonly refresh: (refreshToken: string) => Promise<SessionTokens | undefined>;
  /** Ends a refresh token and all that came of it. One that has ended already is no error. */
  readonly revoke: (refreshToken: string) => Promise<void>;
  readonly signOutAddress: () => Promise<string>;
}

export interface IssuerSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: () => Promise<string>;
  /** Where the console is, without a slash at the end. */
  readonly appUrl: string;
}

/** New secrets for one sign-in. */
export const newSignInSecrets = (): SignInSecrets => ({
  state: oauth.generateRandomState(),
  nonce: oauth.generateRandomNonce(),
  verifier: oauth.generateRandomCodeVerifier(),
});

/** A confidential client of an OpenID issuer: authorization code with PKCE, state and nonce (RFC 9700). Discovers once. */
export function openIdentityProvider({
  issuer,
  clientId,
  clientSecret,
  appUrl,
}: IssuerSettings): IdentityProvider {
  const issuerUrl = new URL(issuer);
  const client = { client_id: clientId };
  const redirectUri = `${appUrl}/api/session/callback`;
  // Only the issuer of a stack on one machine speaks http.
  const options = { [oauth.allowInsecureRequests]: issuerUrl.protocol === 'http:' };
  const server = once(async () =>
    oauth.processDiscoveryResponse(issuerUrl, await oauth.discoveryRequest(issuerUrl, options)),
  );
  const authentication = once(async () => oauth.ClientSecretBasic(await clientSecret()));
  return {
    signInAddress: async ({ state, nonce, verifier }, { language, person }) => {
      const { authorization_endpoint: endpoint = issuer } = await server();
      const address = new URL(endpoint);
      const asked = {
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state,
        nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        lang: language,
        login_hint: person,
      };
      for (const [name, value] of Object.entries(asked))
        if (value !== undefined) address.searchParams.set(name, value);
      return address.href;
    },
    redeem: async (query, { state, nonce, verifier }) =>
      unlessRefused(async () => {
        const given = checkedAnswer(await server(), client, query, state);
        if (given === undefined) return undefined;
        const response = await oauth.authorizationCodeGrantRequest(
          await server(),
          client,
          await authentication(),
          given,
          redirectUri,
          verifier,
          options,
        );
        return tokensOf(
          await oauth.processAuthorizationCodeResponse(await server(), client, response, {
            expectedNonce: nonce,
            requireIdToken: true,
          }),
        );
      }),
    refresh: async (refreshToken) =>
      unlessRefused(async () => {
        const response = await oauth.refreshTokenGrantRequest(
          await server(),
          client,
          await authentication(),
          refreshToken,
          options,
        );
        return tokensOf(await oauth.processRefreshTokenResponse(await server(), client, response));
      }),
    revoke: async (refreshToken) => {
      await unlessRefused(async () => {
        const response = await oauth.revocationRequest(
          await server(),
          client,
          await authentication(),
          refreshToken,
          options,
        );
        return oauth.processRevocationResponse(response);
      });
    },
    signOutAddress: async () => {
      // Cognito names its page under OpenID's name, and takes parameters of its own.
      const address = new URL((await server()).end_session_endpoint ?? appUrl);
      address.searchParams.set('client_id', clientId);
      address.searchParams.set('logout_uri', `${appUrl}/signed-out`);
      return address.href;
    },
  };
}

const tokensOf = ({
  access_token,
  expires_in,
  refresh_token,
}: oauth.TokenEndpointResponse): SessionTokens => ({
  accessToken: access_token,
  accessSeconds: expires_in ?? 300,
  refreshToken: refresh_token,
});

/** What the issuer sent back by way of the browser; undefined where it is an error, or the answer to another sign-in. */
function checkedAnswer(
  server: oauth.AuthorizationServer,
  client: oauth.Client,
  query: URLSearchParams,
  state: string,
): URLSearchParams | undefined {
  try {
    return oauth.validateAuthResponse(server, client, query, state);
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.OperationProcessingError)
      return undefined;
    throw error;
  }
}

/** A grant that has ended and a foreign nonce are expected; an issuer out of order, or one that does not know us, is a fault. */
async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    const isRefusal =
      (error instanceof oauth.ResponseBodyError &&
        ['invalid_grant', 'invalid_request'].includes(error.error)) ||
      (error instanceof oauth.OperationProcessingError && error.code === oauth.JWT_CLAIM_COMPARISON);
    if (isRefusal) return undefined;
    throw error;
  }
}

/** Asked for at most once, unless that failed. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask();
    asked.catch(() => (asked = undefined));
    return asked;
  };
}
