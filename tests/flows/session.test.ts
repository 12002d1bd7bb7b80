import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sessionSchema } from '../../contract/session.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import type { Rekindle } from '../support/rekindle.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import { createCookieJar } from '../support/cookie-jar.ts';
import { locationOf, signIn } from '../support/sign-in.ts';

const MINUTE = 60_000;
const ACCESS = '__Host-rk-access';
const REFRESH = '__Host-rk-refresh';

let rekindle: Rekindle<LocalStack>;
let stack: LocalStack;
let api: string;

beforeAll(async () => {
  rekindle = await startRekindle();
  stack = rekindle.stack;
  api = stack.urls.api;
}, 60_000);
afterAll(() => rekindle.close());

const whoAmI = async (response: Response) => sessionSchema.parse(await response.json()).person;

describe('signing in', () => {
  it('leads to the issuer and back to the page that was asked for, as marketing unless another is named', async () => {
    const first = await signIn(api, { to: '/campaigns/42?part=2' });
    const other = await signIn(api, { person: 'sales' });

    expect(first.landed).toBe('/campaigns/42?part=2');
    expect(await whoAmI(await first.ask('/api/session'))).toMatchObject({ role: 'marketing' });
    expect(await whoAmI(await other.ask('/api/session'))).toMatchObject({ role: 'sales' });
  });

  it('keeps tokens in cookies that no script reads and no other site sends', async () => {
    const { jar } = await signIn(api);

    const tokens = jar.lines().filter((line) => /^__Host-rk-(?:access|refresh)=/.test(line));
    expect(tokens).toHaveLength(2);
    for (const line of tokens)
      expect(line).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
    const [out] = jar.lines();
    expect(out).toMatch(/^__Host-rk-sign-in-[\w-]+=.*; HttpOnly; SameSite=Lax; Max-Age=600$/);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/\t/evil.example',
    'evil',
    '/api/session/sign-out',
  ])('never sends anybody to %j', async (to) => {
    expect((await signIn(api, { to })).landed).toBe('/');
  });

  it('takes each answer once, and only with the cookie of its own beginning', async () => {
    const jar = createCookieJar();
    const out = await jar.ask(`${api}/api/session/sign-in`);
    const back = locationOf(await jar.ask(locationOf(out)));

    const stranger = await createCookieJar().ask(back, { isCrossSite: true });
    const first = await jar.ask(back, { isCrossSite: true });
    const again = await jar.ask(back, { isCrossSite: true });
    const changed = new URL(back);
    changed.searchParams.set('state', 'x'.repeat(43));

    expect(locationOf(stranger)).toBe('/signed-out?because=failed');
    expect(locationOf(first)).toBe('/');
    expect(locationOf(again)).toBe('/signed-out?because=failed');
    expect(locationOf(await jar.ask(changed.href))).toBe('/signed-out?because=failed');
  });

  it('works in two tabs at once', async () => {
    const jar = createCookieJar();
    const [one, two] = [
      await jar.ask(`${api}/api/session/sign-in?to=/kpis`),
      await jar.ask(`${api}/api/session/sign-in?to=/mails`),
    ];
    const backs = [locationOf(await jar.ask(locationOf(two))), locationOf(await jar.ask(locationOf(one)))];

    const landed = [];
    for (const back of backs) landed.push(locationOf(await jar.ask(back, { isCrossSite: true })));
    expect(landed).toEqual(['/mails', '/kpis']);
  });

  it('ends the session that it replaces', async () => {
    const { jar } = await signIn(api, { person: 'admin' });
    const replaced = jar.value(REFRESH);

    await signIn(api, { person: 'manager', jar });
    const refresh = await fetch(`${api}/api/session/refresh`, {
      method: 'POST',
      headers: { cookie: `${REFRESH}=${replaced}`, 'sec-fetch-site': 'same-origin' },
    });

    expect(refresh.status).toBe(401);
  });
});

describe('a session', () => {
  it('goes on by refreshing after five minutes, from two tabs with the same token too', async () => {
    const { ask, jar } = await signIn(api);
    await stack.advance(6 * MINUTE);
    const late = await ask('/api/session');
    const token = jar.value(REFRESH);
    const both = await Promise.all([
      ask('/api/session/refresh', { method: 'POST' }),
      ask('/api/session/refresh', { method: 'POST' }),
    ]);

    expect(late.status).toBe(401);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(jar.value(REFRESH)).not.toBe(token);
    expect((await ask('/api/session')).status).toBe(200);
  });

  it('is over after signing out: here, and at the issuer', async () => {
    const { ask, jar } = await signIn(api);
    const refresh = jar.value(REFRESH);
    const access = jar.value(ACCESS);

    const { to } = z
      .object({ to: z.string() })
      .parse(await (await ask('/api/session/sign-out', { method: 'POST' })).json());
    const away = await jar.ask(to);
    const stolen = await fetch(`${api}/api/session/refresh`, {
      method: 'POST',
      headers: { cookie: `${REFRESH}=${refresh}; ${ACCESS}=${access}`, 'sec-fetch-site': 'same-origin' },
    });

    expect(locationOf(away)).toBe(`${api}/signed-out`);
    expect([jar.value(ACCESS), jar.value(REFRESH)]).toEqual([undefined, undefined]);
    expect((await ask('/api/session')).status).toBe(401);
    expect(stolen.status).toBe(401);
  });
});

describe('the edge', () => {
  it('lets no other site write or read, and none begin a sign-in', async () => {
    const { ask } = await signIn(api);
    const foreign = { headers: { 'sec-fetch-site': 'cross-site' } };

    const answers = await Promise.all([
      ask('/api/session/sign-out', { method: 'POST', ...foreign }),
      ask('/api/campaigns', foreign),
      ask('/api/session/sign-in', foreign),
      ask('/api/campaigns', { headers: { 'sec-fetch-site': 'same-site' } }),
      ask('/api/session/refresh', { method: 'POST', headers: { 'sec-fetch-site': 'none' } }),
      ask('/api/session/refresh', {
        method: 'POST',
        headers: { 'sec-fetch-site': '', origin: 'https://evil.example' },
      }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
  });

  it('takes a browser that names only its origin at its word', async () => {
    const { ask } = await signIn(api);

    const own = await ask('/api/session/refresh', {
      method: 'POST',
      headers: { 'sec-fetch-site': '', origin: api },
    });

    expect(own.status).toBe(200);
  });

  it('drops what a caller says of themselves, and takes a token from its cookie alone', async () => {
    const { jar } = await signIn(api, { person: 'admin' });

    const header = await fetch(`${api}/api/session`, {
      headers: { authorization: `Bearer ${jar.value(ACCESS)}`, 'sec-fetch-site': 'same-origin' },
    });
    const forged = await fetch(`${api}/api/session`, {
      headers: {
        cookie: `${ACCESS}=${forgedToken(jar.value(ACCESS) ?? '')}`,
        'sec-fetch-site': 'same-origin',
      },
    });

    expect([header.status, forged.status]).toEqual([401, 401]);
  });
});

/** The same signature under other claims. */
function forgedToken(token: string): string {
  const [head, body = '', signature] = token.split('.');
  const claims: object = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  const changed = Buffer.from(JSON.stringify({ ...claims, username: 'somebody' })).toString('base64url');
  return [head, changed, signature].join('.');
}
