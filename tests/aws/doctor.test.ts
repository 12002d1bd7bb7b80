import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SesOptions } from '../../local/ses/ses-service.ts';
import { type, type Ended } from '../cli/command-line.ts';
import { deployCompany, settingsOfCompany, settleIn, type DeployedCompany } from './company.ts';
import { installEmulator, region } from './emulator.ts';

const lacking = await installEmulator();
if (lacking !== undefined) console.warn(lacking);

const ourDomain = 'mirai-zaiko.example';
const mailFrom = { domain: `bounce.${ourDomain}`, status: 'SUCCESS' as const };
const well: SesOptions = { identities: { [ourDomain]: { isVerified: true, mailFrom } } };

let company: DeployedCompany;

/** Types `doctor` with the account's own credentials. The API's name is in no DNS: its calls go to the emulator, signed anew. */
async function doctor(line: readonly string[] = ['--aws'], lang?: string): Promise<Ended> {
  vi.stubGlobal('fetch', async (url: URL, { method = 'GET', headers }: RequestInit = {}) => {
    expect(url.hostname).toMatch(/\.execute-api\.ap-northeast-1\.amazonaws\.com$/);
    const { status, text } = await company.call(method, `${url.pathname}${url.search}`, undefined, {
      'accept-language': new Headers(headers).get('accept-language') ?? '',
    });
    return new Response(text, { status });
  });
  return type(['doctor', ...line], undefined, lang, {});
}

describe.skipIf(lacking !== undefined)('rekindle doctor, on an emulator of AWS', () => {
  beforeAll(async () => {
    company = await deployCompany(mkdtempSync(join(tmpdir(), 'rekindle-doctor-')));
    await settleIn(company);
  }, 180_000);
  afterAll(() => company?.close());
  beforeEach(() => {
    company.ses.allow(well);
    const { accessKeyId, secretAccessKey } = company.emulator.client.credentials;
    vi.stubEnv('AWS_ENDPOINT_URL', company.emulator.url);
    vi.stubEnv('AWS_REGION', region);
    vi.stubEnv('AWS_ACCESS_KEY_ID', accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', secretAccessKey);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  });

  it('lets a launch through in a good state, and finds the API by the stack', async () => {
    const { out, error, exitCode } = await doctor();

    expect(error).toBe('');
    expect(out).toMatch(/\[ ok \] AWS credentials: Account \d{12}, region ap-northeast-1/);
    expect(out).toMatch(/\[ ok \] CDK bootstrap: Version 27/);
    expect(out).toMatch(/\[ ok \] Stack: Rekindle: CREATE_COMPLETE/);
    expect(out).not.toContain('[STOP]');
    expect(out).toContain('A launch goes through');
    expect(exitCode).toBe(0);
  });

  it.each<{ state: string; ses: SesOptions; says: RegExp }>([
    {
      state: 'the sender is not verified',
      ses: { identities: { [ourDomain]: { isVerified: false } } },
      says: /\[STOP\] [^\n]*not verified/,
    },
    {
      state: 'DKIM does not work yet',
      ses: { identities: { [ourDomain]: { isVerified: true, dkimStatus: 'PENDING', mailFrom } } },
      says: /\[STOP\] DKIM[^]*tokenone\._domainkey/,
    },
    {
      state: 'the account is in the sandbox',
      ses: { ...well, account: 'sandbox' },
      says: /\[STOP\] [^\n]*sandbox/i,
    },
    {
      state: 'SES has suspended the account',
      ses: { ...well, account: 'suspended' },
      says: /\[STOP\] [^\n]*suspended/,
    },
  ])('refuses a launch where $state', async ({ ses, says }) => {
    company.ses.allow(ses);

    const { out, exitCode } = await doctor();

    expect(out).toMatch(says);
    expect(out).toContain('A launch is refused');
    expect(exitCode).toBe(1);
  });

  it('refuses a launch while no old opt-outs were stated', async () => {
    await company.call('PUT', '/settings', { ...settingsOfCompany, optOutsDeclared: false });
    const { out, exitCode } = await doctor();
    await company.call('PUT', '/settings', settingsOfCompany);

    expect(out).toMatch(/\[STOP\] Old refusals: Nobody has stated/);
    expect(exitCode).toBe(1);
  });

  it('says where no stack of that name is, and that the account was not bootstrapped', async () => {
    await new SSMClient(company.emulator.client).send(
      new DeleteParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' }),
    );

    const { out, exitCode } = await doctor(['--aws', '--stack', 'Another']);

    expect(out).toMatch(/\[STOP\] CDK bootstrap: [^]*npx cdk bootstrap/);
    expect(out).toMatch(/\[STOP\] Stack: There is no stack Another/);
    expect(exitCode).toBe(1);
  });
});
