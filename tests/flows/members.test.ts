import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../contract/api.ts';
import { handoffRoutes } from '../../contract/handoffs.ts';
import { memberRoutes } from '../../contract/members.ts';
import { sessionSchema } from '../../contract/session.ts';
import { roles } from '../../domain/members/member.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { expectSection, markdownTable } from '../infra/document-section.ts';
import { ask as askForDemo, customerOf, mailTo, press } from '../support/inbox.ts';
import { MINUTE, otherOwner, owner, SECOND, type Rekindle } from '../support/rekindle.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import { signIn, type SignedIn } from '../support/sign-in.ts';

let rekindle: Rekindle<LocalStack>;
let api: string;

beforeAll(async () => {
  rekindle = await startRekindle({ tickMinutes: 1, isAlwaysOpen: true });
  api = rekindle.stack.urls.api;
}, 60_000);
afterAll(() => rekindle.close());

/** Signed in just now: time goes on in the tests, and a token ends after five minutes. */
const admin = {
  ask: async (path: string, init?: RequestInit): Promise<Response> =>
    (await signIn(api, { person: 'admin' })).ask(path, init),
};
const sent = (method: string, body: unknown): RequestInit => ({ method, body: JSON.stringify(body) });
const invite = async (email: string, role: string, more: object = {}) => {
  const answer = await admin.ask(
    '/api/members',
    sent('POST', { email, name: email.split('@')[0], roles: [role], ...more }),
  );
  return memberRoutes.inviteMember.answer.parse(await answer.json()).member;
};

describe('each route with each role', () => {
  it('is let in where the contract says so, and nowhere else', async () => {
    const desks = await Promise.all(
      roles.map(async (role) => ({ role, ask: (await signIn(api, { person: role })).ask })),
    );
    const rows: string[][] = [];
    for (const route of Object.values(routes)) {
      const path = route.path.replaceAll(/\{\w+\}/g, 'none');
      const statuses = await Promise.all(
        desks.map(async ({ ask }) => (await ask(`/api${path}`, { method: route.method })).status),
      );
      expect(
        statuses.filter((status) => status >= 500),
        path,
      ).toEqual([]);
      const isIn = statuses.map((status) => status !== 403 && status !== 401);
      expect(isIn, `${route.method} ${path}`).toEqual(roles.map((role) => route.roles.includes(role)));
      rows.push([`\`${route.method} ${route.path}\``, ...isIn.map((each) => (each ? 'yes' : '–'))]);
    }

    await expectSection('docs/security.md', 'roles', markdownTable(['Route', ...roles], rows));
  }, 120_000);

  it('lets nobody in without a token, and IAM everywhere', async () => {
    for (const { method, path } of Object.values(routes)) {
      const open = await fetch(`${api}/api${path.replaceAll(/\{\w+\}/g, 'none')}`, {
        method,
        headers: { 'sec-fetch-site': 'same-origin' },
      });
      expect([path, open.status]).toEqual([path, 401]);
    }
    expect((await rekindle.call('GET', '/members')).status).toBe(200);
  });
});

describe('a member', () => {
  it('is invited with a role and a name, and is the salesperson of the same address', async () => {
    const member = await invite(owner.toUpperCase(), 'sales', { name: '佐藤 誠' });
    const desk = await signIn(api, { person: owner });
    const { person } = sessionSchema.parse(await (await desk.ask('/api/session')).json());
    const again = await admin.ask(
      '/api/members',
      sent('POST', { email: owner, name: 'x', roles: ['admin'] }),
    );

    expect(member).toMatchObject({ email: owner, roles: ['sales'], invitedBy: 'admin' });
    expect(member.ownerId).toBeDefined();
    expect(person).toMatchObject({ name: '佐藤 誠', role: 'sales', ownerId: member.ownerId });
    expect(again.status).toBe(409);
  });

  it('who is removed is out within thirty seconds, with every token, and may be let in again', async () => {
    const member = await invite('leaving@mirai-zaiko.example', 'support');
    const desk = await signIn(api, { person: member.email });
    const before = await desk.ask('/api/leads');

    await admin.ask(`/api/members/${member.id}`, { method: 'DELETE' });
    await rekindle.stack.advance(31 * SECOND);
    const after = await desk.ask('/api/leads');
    const refreshed = await desk.ask('/api/session/refresh', { method: 'POST' });
    const anew = await signIn(api, { person: member.email });
    await invite(member.email, 'support');
    const back = await signIn(api, { person: member.email });
    await rekindle.stack.advance(31 * SECOND);

    expect([before.status, after.status, refreshed.status]).toEqual([200, 403, 401]);
    expect(anew.landed).toBe('/signed-out?because=failed');
    expect((await back.ask('/api/leads')).status).toBe(200);
  });

  it('whose role changes may do the new and no more the old within thirty seconds', async () => {
    const member = await invite('moving@mirai-zaiko.example', 'support');
    const desk = await signIn(api, { person: member.email });
    const status = async (path: string) => (await desk.ask(path)).status;
    const before = [await status('/api/campaigns'), await status('/api/members')];

    await admin.ask(`/api/members/${member.id}`, sent('PUT', { roles: ['marketing'] }));
    await rekindle.stack.advance(31 * SECOND);

    expect(before).toEqual([403, 403]);
    expect([await status('/api/campaigns'), await status('/api/members')]).toEqual([200, 403]);
  });

  it('cannot take the last key away: nobody removes themselves or their own role', async () => {
    const member = await invite('second@mirai-zaiko.example', 'admin');
    const { ask } = await signIn(api, { person: member.email });

    const removed = await ask(`/api/members/${member.id}`, { method: 'DELETE' });
    const changed = await ask(`/api/members/${member.id}`, sent('PUT', { roles: ['sales'] }));

    expect([removed.status, changed.status]).toEqual([422, 422]);
  });
});

