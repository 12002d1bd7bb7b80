import { randomUUID } from 'node:crypto';
import type { Page } from '../aws/aws-endpoint.ts';
import { jsonAnswer, type HttpAnswer, type HttpRequest } from '../aws/http-exchange.ts';
import { escapeHtml } from '../page/escape-html.ts';
import type { Grants } from './grants.ts';
import type { PoolUser, PoolUsers } from './pool-users.ts';
import type { PoolSettings } from './read-pool.ts';
import type { TokenMaker } from './tokens.ts';

export interface IssuerParts {
  readonly settings: PoolSettings;
  readonly issuer: string;
  readonly clientSecret: string;
  readonly users: PoolUsers;
  readonly tokens: TokenMaker;
  readonly grants: Grants;
  readonly now: () => number;
}

type Answering = (request: HttpRequest) => HttpAnswer;

const SESSION_COOKIE = 'cognito';

/**
 * The pages of a Cognito domain and of its issuer, under one address. Nobody types a password: the first user is signed in,
 * `login_hint` is anybody else.
 */
export function issuerPages(parts: IssuerParts): Page {
  const sessions = new Map<string, string>();
  const base = new URL(parts.issuer).pathname;
  const routes: Readonly<Record<string, Answering>> = {
    'GET /.well-known/openid-configuration': () => jsonAnswer(discovery(parts)),
    'GET /.well-known/jwks.json': () => jsonAnswer(parts.tokens.jwks()),
    'GET /oauth2/authorize': (request) => authorize(parts, sessions, request),
    'POST /oauth2/token': (request) => token(parts, request),
    'POST /oauth2/revoke': (request) => revoke(parts, request),
    'GET /logout': (request) => logout(parts, sessions, request),
  };
  return (request) => {
    const { pathname } = request.url;
    if (!pathname.startsWith(`${base}/`)) return undefined;
    const answering = routes[`${request.method} ${pathname.slice(base.length)}`];
    const answered = answering?.(request) ?? jsonAnswer({ error: 'not_found' }, 404);
    return { ...answered, headers: { ...answered.headers, 'cache-control': 'no-store' } };
  };
}

/** What Cognito's document says, neither more nor less. */
const discovery = ({ issuer }: IssuerParts) => ({
  authorization_endpoint: `${issuer}/oauth2/authorize`,
  end_session_endpoint: `${issuer}/logout`,
  id_token_signing_alg_values_supported: ['RS256'],
  issuer,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  response_types_supported: ['code', 'token'],
  revocation_endpoint: `${issuer}/oauth2/revoke`,
  scopes_supported: ['openid', 'email', 'phone', 'profile'],
  subject_types_supported: ['public'],
  token_endpoint: `${issuer}/oauth2/token`,
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
});

function authorize(parts: IssuerParts, sessions: Map<string, string>, request: HttpRequest): HttpAnswer {
  const { settings, users, grants, now } = parts;
  const query = request.url.searchParams;
  const redirectUri = query.get('redirect_uri') ?? '';
  if (query.get('client_id') !== settings.clientId || !settings.callbackUrls.includes(redirectUri))
    return errorPage('invalid client_id or redirect_uri');
  const back = (answer: Readonly<Record<string, string>>): HttpAnswer => {
    const state = query.get('state');
    return sendTo(
      `${redirectUri}?${new URLSearchParams({ ...answer, ...(state === null ? {} : { state }) }).toString()}`,
    );
  };
  if (query.get('response_type') !== 'code') return back({ error: 'unsupported_response_type' });
  const challenge = query.get('code_challenge') ?? '';
  if (challenge === '' || query.get('code_challenge_method') !== 'S256')
    return back({
      error: 'invalid_request',
      error_description: 'a code challenge by S256 is asked for here',
    });
  const scopes = (query.get('scope') ?? settings.scopes.join(' ')).split(' ');
  if (!scopes.every((scope) => settings.scopes.includes(scope))) return back({ error: 'invalid_scope' });
  const known = sessions.get(cookieOf(request));
  const user = userFor(users, query.get('login_hint'), query.get('prompt') === 'login' ? undefined : known);
  if (user === undefined) return back({ error: 'access_denied' });
  if (query.get('prompt') === 'none' && known === undefined) return back({ error: 'login_required' });
  const id = randomUUID();
  sessions.set(id, user.sub);
  const code = grants.newCode({
    sub: user.sub,
    scope: scopes.join(' '),
    nonce: query.get('nonce') ?? undefined,
    authTime: Math.floor(now() / 1000),
    challenge,
    redirectUri,
  });
  const sent = back({ code });
  return {
    ...sent,
    headers: { ...sent.headers, 'set-cookie': `${SESSION_COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax` },
  };
}

