import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../contract/api.ts';
import { rawReply } from '../../local/ses/receive-mail.ts';
import { deployCompany, linkIn, mailTo, settingsOfCompany, until, type DeployedCompany } from './company.ts';
import { functionErrors } from './function-errors.ts';
import { installEmulator } from './emulator.ts';
import { put } from './send-signed.ts';

const lacking = await installEmulator();
if (lacking !== undefined) console.warn(lacking);

const owner = 'sato@mirai-zaiko.example';
const ownersFile = ['氏名,メール,上長,上長メール', `佐藤 誠,${owner},大野 真,ono@mirai-zaiko.example`];
const addresses = Array.from({ length: 12 }, (_, index) => `person${index}@customer${index}.example`);
const customersFile = [
  '会社名,氏名,役職,メールアドレス,担当,最終接触日,配信の根拠,タグ',
  ...addresses.map(
    (address, index) => `株式会社客先${index},山田 ${index},部長,${address},佐藤 誠,2025-09-15,名刺,秋`,
  ),
];
const bytes = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n'));

let company: DeployedCompany;
const campaign = {
  name: '秋のご案内',
  segment: { id: 'autumn', name: { ja: '秋', en: 'Autumn' }, conditions: [{ field: 'tag', oneOf: ['秋'] }] },
  continuous: false,
};

