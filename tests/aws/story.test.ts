import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../local/ses/mail.ts';
import { routes } from '../../contract/api.ts';
import { rawReply } from '../../local/ses/receive-mail.ts';
import { segmentOf } from '../support/rekindle.ts';
import {
  bytesOf,
  deployCompany,
  linkIn,
  mailTo,
  owner,
  settleIn,
  until,
  type DeployedCompany,
} from './company.ts';
import { messagesIn } from './count-messages.ts';
import { functionErrors } from './function-errors.ts';
import { lastingOf, thoseThatAreThere } from './lasting-resources.ts';
import { otherAssembly } from './other-assembly.ts';
import { installEmulator } from './emulator.ts';
import { put } from './send-signed.ts';

const lacking = await installEmulator();
if (lacking !== undefined) console.warn(lacking);

const inSeason = (season: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `person@${season}${index}.example`);
const autumn = inSeason('autumn', 12);
const winter = inSeason('winter', 3);
const customersFile = [
  '会社名,氏名,役職,メールアドレス,担当,最終接触日,配信の根拠,タグ',
  ...autumn.map(
    (address, index) => `株式会社秋${index},山田 太郎,部長,${address},佐藤 誠,2025-09-15,名刺,autumn`,
  ),
  ...winter.map(
    (address, index) => `株式会社冬${index},山田 花子,部長,${address},佐藤 誠,2025-09-15,名刺,winter`,
  ),
];

let company: DeployedCompany;
const launch = (tag: string) =>
  company.call('POST', '/campaigns', { name: tag, segment: segmentOf(tag), continuous: false });
const sentTo = (addresses: readonly string[]) =>
  company.ses.mailbox.mails().filter((mail) => addresses.includes(mail.to[0] ?? ''));
