import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { problemSchema } from '../../../contract/problem.ts';
import { sessionSchema } from '../../../contract/session.ts';
import { stackName } from '../../../lib/synthesize.ts';
import type { LocalStack } from '../../../local/local-stack.ts';
import { startLocalStack } from '../../../local/start-local-stack.ts';

let stack: LocalStack;

beforeAll(async () => {
  const consoleDirectory = mkdtempSync(join(tmpdir(), 'rekindle-console-'));
  writeFileSync(join(consoleDirectory, 'index.html'), '<h1>console</h1>');
  stack = await startLocalStack({
    outdir: inject('outdir'),
    stackName,
    dynamodbEndpoint: inject('dynamodbEndpoint'),
    consoleDirectory,
  });
});

afterAll(async () => stack?.close());

const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${stack.urls.api}${path}`, init);
const as = (person: string): RequestInit => ({ headers: { cookie: `rekindle-person=${person}` } });

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

  it('says who is signed in, marketing at first, and goes on as somebody else', async () => {
    const first = sessionSchema.parse(await (await ask('/api/session')).json());
    const changed = await ask('/api/session', { method: 'POST', body: '{"person":"sales"}' });
    const [cookie = ''] = changed.headers.getSetCookie();
    const [pair = ''] = cookie.split(';');
    const next = sessionSchema.parse(await (await ask('/api/session', { headers: { cookie: pair } })).json());
    const unknown = await ask('/api/session', { method: 'POST', body: '{"person":"nobody"}' });

    expect(first.person.role).toBe('marketing');
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/);
    expect(next.person.role).toBe('sales');
    expect(unknown.status).toBe(422);
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
    expect((await ask(path, as(person))).status).toBe(status);
  });

  it('says to whom a refused role can turn, in both languages', async () => {
    const problem = problemSchema.parse(await (await ask('/api/campaigns', as('sales'))).json());

    expect(problem).toMatchObject({ code: 'not-your-role', status: 403 });
    expect(problem.details.ja).toContain('管理者');
  });

  it('takes nothing from another site, and nothing of the public routes', async () => {
    const foreign = await ask('/api/campaigns', { headers: { origin: 'https://evil.example' } });
    const publicRoute = await ask('/api/u/token');

    expect(foreign.status).toBe(403);
    expect(publicRoute.status).toBe(404);
  });

  it('tells the time of the stack, which may have been moved on', async () => {
    const time = await ask('/api/settings', as('marketing'));

    expect(Math.abs(Date.parse(time.headers.get('date') ?? '') - stack.now().getTime())).toBeLessThan(5000);
  });
});
