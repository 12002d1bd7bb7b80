import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { problemSchema } from '../../../contract/problem.ts';
import { sessionSchema } from '../../../contract/session.ts';
import { stackName } from '../../../lib/stack-name.ts';
import type { LocalStack } from '../../../local/local-stack.ts';
import { startLocalStack } from '../../../local/start-local-stack.ts';
import { signIn } from '../../support/sign-in.ts';

let stack: LocalStack;

beforeAll(async () => {
  const consoleDirectory = mkdtempSync(join(tmpdir(), 'rekindle-console-'));
  writeFileSync(join(consoleDirectory, 'index.html'), '<h1>console</h1>');
  stack = await startLocalStack({
    outdir: inject('outdir'),
    stackName,
    dynamodbEndpoint: inject('stackDatabase'),
    consoleDirectory,
  });
});

afterAll(async () => stack?.close());

const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${stack.urls.api}${path}`, init);
const askAs = async (person: string, path: string): Promise<Response> =>
  (await signIn(stack.urls.api, { person })).ask(path);

describe('the console on one machine', () => {
  it('gives its page to a browser at every address, also where a route of the API has the same', async () => {
    const browser = { headers: { accept: 'text/html,application/xhtml+xml' } };
    const [page, deep, tool, asset] = await Promise.all([
      ask('/campaigns', browser),
      ask('/contacts/some-id', browser),
      ask('/campaigns'),
      ask('/assets/none.js'),
    ]);

    expect(await page.text()).toBe('<h1>console</h1>');
    expect(await deep.text()).toBe('<h1>console</h1>');
    expect(await tool.json()).toEqual({ campaigns: [] });
    expect(asset.status).toBe(404);
  });

  it('has the headers that CloudFront would set: no script but its own, in nobody else’s frame', async () => {
    const page = await ask('/', { headers: { accept: 'text/html' } });
    const api = await askAs('marketing', '/api/settings');

    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.match(/https?:|\*|unsafe-eval/)).toBeNull();
    expect(page.headers.get('x-frame-options')).toBe('DENY');
    expect(page.headers.get('permissions-policy')).toContain('camera=()');
    expect(api.headers.get('x-content-type-options')).toBe('nosniff');
    expect(api.headers.get('cache-control')).toBe('no-store');
  });

  it('says who is signed in, who else there is, and where mails land', async () => {
    const { ask: asMarketing } = await signIn(stack.urls.api);
    const session = sessionSchema.parse(await (await asMarketing('/api/session')).json());

    expect(session.person).toMatchObject({ role: 'marketing', roles: ['marketing'] });
    expect(session.people?.map(({ role }) => role).toSorted()).toEqual([
      'admin',
      'manager',
      'marketing',
      'sales',
      'support',
    ]);
    expect(session.mailboxUrl).toBe(stack.urls.mailbox);
  });

  it.each([
    ['marketing', '/api/campaigns', 200],
    ['admin', '/api/segments', 200],
    ['manager', '/api/segments', 403],
    ['sales', '/api/handoffs', 200],
    ['sales', '/api/campaigns', 403],
    ['support', '/api/kpis', 403],
    ['support', '/api/no-such-route', 404],
  ])('serves %s at %s with %i, by the roles of the contract', async (person, path, status) => {
    expect((await askAs(person, path)).status).toBe(status);
  });

  it('says to whom a refused role can turn, in both languages', async () => {
    const problem = problemSchema.parse(await (await askAs('sales', '/api/campaigns')).json());

    expect(problem).toMatchObject({ code: 'not-your-role', status: 403 });
    expect(problem.details.ja).toContain('管理者');
  });

  it('takes nothing from another site or another host, nothing of the public routes, and nobody unknown', async () => {
    const foreign = await ask('/api/campaigns', { headers: { 'sec-fetch-site': 'cross-site' } });
    const publicRoute = await ask('/api/u/token');
    const unknown = await ask('/api/campaigns');

    expect([foreign.status, publicRoute.status, unknown.status]).toEqual([403, 404, 401]);
  });

  it('tells the time of the stack, which may have been moved on', async () => {
    const time = await askAs('marketing', '/api/settings');

    expect(Math.abs(Date.parse(time.headers.get('date') ?? '') - stack.now().getTime())).toBeLessThan(5000);
  });
});
