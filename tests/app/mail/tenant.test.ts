import { createServer } from 'node:http';
import { afterEach, expect, it, vi } from 'vitest';
import { checkReadiness } from '../../../app/mail/check-readiness.ts';
import type { SendingSet, Told } from '../../../domain/kernel/sending-setup.ts';
import { openMailSender, type ReadyMail } from '../../../platform/ses.ts';
import { openSendingSetup } from '../../../platform/ses-setup.ts';
import { openWorld } from '../support/world.ts';

afterEach(() => vi.unstubAllEnvs());

const mail: ReadyMail = {
  from: 'a@ours.example',
  to: 'b@theirs.example',
  subject: 's',
  html: 'h',
  text: 't',
  headers: {},
  tags: {},
  configurationSet: 'set',
};

it('each mail is sent as the tenant, or as none; SES is asked whether it sends as it', async () => {
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push(JSON.parse(Buffer.concat(parts).toString('utf8')));
      const isTenant = request.url?.endsWith('/tenants/get') === true;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(isTenant ? { Tenant: { SendingStatus: 'DISABLED' } } : { MessageId: 'm' }));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  vi.stubEnv(
    'AWS_ENDPOINT_URL',
    `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`,
  );
  vi.stubEnv('AWS_REGION', 'ap-northeast-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');

  const sent = [await openMailSender('group-sales').send(mail), await openMailSender().send(mail)];
  const tenant = await openSendingSetup().tenant('group-sales');
  server.close();

  expect(sent.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
  expect(asked[0]).toMatchObject({ TenantName: 'group-sales' });
  expect(asked[1]).not.toHaveProperty('TenantName');
  expect(tenant).toEqual({ kind: 'told', it: { isEnabled: false } });
});

it.each<[Told<SendingSet>, string]>([
  [{ kind: 'told', it: { isEnabled: true } }, 'tenantReady'],
  [{ kind: 'told', it: { isEnabled: false } }, 'tenantPaused'],
  [{ kind: 'absent' }, 'tenantMissing'],
  [{ kind: 'unreadable', because: 'AccessDenied' }, 'tenantUnreadable'],
])('doctor says of %j: %s', async (told, kind) => {
  const world = await openWorld({ isAlwaysOpen: true });
  const { deps } = world;
  const sendingSetup = { ...deps.sendingSetup, tenant: () => Promise.resolve(told) };
  const settings = await deps.freshSettings();
  const look = (tenantName: string) => checkReadiness({ ...deps, sendingSetup, tenantName }, settings, []);
  const [asTenant, asNone] = [await look('group-sales'), await look('')];
  await world.close();

  expect(asTenant.find(({ check }) => check === 'tenant')).toMatchObject({ kind, tenant: 'group-sales' });
  expect(asNone.some(({ check }) => check === 'tenant')).toBe(false);
});