/** One story, in the order in which it happens: each test stands on those before. */
describe.skipIf(lacking !== undefined)('on an emulator of AWS, with roles and signatures', () => {
  beforeAll(async () => {
    company = await deployCompany(mkdtempSync(join(tmpdir(), 'rekindle-aws-')));
  }, 180_000);
  afterAll(() => company?.close());
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const errors = await functionErrors(company.emulator, company.resources);
    console.error(errors.slice(-5).join('\n'));
  });

  it('every resource of the template is created', () => {
    expect(company.resources.length).toBeGreaterThan(300);
    expect(company.resources.filter(({ status }) => status !== 'CREATE_COMPLETE')).toEqual([]);
  });

  it('the team API takes signed requests only', async () => {
    const unsigned = await company.page(`${'https://api.example'}/settings`);
    const signed = await company.call('PUT', '/settings', settingsOfCompany);

    expect(unsigned.status).toBe(403);
    expect({ status: signed.status, text: signed.status === 200 ? '' : signed.text }).toEqual({
      status: 200,
      text: '',
    });
    expect((await company.call('POST', '/imports/owners?file=owners.csv', bytes(ownersFile))).status).toBe(
      200,
    );
  });

  it('a file goes by a signed address to the bucket, and through the queue to the table', async () => {
    const made = routes.createImport.answer.parse(
      (await company.call('POST', '/imports', { kind: 'customers', file: 'customers.csv' })).body,
    );
    const uploaded = await fetch(made.uploadUrl, { method: 'PUT', body: Buffer.from(bytes(customersFile)) });
    expect(uploaded.status).toBe(200);
    expect((await company.call('POST', `/imports/${made.id}/start`)).status).toBe(202);

    const job = await until('the import', async () => {
      const { body } = await company.call('GET', `/imports/${made.id}`);
      const shown = routes.showImport.answer.parse(body);
      return shown.state === 'done' || shown.state === 'failed' ? shown : undefined;
    });
    expect(job).toMatchObject({ state: 'done', rows: { stored: addresses.length } });
  });

  it('in the sandbox a launch is refused, and nothing is used up', async () => {
    company.ses.allow({ account: 'sandbox' });

    const refused = await company.call('POST', '/campaigns', campaign);

    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(company.ses.mailbox.mails()).toEqual([]);
  });

  it('mails leave at the rate of SES; while it is suspended none is used up, and all go on afterwards', async () => {
    company.ses.allow({ maximumSendRate: 1 });
    const launched = await company.call('POST', '/campaigns', campaign);
    expect({ status: launched.status, text: launched.status === 201 ? '' : launched.text }).toEqual({
      status: 201,
      text: '',
    });
    await until('the first mails', () => (company.ses.mailbox.mails().length >= 3 ? true : undefined));

    company.ses.allow({ account: 'suspended', maximumSendRate: 1 });
    const before = company.ses.mailbox.mails().length;
    await until('a refusal', () => (company.ses.calls.length > before + 1 ? true : undefined));
    const callsAtStop = company.ses.calls.filter(({ operation }) => operation === 'SendEmail').length;
    await new Promise((resolve) => setTimeout(resolve, 20_000));
    const callsLater = company.ses.calls.filter(({ operation }) => operation === 'SendEmail').length;
    expect(company.ses.mailbox.mails()).toHaveLength(before);
    // Whatever is in flight may ask once more; the circuit breaker holds the rest back.
    expect(callsLater - callsAtStop).toBeLessThan(addresses.length);

    company.ses.allow({ maximumSendRate: 1 });
    await until(
      'all mails',
      () => (company.ses.mailbox.mails().length >= addresses.length ? true : undefined),
      400,
    );
    const to = company.ses.mailbox.mails().map((mail) => mail.to[0]);
    expect(new Set(to)).toEqual(new Set(addresses));
    expect(to).toHaveLength(addresses.length);
  }, 700_000);

  it('a request on a page of the mail reaches its salesperson, and he accepts by a link', async () => {
    company.ses.allow({});
    const mail = await mailTo(company, addresses[0] ?? '');

    const page = await company.page(linkIn(mail, '/q/'), {
      kind: 'consultation',
      message: '一度ご相談したいです。',
    });
    expect(page.status).toBe(200);
    const handoff = await mailTo(company, owner);
    const accepted = await company.page(linkIn(handoff, 'a=accept'), {});

    expect(accepted.status).toBe(200);
    const { body } = await company.call('GET', '/handoffs');
    expect(JSON.stringify(body)).toContain('accepted');
  }, 300_000);

  it('what SES tells of opens, clicks and bounces is counted', async () => {
    const mail = await mailTo(company, addresses[1] ?? '');
    company.ses.mailbox.click(mail.messageId, linkIn(mail, '/d/'));
    const bounced = await mailTo(company, addresses[2] ?? '');
    company.ses.mailbox.bounce(bounced.messageId, 'permanent');

    const lead = await until('the click', async () => {
      const { body } = await company.call('GET', `/leads/${mail.tags['c'] ?? ''}`);
      const shown = routes.showLead.answer.parse(body);
      return shown.interest.contributions.length > 0 ? shown : undefined;
    });
    expect(lead.interest.contributions[0]?.signal).toBe('click');
    await until('the bounce', async () => {
      const { text } = await company.call('GET', `/leads/${bounced.tags['c'] ?? ''}`);
      return /bounce/i.test(text) ? true : undefined;
    });
  }, 400_000);

  it('a reply that lands in the bucket is read, and its wish respected', async () => {
    const mail = await mailTo(company, addresses[3] ?? '');
    const raw = rawReply(mail, { text: '今後のメール配信を停止してください。' }, Date.now());
    const bucket = company.physicalId('AWS::S3::Bucket', 'RepliesReceivedBucket');

    await put(company.emulator, `/${bucket}/replies/one`, raw);

    await until('the refusal', async () => {
      const { text } = await company.call('GET', `/leads/${mail.tags['c'] ?? ''}`);
      return /refus|optOut|unsubscrib/i.test(text) ? true : undefined;
    });
  }, 300_000);

  it('the figures agree with what happened', async () => {
    const shown = await until('the figures', async () => {
      const { body } = await company.call('GET', '/kpis');
      return JSON.stringify(body).includes(`${addresses.length}`) ? body : undefined;
    });
    expect(shown).toBeDefined();
    const { text } = await company.call('GET', '/verify?part=0');
    expect(JSON.parse(text)).toMatchObject({ differences: [] });
  }, 300_000);
});
