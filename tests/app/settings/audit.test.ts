import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteWrites } from '../../../app/kernel/note-writes.ts';
import { serveRoutes } from '../../../app/kernel/serve-routes.ts';
import { routes } from '../../../contract/api.ts';
import { auditKinds, auditLabelOf, auditLabels } from '../../../contract/audit-words.ts';
import type { Route } from '../../../contract/route.ts';
import { auditRoutes } from '../../../contract/settings.ts';
import { fieldChanges } from '../../../domain/kernel/field-changes.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

const audit = async (query = '') =>
  auditRoutes.listAudit.answer.parse((await world.call('GET', `/audit?${query}`)).body);
const latest = async () => (await audit('limit=1')).lines[0];

describe('the audit log', () => {
  it('gets one line for every write of the contract, but for those that say why not', async () => {
    const db = world.deps.db;
    const open: Record<string, Route> = Object.fromEntries(
      Object.entries<Route>(routes).map(([name, route]) => [
        name,
        { ...route, params: z.any(), query: z.any(), body: z.any(), answer: z.any(), own: undefined },
      ]),
    );
    const handler = serveRoutes(
      open,
      Object.fromEntries(Object.keys(open).map((name) => [name, () => Promise.resolve({})])),
      () => Promise.resolve({ name: 'walker', memberId: 'walker-id', sees: 'all', roles: ['admin'] }),
      noteWrites(db, world.deps.now),
    );
    const left: Record<string, number> = {};
    for (const [name, { method, path }] of Object.entries(open)) {
      const before = (await audit('person=walker-id&limit=100')).lines.length;
      const rawPath = path.replaceAll(/\{\w+\}/g, 'some-id');
      const event: Partial<APIGatewayProxyEventV2> = {
        version: '2.0',
        routeKey: `${method} ${path}`,
        rawPath,
        headers: {},
        body: '{}',
        isBase64Encoded: false,
      };
      await Reflect.apply(handler, undefined, [
        { ...event, requestContext: { http: { method, path: rawPath, sourceIp: '::1', userAgent: 'test' } } },
        { functionName: 'test', awsRequestId: 'test', memoryLimitInMB: '1', invokedFunctionArn: 'test' },
      ]);
      const { lines } = await audit('person=walker-id&limit=100');
      left[name] = lines.length - before;
      expect(lines.filter(({ route }) => route === name)).toHaveLength(left[name] ?? 0);
    }
    const wanted = Object.entries<Route>(routes).map(([name, { method, leavesNoLine }]) => [
      name,
      method === 'GET' || leavesNoLine !== undefined ? 0 : 1,
    ]);

    expect(left).toEqual(Object.fromEntries(wanted));
    const written = wanted.flatMap(([name, count]) => (count === 1 ? [String(name)] : []));
    expect(written.toSorted()).toEqual(Object.keys(auditLabels).toSorted());
    expect(
      [...new Set((await audit('person=walker-id&limit=100')).lines.map(({ kind }) => kind))].toSorted(),
    ).toEqual(Object.keys(auditKinds).toSorted());
  });

  it('says of settings which field became what, and of whom it was', async () => {
    await world.advance(1000);
    const { body } = await world.call('GET', '/settings');
    const before = z.looseObject({ companyName: z.string() }).parse(body).companyName;
    await world.call('PUT', '/settings', { companyName: 'あたらしい会社' });

    expect(await latest()).toMatchObject({
      route: 'changeSettings',
      kind: 'settings',
      byId: 'signed',
      changes: [{ field: 'companyName', before, after: 'あたらしい会社' }],
    });
  });

  it('says of a file that was only read that nothing was stored', async () => {
    await world.advance(1000);
    await world.importCsv('customers', 'メールアドレス\na@tried.example\n', '&dryRun=1');
    await world.advance(1000);
    await world.importCsv('customers', 'メールアドレス\na@tried.example\n');

    const { lines } = await audit('limit=2');
    expect(lines.map((line) => auditLabelOf(line)?.en)).toEqual([
      'Imported a file',
      'Read a file on trial (nothing stored)',
    ]);
  });

  it('says of a campaign which state it had, and of an import which file it was, but nothing of what is in it', async () => {
    await world.advance(1000);
    await world.people('audited', { email: 'secretly@audited.example' });
    const imported = await latest();
    const id = await world.launch('audited');
    await world.advance(1000);
    await world.call('POST', `/campaigns/${id}/pause`);

    expect(imported).toMatchObject({ route: 'importFile', thing: 'customers' });
    expect(JSON.stringify(imported)).toContain('customers.csv');
    expect(JSON.stringify(imported)).not.toContain('secretly');
    expect(await latest()).toMatchObject({
      route: 'pauseCampaign',
      thing: 'audited',
      changes: [{ field: 'state', before: 'running', after: 'paused' }],
    });
  });

  it('leaves no line for what was refused', async () => {
    const before = await latest();
    await world.call('POST', '/campaigns/none/pause');
    await world.call('PUT', '/settings', { companyName: 7 });

    expect(await latest()).toEqual(before);
  });

  it('is read page by page, by person and by kind', async () => {
    const all = (await audit('limit=100')).lines;
    const first = await audit('limit=2');
    const second = await audit(`limit=2&before=${encodeURIComponent(first.next ?? '')}`);
    const settings = await audit('kind=settings&person=signed&limit=100');

    expect([...first.lines, ...second.lines]).toEqual(all.slice(0, 4));
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(settings.lines.length).toBeGreaterThan(0);
    expect(new Set(settings.lines.map(({ kind }) => kind))).toEqual(new Set(['settings']));
  });

  it('holds nothing secret, and cuts what is long', () => {
    expect(
      fieldChanges({ chat: { webhookSecret: 'a' } }, { chat: { webhookSecret: 'b' }, text: 'x'.repeat(900) }),
    ).toEqual([
      { field: 'chat.webhookSecret', before: '***', after: '***' },
      { field: 'text', before: undefined, after: `${'x'.repeat(200)}…` },
    ]);
  });
});