/** Who signs in: the one who is named, else who did before, else the first. */
function userFor(users: PoolUsers, hint: string | null, known: string | undefined): PoolUser | undefined {
  const named = hint ?? known;
  const user = named === undefined ? users.all().find(({ isEnabled }) => isEnabled) : users.find(named);
  return user?.isEnabled === true ? user : undefined;
}

function token(
  { settings, users, grants, tokens, clientSecret, now }: IssuerParts,
  request: HttpRequest,
): HttpAnswer {
  const form = new URLSearchParams(request.body.toString('utf8'));
  if (!isOurClient(settings, clientSecret, request)) return jsonAnswer({ error: 'invalid_client' }, 400);
  const answerTo = (sub: string, make: (user: PoolUser) => object): HttpAnswer => {
    const user = users.find(sub);
    return user?.isEnabled === true ? jsonAnswer(make(user)) : invalidGrant();
  };
  const nowSeconds = Math.floor(now() / 1000);
  const common = { token_type: 'Bearer', expires_in: settings.accessSeconds };
  if (form.get('grant_type') === 'authorization_code') {
    const grant = grants.redeemCode(
      form.get('code') ?? '',
      form.get('redirect_uri') ?? '',
      form.get('code_verifier') ?? '',
    );
    if (grant === undefined) return invalidGrant();
    return answerTo(grant.sub, (user) => ({
      ...tokens.make(user, grant, nowSeconds),
      ...common,
      refresh_token: grants.newRefreshToken(grant),
    }));
  }
  if (form.get('grant_type') !== 'refresh_token') return jsonAnswer({ error: 'unsupported_grant_type' }, 400);
  const rotated = grants.rotate(form.get('refresh_token') ?? '');
  if (rotated === undefined) return invalidGrant();
  return answerTo(rotated.grant.sub, (user) => ({
    ...tokens.make(user, rotated.grant, nowSeconds),
    ...common,
    refresh_token: rotated.next,
  }));
}

const invalidGrant = (): HttpAnswer => jsonAnswer({ error: 'invalid_grant' }, 400);

function revoke({ settings, clientSecret, grants }: IssuerParts, request: HttpRequest): HttpAnswer {
  if (!isOurClient(settings, clientSecret, request)) return jsonAnswer({ error: 'invalid_client' }, 400);
  grants.revoke(new URLSearchParams(request.body.toString('utf8')).get('token') ?? '');
  return { status: 200, body: '' };
}

function isOurClient({ clientId }: PoolSettings, secret: string, { headers }: HttpRequest): boolean {
  const given = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  return Buffer.from(given, 'base64').toString('utf8') === `${clientId}:${secret}`;
}

function logout({ settings }: IssuerParts, sessions: Map<string, string>, request: HttpRequest): HttpAnswer {
  sessions.delete(cookieOf(request));
  const to = request.url.searchParams.get('logout_uri') ?? '';
  if (request.url.searchParams.get('client_id') !== settings.clientId || !settings.signOutUrls.includes(to))
    return errorPage('invalid client_id or logout_uri');
  return sendTo(to, { 'set-cookie': `${SESSION_COOKIE}=; Path=/; Max-Age=0` });
}

const cookieOf = ({ headers }: HttpRequest): string =>
  new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([\\w-]+)`).exec(headers.cookie ?? '')?.[1] ?? '';

const sendTo = (location: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer => ({
  status: 302,
  headers: { location, ...headers },
});

const errorPage = (text: string): HttpAnswer => ({
  status: 400,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><title>Cognito</title><p>${escapeHtml(text)}</p>`,
});