const lead = async (mail: Mail) => (await company.call('GET', `/leads/${mail.tags['c'] ?? ''}`)).text;

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
    expect(company.resources.length).toBeGreaterThan(250);
    expect(company.resources.filter(({ status }) => status !== 'CREATE_COMPLETE')).toEqual([]);
  });

  it('the team API takes signed requests only', async () => {
    const unsigned = await company.page('https://api.example/settings');

    expect(unsigned.status).toBe(403);
    await settleIn(company);
    expect((await company.call('GET', '/settings')).text).toContain('mirai-zaiko.example');
  });

  it('a file goes by a signed address to the bucket, and through the queue to the table', async () => {
    const made = routes.createImport.answer.parse(
      (await company.call('POST', '/imports', { kind: 'customers', file: 'customers.csv' })).body,
    );
    const uploaded = await fetch(made.uploadUrl, {
      method: 'PUT',
      body: Buffer.from(bytesOf(customersFile)),
    });
    expect(uploaded.status).toBe(200);
    expect((await company.call('POST', `/imports/${made.id}/start`)).status).toBe(202);

    const job = await until('the import', async () => {
      const { body } = await company.call('GET', `/imports/${made.id}`);
      const shown = routes.showImport.answer.parse(body);
      return shown.state === 'done' || shown.state === 'failed' ? shown : undefined;
    });
    expect(job).toMatchObject({ state: 'done', rows: { stored: autumn.length + winter.length } });
  });

  it('in the sandbox a launch is refused, and nothing is used up', async () => {
    company.ses.allow({
      account: 'sandbox',
      identities: {
        'mirai-zaiko.example': {
          isVerified: true,
          mailFrom: { domain: 'bounce.mirai-zaiko.example', status: 'SUCCESS' },
        },
      },
    });

    const refused = await launch('autumn');

    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.text).toMatch(/sandbox|サンドボックス/i);
    expect(company.ses.mailbox.mails()).toEqual([]);
  });

  it('mails leave at the rate of SES, one each', async () => {
    company.ses.allow({ maximumSendRate: 2 });

    const launched = await launch('autumn');

    expect({ status: launched.status, text: launched.status === 201 ? '' : launched.text }).toEqual({
      status: 201,
      text: '',
    });
    await until('all mails', () => (sentTo(autumn).length >= autumn.length ? true : undefined));
    expect(sentTo(autumn)).toHaveLength(autumn.length);
    expect(new Set(sentTo(autumn).map((mail) => mail.to[0]))).toEqual(new Set(autumn));
    const [first, last] = [sentTo(autumn)[0], sentTo(autumn).at(-1)];
    // The fake SES refuses the third of a second: twelve take five seconds at least.
    expect(Number(last?.at) - Number(first?.at)).toBeGreaterThanOrEqual(5000);
  }, 200_000);

  it('while SES is suspended none is tried, and all go on by themselves afterwards', async () => {
    expect((await launch('winter')).status).toBe(201);
    company.ses.allow({ account: 'suspended' });
    const calls = company.ses.calls.length;
    await until('the breaker', async () => {
      const { text } = await company.call('GET', '/sending');
      return text.includes('"stopped"') ? true : undefined;
    });
    await new Promise((resolve) => setTimeout(resolve, 65_000));
    const tried = company.ses.calls.slice(calls).filter(({ operation }) => operation === 'SendEmail');
    expect(tried.length).toBeLessThanOrEqual(2);
    expect(sentTo(winter)).toEqual([]);

    company.ses.allow({});
    await until('the mails that waited', () => (sentTo(winter).length >= winter.length ? true : undefined));
    expect(sentTo(winter)).toHaveLength(winter.length);
  }, 400_000);

  it('a request on a page of the mail reaches its salesperson, and he accepts by a link', async () => {
    const mail = await mailTo(company, autumn[0] ?? '');

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
    const mail = await mailTo(company, autumn[1] ?? '');
    company.ses.mailbox.click(mail.messageId, linkIn(mail, '/d/'));
    const bounced = await mailTo(company, autumn[2] ?? '');
    company.ses.mailbox.bounce(bounced.messageId, 'permanent');

    await until('the click', async () => (/"kind":"click"/.test(await lead(mail)) ? true : undefined));
    await until('the bounce', async () => {
      return /"kind":"undeliverable"/.test(await lead(bounced)) ? true : undefined;
    });
  }, 400_000);

  it('a reply that lands in the bucket is read, and its wish respected', async () => {
    const mail = await mailTo(company, autumn[3] ?? '');
    const raw = rawReply(mail, { text: '今後のメール配信を停止してください。' }, Date.now());
    const bucket = company.physicalId('AWS::S3::Bucket', 'RepliesReceivedBucket');

    await put(company.emulator, `/${bucket}/replies/one`, raw);

    await until('the refusal', async () => {
      return /refus|optOut|unsubscrib/i.test(await lead(mail)) ? true : undefined;
    });
  }, 300_000);

  it('the figures agree with what happened, and nothing went wrong unseen', async () => {
    const enrolled = await until('the figures', async () => {
      const { body } = await company.call('GET', '/kpis');
      return JSON.stringify(body).includes(`${autumn.length + winter.length}`) ? true : undefined;
    });
    expect(enrolled).toBe(true);
    const { text } = await company.call('GET', '/verify?part=0');
    expect(JSON.parse(text)).toMatchObject({ differences: [] });
    expect(await functionErrors(company.emulator, company.resources)).toEqual([]);
    const deadLetters = await messagesIn(company, /DeadLetters|FailedEvents/);
    expect(deadLetters).toEqual({});
  }, 300_000);

  it('a second deployment changes the stack and keeps what it holds', async () => {
    const before = lastingOf(company.resources);

    const after = await company.deployment.deploy(otherAssembly());

    expect(lastingOf(after)).toEqual(before);
    expect((await company.call('GET', '/handoffs')).text).toContain('accepted');
  }, 200_000);

  it('a removal leaves tables, buckets and secrets', async () => {
    const before = await company.deployment.remove();

    expect((await thoseThatAreThere(company.emulator, lastingOf(before))).toSorted()).toEqual(
      lastingOf(before).toSorted(),
    );
  }, 200_000);
});
