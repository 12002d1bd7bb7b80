import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

/** A certified issuer, which knows nothing of Cognito. */
export interface CertifiedIssuer {
  readonly issuer: string;
  readonly close: () => Promise<void>;
}

/** Starts it with one confidential client; the one account signs in by itself. */
export async function startCertifiedIssuer(client: {
  readonly id: string;
  readonly secret: string;
  readonly appUrl: string;
}): Promise<CertifiedIssuer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const issuer = `http://localhost:${port}`;
  const provider = new Provider(issuer, configurationFor(client));
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) return next();
    const { prompt } = await provider.interactionDetails(context.req, context.res);
    if (prompt.name === 'login')
      return provider.interactionFinished(context.req, context.res, { login: { accountId: 'mika' } });
    const grant = new provider.Grant({ accountId: 'mika', clientId: client.id });
    grant.addOIDCScope('openid email profile');
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(
      context.req,
      context.res,
      { consent },
      { mergeWithLastSubmission: true },
    );
  });
  server.on('request', provider.callback());
  return {
    issuer,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const configurationFor = ({ id, secret, appUrl }: Parameters<typeof startCertifiedIssuer>[0]) => ({
  clients: [
    {
      client_id: id,
      client_secret: secret,
      redirect_uris: [`${appUrl}/api/session/callback`],
      grant_types: ['authorization_code', 'refresh_token'],
    },
  ],
  scopes: ['openid', 'email', 'profile'],
  issueRefreshToken: () => true,
  rotateRefreshToken: true,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
  findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
  interactions: { url: (_: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
  cookies: { keys: ['key-of-a-test'] },
});