describe('sales', () => {
  it('sees its own handoffs and customers, and is told nothing of others', async () => {
    await rekindle.people(
      'own',
      { email: 'mine@mine.example', ownerName: '佐藤 誠' },
      { email: 'theirs@theirs.example', ownerName: '加藤 律' },
    );
    await rekindle.launch('own');
    const mails = ['mine@mine.example', 'theirs@theirs.example'].map((to) => mailTo(rekindle.stack, to));
    for (const mail of mails) await askForDemo(rekindle.stack, mail);
    await rekindle.advance(5 * MINUTE);
    const listed = async ({ ask }: Pick<SignedIn, 'ask'>) =>
      handoffRoutes.listHandoffs.answer.parse(await (await ask('/api/handoffs')).json()).handoffs;
    const desk = await signIn(api, { person: owner });

    const [all, own] = [await listed(admin), await listed(desk)];
    const others = all.find(({ ownerId }) => ownerId !== own[0]?.ownerId);
    const [mine, theirs] = mails.map(customerOf);

    expect(all).toHaveLength(2);
    expect(own).toHaveLength(1);
    expect(own[0]?.customerId).toBe(mine);
    expect((await desk.ask(`/api/handoffs/${own[0]?.code}`)).status).toBe(200);
    expect((await desk.ask(`/api/handoffs/${others?.code}`)).status).toBe(404);
    expect((await desk.ask(`/api/leads/${mine}`)).status).toBe(200);
    expect((await desk.ask(`/api/leads/${theirs}`)).status).toBe(404);
  });

  it('answers on the pages of its own handoff; a manager may give it away; nobody else is told a link', async () => {
    const desk = await signIn(api, { person: owner });
    const { handoffs } = handoffRoutes.listHandoffs.answer.parse(
      await (await admin.ask('/api/handoffs')).json(),
    );
    const { ownerId: me } = sessionSchema.parse(await (await desk.ask('/api/session')).json()).person;
    const [mine, theirs] = [
      handoffs.find(({ ownerId }) => ownerId === me),
      handoffs.find(({ ownerId }) => ownerId !== me),
    ];
    const linksOf = async ({ ask }: Pick<SignedIn, 'ask'>) =>
      handoffRoutes.linkAnswers.answer.parse(await (await ask(`/api/handoffs/${mine?.code}/links`)).json())
        .links;

    const before = await linksOf(desk);
    const page = await fetch(before.find(({ action }) => action === 'accept')?.url ?? '');
    await press(rekindle.stack, before.find(({ action }) => action === 'accept')?.url ?? '', {});
    const after = await linksOf(desk);
    const managers = await linksOf(await signIn(api, { person: 'manager' }));
    const refused = await Promise.all(
      ['marketing', 'support'].map(async (person) =>
        (await signIn(api, { person })).ask(`/api/handoffs/${mine?.code}/links`),
      ),
    );

    expect(before.map(({ action }) => action)).toEqual([
      'accept',
      'promise',
      'notReached',
      'report',
      'decline',
    ]);
    expect(page.status).toBe(200);
    expect(after.map(({ action }) => action)).toEqual([
      'promise',
      'notReached',
      'report',
      'progress',
      'decline',
    ]);
    expect(managers.map(({ action }) => action)).toEqual(['manage']);
    expect((await fetch(managers[0]?.url ?? '')).status).toBe(200);
    expect((await desk.ask(`/api/handoffs/${theirs?.code}/links`)).status).toBe(404);
    expect(refused.map(({ status }) => status)).toEqual([403, 403]);
  });

  it('sees nothing while it is nobody of the list of salespeople', async () => {
    const member = await invite('trainee@mirai-zaiko.example', 'sales');
    const { ask } = await signIn(api, { person: member.email });
    const { handoffs } = handoffRoutes.listHandoffs.answer.parse(await (await ask('/api/handoffs')).json());
    const known = await admin.ask(
      `/api/members/${member.id}`,
      sent('PUT', { ownerId: 'nobody-of-this-name' }),
    );

    expect(handoffs).toEqual([]);
    expect(known.status).toBe(422);
    expect(otherOwner).not.toBe(member.email);
  });
});

describe('a deployment', () => {
  it('publishes the console, and tells CloudFormation how that went', async () => {
    const told: unknown[] = [];
    const server = createServer((request, response) => {
      request.on('data', (part: Buffer) => told.push(JSON.parse(part.toString('utf8'))));
      request.on('end', () => response.end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const event = {
      ResponseURL: `http://127.0.0.1:${port}/`,
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Published',
    };

    for (const RequestType of ['Create', 'Delete'])
      await rekindle.stack.invoke('ConsoleSitePublishConsole', { ...event, RequestType });
    server.close();

    const success = {
      Status: 'SUCCESS',
      StackId: 'stack',
      RequestId: 'request',
      PhysicalResourceId: 'Published',
    };
    expect(told).toEqual([expect.objectContaining(success), expect.objectContaining(success)]);
  });
});
